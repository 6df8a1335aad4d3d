package org.dorsi.controller.gait;

import org.dorsi.sensors.SensorReading;

/**
 * What switches worn on the same foot for some strides say of toe off and initial contact.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class SwitchLessons {

  /** What a switch reading tells. */
  enum Lesson {
    NONE,
    TOE_OFF,
    INITIAL_CONTACT
  }

  private final FootSwitchDetector switches = new FootSwitchDetector();
  private final Listener listener = new Listener();
  private int stridesLeft;

  SwitchLessons(int strides) {
    stridesLeft = strides;
  }

  /** Whether lessons go on. */
  boolean areLeft() {
    return stridesLeft > 0;
  }

  /** Hears a switch reading. */
  Lesson hear(SensorReading reading) {
    listener.heard = Lesson.NONE;
    switches.accept(reading, Double.NaN, listener);
    return listener.heard;
  }

  /** A stride has been learned. */
  void strideEnds() {
    stridesLeft = Math.max(0, stridesLeft - 1);
  }

  private static final class Listener implements EventDetector.Sink {
    private Lesson heard = Lesson.NONE;

    @Override
    public void detected(EventKind kind, long estimateNs, double confidenceFraction) {
      if (kind == EventKind.TOE_OFF) {
        heard = Lesson.TOE_OFF;
      } else if (kind == EventKind.INITIAL_CONTACT) {
        heard = Lesson.INITIAL_CONTACT;
      }
    }

    @Override
    public void stanceGoesOn(boolean heelDown) {}
  }
}
