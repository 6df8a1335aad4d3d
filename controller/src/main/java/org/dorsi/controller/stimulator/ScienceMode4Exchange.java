package org.dorsi.controller.stimulator;

import org.dorsi.controller.stimulator.sciencemode4.FrameReader;
import org.dorsi.controller.stimulator.sciencemode4.FrameWriter;

/**
 * Requests on their way to a ScienceMode 3 or 4 device, and the frames that come back. The driver's
 * thread; no allocation.
 */
final class ScienceMode4Exchange {

  private static final int PACKET_NUMBERS = 64;

  private final StimulatorDriver.Line line;
  private final FrameWriter writer = new FrameWriter();
  private final FrameReader reader = new FrameReader();
  private final PendingRequests pending = new PendingRequests(PACKET_NUMBERS);
  private boolean cut;

  ScienceMode4Exchange(StimulatorDriver.Line line) {
    this.line = line;
  }

  /** Starts a request with a fresh packet number; data may follow, then {@link #send}. */
  FrameWriter begin(int command) {
    return writer.begin(pending.next(), command);
  }

  /** Sends what was begun. */
  void send(int command, long nowNs) {
    pending.sent(command, nowNs);
    writer.end();
    cut |= !line.write(writer.bytes(), writer.length());
  }

  /** Sends a request without data. */
  void ask(int command, long nowNs) {
    begin(command);
    send(command, nowNs);
  }

  PendingRequests pending() {
    return pending;
  }

  FrameReader reader() {
    return reader;
  }

  /** Whether the port has not taken something. */
  boolean isCut() {
    return cut;
  }

  /** First byte of the frame's data; 1, a transfer error, where there is none. */
  int result() {
    return reader.dataLength() > 0 ? reader.data(0) : 1;
  }

  /** Whether anything but silence has come. */
  boolean anythingHeard() {
    return reader.frames() + reader.damaged() + reader.skippedBytes() > 0;
  }
}
