package org.dorsi.controller.gait;

/**
 * What a leg's place in the cycle is shown as: a phase only where it can be relied on, else why it
 * cannot.
 *
 * <p>Control thread only; allocates nothing.
 */
final class ShownPhase {

  /** Events less sure than this in the long run are not relied on. */
  private static final double LEAST_CONFIDENCE = 0.5;

  /** What each contact and toe off adds to the running confidence. */
  private static final double CONFIDENCE_SHARE = 0.3;

  private GaitPhase shown = GaitPhase.SENSOR_LOST;
  private long sinceNs;
  private double confidence = 1;

  /** A contact or toe off was told, so sure. */
  void told(double confidenceFraction) {
    confidence += CONFIDENCE_SHARE * (confidenceFraction - confidence);
  }

  /** The place in the cycle was lost: what comes is judged anew. */
  void forget() {
    confidence = 1;
  }

  /** The leg is at a place in the cycle, as a detector says that knows the wearer or does not. */
  void follow(GaitPhase place, boolean isCalibrated, long nowNs) {
    GaitPhase now = place;
    if (place.isPhase() && !isCalibrated) {
      now = GaitPhase.CALIBRATING;
    } else if (place.isPhase() && confidence < LEAST_CONFIDENCE) {
      now = GaitPhase.LOW_CONFIDENCE;
    }
    if (now != shown) {
      shown = now;
      sinceNs = nowNs;
    }
  }

  GaitPhase phase() {
    return shown;
  }

  long sinceNs() {
    return sinceNs;
  }
}
