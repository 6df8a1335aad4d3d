package org.dorsi.controller.stimulator;

import org.dorsi.controller.stimulator.sciencemode2.Command;
import org.dorsi.controller.stimulator.sciencemode2.FrameReader;
import org.dorsi.controller.stimulator.sciencemode2.FrameWriter;
import org.dorsi.controller.stimulator.sciencemode2.Request;

/**
 * Requests on their way to a RehaStim 2, and the frames that come back. The driver's thread; no
 * allocation.
 *
 * <p>What sends tells whether the port has taken it.
 */
final class RehaStim2Exchange {

  private static final int PACKET_NUMBERS = 256;

  private final StimulatorDriver.Line line;
  private final FrameWriter writer = new FrameWriter();
  private final FrameReader reader = new FrameReader();
  private final PendingRequests pending = new PendingRequests(PACKET_NUMBERS);

  RehaStim2Exchange(StimulatorDriver.Line line) {
    this.line = line;
  }

  /** Sends a request without data. */
  boolean ask(int command, long nowNs) {
    writer.begin(pending.next(), command);
    return send(command, nowNs);
  }

  /**
   * Sends a single pulse.
   *
   * @param channel 1 to 8
   * @param halfMilliamps current of the first phase in 0.5 mA
   */
  boolean pulse(int channel, int halfMilliamps, int widthMicros, long nowNs) {
    writer.begin(pending.next(), Command.SINGLE_PULSE);
    writer.put(channel - 1).putShort(widthMicros).put(halfMilliamps / 2);
    pending.pulse(channel, (long) halfMilliamps * widthMicros);
    return send(Command.SINGLE_PULSE, nowNs);
  }

  /** Sends a command of the channel list. */
  boolean list(RehaStim2List list, int command, long nowNs) {
    writer.begin(pending.next(), command);
    list.write(command, writer);
    return send(command, nowNs);
  }

  /** Answers a packet of the device. */
  boolean answer(Request answer, int packetNumber) {
    answer.write(writer, packetNumber);
    return put();
  }

  PendingRequests pending() {
    return pending;
  }

  FrameReader reader() {
    return reader;
  }

  /** Whether anything but silence has come. */
  boolean anythingHeard() {
    return reader.frames() + reader.damaged() + reader.skippedBytes() > 0;
  }

  private boolean send(int command, long nowNs) {
    pending.sent(command, nowNs);
    writer.end();
    return put();
  }

  private boolean put() {
    return line.write(writer.bytes(), writer.length());
  }
}
