package org.dorsi.controller.stimulator.sciencemode1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds commands in a stream of bytes, one byte at a time. A first byte begins a new command
 * wherever it comes. How long an update is, the last good Init says. The check is a sum of three or
 * five bits: commands that cannot be meant (unused bits set, fields out of range) are refused too.
 * One thread at a time.
 */
public final class RequestReader {

  private static final int INIT_BYTES = 6;
  private static final int SINGLE_PULSE_BYTES = 4;
  private static final int LISTED_BYTES = 3;

  private final byte[] bytes = new byte[Bits.MAX_BYTES];
  private final Bits bits = new Bits();
  private int length;
  private int wanted;
  private int listed;
  private long damaged;

  /**
   * Takes one byte.
   *
   * @return the command that it completed; null where it completed none
   */
  public @Nullable Request accept(byte b) {
    if (Bits.isFirst(b)) {
      damaged += length > 0 ? 1 : 0;
      length = 0;
      wanted =
          switch (Bits.ident(b)) {
            case Request.INIT -> INIT_BYTES;
            case Request.UPDATE -> 1 + LISTED_BYTES * listed;
            case Request.STOP -> 1;
            default -> SINGLE_PULSE_BYTES;
          };
    } else if (length == 0) {
      return null;
    }
    bytes[length++] = b;
    if (length < wanted) {
      return null;
    }
    bits.load(bytes, length);
    length = 0;
    Request request =
        switch (bits.take(2)) {
          case Request.INIT -> init();
          case Request.UPDATE -> update();
          case Request.STOP -> bits.take(5) == 0 ? new Request.Stop() : null;
          default -> singlePulse();
        };
    damaged += request == null ? 1 : 0;
    return request;
  }

  /** Commands begun that were broken off, or that failed their check. */
  public long damaged() {
    return damaged;
  }

  private @Nullable Request init() {
    int check = bits.take(3);
    int factor = bits.take(3);
    int active = bits.take(8);
    int low = bits.take(8);
    int unused = bits.take(2);
    int group = bits.take(5);
    int main = bits.take(11);
    if (unused != 0 || check != (factor + active + low + group + main) % 8) {
      return null;
    }
    listed = Integer.bitCount(active);
    return new Request.Init(
        factor, active, low, group + Request.Init.GROUP_OFFSET, main + Request.Init.MAIN_OFFSET);
  }

  private @Nullable Request update() {
    int check = bits.take(5);
    int sum = 0;
    List<Request.ListedPulse> pulses = new ArrayList<>(listed);
    for (int i = 0; i < listed; i++) {
      int mode = bits.take(2);
      int unused = bits.take(3);
      int widthMicros = bits.take(9);
      int milliamps = bits.take(7);
      if (unused != 0 || mode > 2 || !Request.isWidth(widthMicros)) {
        return null;
      }
      sum += mode + widthMicros + milliamps;
      pulses.add(new Request.ListedPulse(mode, widthMicros, milliamps));
    }
    return check == sum % 32 ? new Request.Update(pulses) : null;
  }

  private @Nullable Request singlePulse() {
    int check = bits.take(5);
    int channel = bits.take(3);
    int unused = bits.take(2);
    int widthMicros = bits.take(9);
    int milliamps = bits.take(7);
    boolean good =
        unused == 0
            && Request.isWidth(widthMicros)
            && check == (channel + widthMicros + milliamps) % 32;
    return good ? new Request.SinglePulse(channel, widthMicros, milliamps) : null;
  }
}
