package org.dorsi.controller.guard;

import java.nio.ByteBuffer;

/** Frames that a guard might be sent by somebody who knows how they are made. */
public final class ForgedPermit {

  private ForgedPermit() {}

  /**
   * A good frame that permits output in a session, and echoes a counter that is a guess.
   *
   * @param sessionEpoch of the session
   */
  public static byte[] of(long sessionEpoch) {
    Permit permit = new Permit();
    permit.sessionEpoch = sessionEpoch;
    permit.echoedCounter = 1;
    permit.sequence = 1_000_000;
    permit.armingEpoch = 1_000;
    permit.outputEnabled = true;
    permit.numbers.halfMilliamps[0] = 100;
    permit.numbers.maximumHalfMilliamps[0] = 100;
    permit.numbers.widthMicros[0] = 300;
    permit.numbers.periodMicros[0] = 25_000;
    permit.numbers.areaSquareMillimetres[0] = 5_000;
    ByteBuffer frame = ByteBuffer.allocate(Permit.SIZE);
    permit.encode(frame);
    return frame.array();
  }
}
