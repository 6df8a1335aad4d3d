package org.dorsi.controller.safety.check;

import java.util.List;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * An inertial unit that says the same again and again (H6): its noise never lets ten samples be
 * equal. In an hour of recorded walks there were three at the most. Control thread only.
 */
final class FrozenSensor implements SafetyCheck {

  /** Equal samples that no living sensor gives (safety requirements, H6). */
  private static final int EQUAL_SAMPLES = 10;

  private final @Nullable ImuSample[] last = new @Nullable ImuSample[Slots.PLACES];
  private final int[] equal = new int[Slots.PLACES];

  @Override
  public void look(Sight sight, Findings findings) {
    List<SensorReading> readings = sight.readings();
    for (int i = 0; i < readings.size(); i++) {
      if (readings.get(i) instanceof ImuSample sample) {
        take(sample);
      }
    }
    for (Side side : Slots.SIDES) {
      for (int segment = 0; segment < Slots.SEGMENTS; segment++) {
        if (equal[Slots.SEGMENTS * Slots.of(side) + segment] >= EQUAL_SAMPLES
            && sight.used(side) != null) {
          findings.suspend(Slots.words(side) + " inertial unit frozen");
        }
      }
    }
  }

  private void take(ImuSample sample) {
    int slot = Slots.of(sample.placement());
    ImuSample before = last[slot];
    equal[slot] = before != null && isSame(before, sample) ? equal[slot] + 1 : 1;
    last[slot] = sample;
  }

  private static boolean isSame(ImuSample a, ImuSample b) {
    return a.gyroXRadPerSec() == b.gyroXRadPerSec()
        && a.gyroYRadPerSec() == b.gyroYRadPerSec()
        && a.gyroZRadPerSec() == b.gyroZRadPerSec()
        && a.forceXMetersPerSec2() == b.forceXMetersPerSec2()
        && a.forceYMetersPerSec2() == b.forceYMetersPerSec2()
        && a.forceZMetersPerSec2() == b.forceZMetersPerSec2();
  }
}
