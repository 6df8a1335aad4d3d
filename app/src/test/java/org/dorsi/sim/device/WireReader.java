package org.dorsi.sim.device;

import java.util.function.Consumer;

/**
 * Reads what a host writes to a P24 with the emulated device's own frame reader: what a judge of
 * pulses believes. One thread.
 */
public final class WireReader {

  private static final int EXECUTE = 0x80;

  private final Consumer<? super WirePulse> pulses;
  private final ScienceMode4Receiver receiver;
  private long nowNs;
  private int trains;

  /**
   * @param pulses gets every pulse that a command asks for, refused by the device or not
   */
  public WireReader(Consumer<? super WirePulse> pulses) {
    this.pulses = pulses;
    this.receiver =
        new ScienceMode4Receiver(
            new ScienceMode4Receiver.Sink() {
              @Override
              public void frame(ScienceMode4Frame frame) {
                read(frame);
              }

              @Override
              public void damaged(int packetNumber, String why) {}
            });
  }

  /** Takes bytes in the order in which they were written. */
  public void accept(byte[] bytes, int length, long atNs) {
    nowNs = atNs;
    receiver.receive(bytes, length);
  }

  /** Commands that let the device make trains by itself. */
  public int trains() {
    return trains;
  }

  private void read(ScienceMode4Frame frame) {
    byte[] data = frame.data();
    trains += frame.command() == P24Command.ML_UPDATE.number ? 1 : 0;
    if (frame.command() != P24Command.LL_CHANNEL_CONFIG.number
        || data.length < 5
        || (data[0] & EXECUTE) == 0) {
      return;
    }
    Waveform waveform = Waveform.read(data, 1, data.length / 4);
    int channel = 1 + ((data[0] >> 5) & 3) + 4 * ((data[0] >> 4) & 1);
    if (waveform.currentMilliamps() > 0) {
      pulses.accept(
          new WirePulse(
              nowNs,
              channel,
              waveform.currentMilliamps(),
              waveform.phaseMicros(),
              waveform.netChargeNanocoulombs()));
    }
  }
}
