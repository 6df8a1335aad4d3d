package org.dorsi.controller.safety.check;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.safety.Evidence;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/**
 * Watches what the steps of arming need to have been seen (safety requirements, section 4.2), from
 * when the stimulator is connected; a stimulator that is lost loses all of it, a sensor's port that
 * is lost what was seen of the sensors. Control thread only.
 */
public final class Preparation {

  /** Section 4.2, step 5. */
  private static final long REST_NS = 3_000_000_000L;

  /** Section 4.2, step 8. */
  private static final int STRIDES = 5;

  /** Nobody who stands still turns a leg faster: 20 degrees a second. */
  private static final double STILL_RAD_PER_SEC = 0.35;

  /** Half and twice of gravity: an accelerometer that says anything else at rest is broken (H7). */
  private static final double LEAST_METERS_PER_SEC2 = 0.5 * 9.81;

  private static final double MOST_METERS_PER_SEC2 = 2 * 9.81;

  private static final long NEVER = Long.MAX_VALUE;

  private final boolean[] unitHeard = new boolean[Slots.PLACES];
  private final boolean[] unitRested = new boolean[Slots.PLACES];
  private final long[] restSinceNs = new long[Slots.PLACES];
  private final boolean[] opened = new boolean[2];
  private final boolean[] closed = new boolean[2];
  private boolean held;
  private boolean letGo;
  private final Set<Evidence> seen = EnumSet.noneOf(Evidence.class);
  private final Set<Evidence> view = Collections.unmodifiableSet(seen);

  /** What has been seen; holds for the tick only. */
  public Set<Evidence> seen() {
    return view;
  }

  /**
   * Looks at one tick.
   *
   * @param sight what there is to see
   * @param released whether a dead-man switch is in use and not held
   * @param armed whether output is possible: strides with output are no dry run
   */
  public void look(Sight sight, boolean released, boolean armed) {
    if (sight.guard().stimulator() == Stimulator.ABSENT) {
      forget();
      return;
    }
    if (sight.sensorLost()) {
      forgetSensors();
    }
    List<SensorReading> readings = sight.readings();
    for (int i = 0; i < readings.size(); i++) {
      if (readings.get(i) instanceof ImuSample sample) {
        take(sample);
      } else if (readings.get(i) instanceof FootSwitchSample sample) {
        opened[Slots.of(sample.side())] |= sample.closedBits() == 0;
        closed[Slots.of(sample.side())] |= sample.closedBits() != 0;
      }
    }
    held |= !released;
    letGo |= released;
    note(Evidence.SENSORS, sensorsSeen());
    note(Evidence.DEAD_MAN, held && letGo);
    note(Evidence.STRIDES, !armed && walked(sight));
  }

  private void forget() {
    forgetSensors();
    held = false;
    letGo = false;
    seen.clear();
  }

  private void forgetSensors() {
    Arrays.fill(unitHeard, false);
    Arrays.fill(unitRested, false);
    Arrays.fill(opened, false);
    Arrays.fill(closed, false);
    seen.remove(Evidence.SENSORS);
  }

  private void note(Evidence evidence, boolean isThere) {
    if (isThere) {
      seen.add(evidence);
    }
  }

  private void take(ImuSample s) {
    int slot = Slots.of(s.placement());
    double turn = square(s.gyroXRadPerSec(), s.gyroYRadPerSec(), s.gyroZRadPerSec());
    double force =
        square(s.forceXMetersPerSec2(), s.forceYMetersPerSec2(), s.forceZMetersPerSec2());
    boolean still =
        turn < STILL_RAD_PER_SEC * STILL_RAD_PER_SEC
            && force > LEAST_METERS_PER_SEC2 * LEAST_METERS_PER_SEC2
            && force < MOST_METERS_PER_SEC2 * MOST_METERS_PER_SEC2;
    restSinceNs[slot] =
        !still ? NEVER : Math.min(unitHeard[slot] ? restSinceNs[slot] : NEVER, s.arrivalNs());
    unitHeard[slot] = true;
    unitRested[slot] |= still && s.arrivalNs() - restSinceNs[slot] >= REST_NS;
  }

  private static double square(double x, double y, double z) {
    return x * x + y * y + z * z;
  }

  /** Nothing heard is nothing seen. */
  private boolean sensorsSeen() {
    boolean any = false;
    for (int i = 0; i < Slots.PLACES; i++) {
      any |= unitHeard[i];
      if (unitHeard[i] && !unitRested[i]) {
        return false;
      }
    }
    for (int i = 0; i < opened.length; i++) {
      any |= opened[i];
      if (opened[i] != closed[i]) {
        return false;
      }
    }
    return any;
  }

  private static boolean walked(Sight sight) {
    boolean any = false;
    for (Side side : Slots.SIDES) {
      LegTracker leg = sight.used(side);
      if (leg != null) {
        any = true;
        if (leg.validInARow() < STRIDES) {
          return false;
        }
      }
    }
    return any;
  }
}
