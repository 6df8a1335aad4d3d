package org.dorsi.app.campaign;

import java.util.List;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * One fault: what it does to the bytes and processes of a session while it lasts, and what must
 * follow from it on the wire. Whatever is not said is left as it is.
 */
interface Injection {

  /** The row it comes from. */
  Hazard hazard();

  /** When there must be no pulses, as far as is known by now. */
  List<Ban> bans();

  /** When nothing is wrong any more. */
  default long overNs() {
    return Span.FOREVER;
  }

  /** Whether legs are known as well as without it: pulses must then keep to their phase. */
  default boolean keepsPhase() {
    return false;
  }

  /** What the switches under one foot seem to be. */
  default int switches(long nowNs, Side side, int closedBits) {
    return closedBits;
  }

  /** What a unit on one foot seems to measure; changed in place. */
  default void imu(long nowNs, Side side, float[] gyro, float[] force) {}

  /** What a sensor's clock seems to show. */
  default long clockMicros(long nowNs, long micros) {
    return micros;
  }

  /** What becomes of a sensor's frame on its way; null for nothing at all. */
  default byte @Nullable [] line(long nowNs, byte[] frame) {
    return frame;
  }

  /** Anything else, once a millisecond. */
  default void tick(long nowNs, VirtualSession session) {}
}
