package org.dorsi.controller.gait;

import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.jspecify.annotations.Nullable;

/**
 * Switches worn on the same foot for some strides teach an inertial unit's predictors where toe off
 * and initial contact lie.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class SwitchLessons {

  private final FootSwitchDetector switches = new FootSwitchDetector();
  private final Listener listener = new Listener();
  private final EventPredictor toeOffs;
  private final @Nullable EventPredictor contacts;
  private int stridesLeft;

  /**
   * @param strides how many strides are taught
   * @param toeOffs who learns of toe off
   * @param contacts who learns of initial contact, if anybody
   */
  SwitchLessons(int strides, EventPredictor toeOffs, @Nullable EventPredictor contacts) {
    stridesLeft = strides;
    this.toeOffs = toeOffs;
    this.contacts = contacts;
  }

  /** Whether a reading is one that teaches, and lessons go on. */
  boolean areIn(SensorReading reading) {
    return reading instanceof FootSwitchSample && stridesLeft > 0;
  }

  /**
   * Hears a switch reading while the unit's history has come to a step.
   *
   * @return whether the switches say that the heel came off now
   */
  boolean teach(SensorReading reading, int step) {
    listener.step = step;
    listener.isHeelOff = false;
    switches.accept(reading, Double.NaN, listener);
    return listener.isHeelOff;
  }

  /** A stride has been learned. */
  void strideEnds() {
    stridesLeft = Math.max(0, stridesLeft - 1);
  }

  private final class Listener implements EventDetector.Sink {
    private int step;
    private boolean isHeelOff;

    @Override
    public void detected(EventKind kind, long estimateNs, double confidenceFraction) {
      if (kind == EventKind.TOE_OFF) {
        toeOffs.lesson(step);
      } else if (kind == EventKind.INITIAL_CONTACT && contacts != null) {
        contacts.lesson(step);
      } else if (kind == EventKind.HEEL_OFF) {
        isHeelOff = true;
      }
    }

    @Override
    public void stanceGoesOn(boolean heelDown) {}
  }
}
