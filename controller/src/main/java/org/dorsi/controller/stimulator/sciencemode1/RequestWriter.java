package org.dorsi.controller.stimulator.sciencemode1;

/** Writes one command after another into the same buffer. One thread at a time. */
public final class RequestWriter {

  private static final int IDENT_BITS = 2;
  private static final int UNUSED_BITS = 3;

  private final Bits bits = new Bits();

  /** Writes a command; its bytes stay valid until the next one. */
  public RequestWriter write(Request request) {
    if (request instanceof Request.SinglePulse pulse) {
      return writePulse(pulse.channel(), pulse.widthMicros(), pulse.milliamps());
    }
    bits.clear();
    bits.put(request.ident(), IDENT_BITS);
    if (request instanceof Request.Init init) {
      put(init);
    } else if (request instanceof Request.Update update) {
      put(update);
    } else {
      bits.put(0, 5);
    }
    return this;
  }

  /**
   * Writes the command for one pulse, without allocation.
   *
   * @param channel 0 to 7
   * @param widthMicros 0, or 10 to 500
   * @param milliamps 0 to 127
   */
  public RequestWriter writePulse(int channel, int widthMicros, int milliamps) {
    bits.clear();
    bits.put(Request.SINGLE_PULSE, IDENT_BITS).put((channel + widthMicros + milliamps) % 32, 5);
    bits.put(channel, 3).put(0, 2).put(widthMicros, 9).put(milliamps, 7);
    return this;
  }

  /** The buffer; the command is its first {@link #length} bytes. */
  public byte[] bytes() {
    return bits.bytes();
  }

  public int length() {
    return bits.length();
  }

  private void put(Request.Init init) {
    int group = init.groupHalfMillis() - Request.Init.GROUP_OFFSET;
    int main = init.mainHalfMillis() - Request.Init.MAIN_OFFSET;
    int sum =
        init.lowFrequencyFactor() + init.activeBits() + init.lowFrequencyBits() + group + main;
    bits.put(sum % 8, 3).put(init.lowFrequencyFactor(), 3).put(init.activeBits(), 8);
    bits.put(init.lowFrequencyBits(), 8).put(0, 2).put(group, 5).put(main, 11);
  }

  private void put(Request.Update update) {
    int sum = 0;
    for (Request.ListedPulse pulse : update.pulses()) {
      sum += pulse.mode() + pulse.widthMicros() + pulse.milliamps();
    }
    bits.put(sum % 32, 5);
    for (Request.ListedPulse pulse : update.pulses()) {
      bits.put(pulse.mode(), 2).put(0, UNUSED_BITS);
      bits.put(pulse.widthMicros(), 9).put(pulse.milliamps(), 7);
    }
  }
}
