package org.dorsi.controller.safety.check;

import static org.dorsi.controller.safety.check.WatchedWalk.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.safety.Evidence;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/** What must have been seen before a step of arming can be attested, to the millisecond. */
class PreparationTest {

  private static final double G = 9.81;

  private final Preparation preparation = new Preparation();
  private boolean released;
  private boolean armed;
  private final WatchedWalk walk =
      new WatchedWalk((sight, findings) -> preparation.look(sight, released, armed));

  private void unit(Side side, double gyro, double force) {
    walk.readings.add(
        new ImuSample(
            walk.ms * MS,
            walk.ms * MS,
            new Placement(side, BodySegment.SHANK),
            0,
            gyro,
            0,
            0,
            0,
            force));
  }

  private void switches(Side side, int bits) {
    walk.readings.add(new FootSwitchSample(walk.ms * MS, walk.ms * MS, side, bits));
  }

  private boolean sensorsSeen() {
    return preparation.seen().contains(Evidence.SENSORS);
  }

  private void rest(long untilMs, double gyro, double force) {
    while (walk.ms < untilMs) {
      unit(Side.RIGHT, gyro, force);
      walk.step();
    }
  }

  @Test
  void aUnitRestsForThreeSeconds() {
    rest(3_000, 0.34, G);
    assertFalse(sensorsSeen(), "2999 ms");
    rest(3_001, 0.34, G);
    assertTrue(sensorsSeen(), "3000 ms");
    rest(3_100, 5, G);
    assertTrue(sensorsSeen(), "seen is seen");
  }

  @Test
  void aUnitRestsAnewForAnotherStimulator() {
    rest(3_001, 0, G);
    assertTrue(sensorsSeen());
    walk.stimulator = Stimulator.ABSENT;
    walk.step();
    walk.stimulator = Stimulator.READY;
    rest(walk.ms + 3_000, 0, G);
    assertFalse(sensorsSeen(), "2999 ms");
    rest(walk.ms + 1, 0, G);
    assertTrue(sensorsSeen(), "3000 ms");
  }

  @Test
  void aLostSensorLosesWhatWasSeenOfTheSensorsAndNothingElse() {
    armed = true;
    released = true;
    switches(Side.RIGHT, 0);
    walk.step();
    released = false;
    switches(Side.RIGHT, FootSwitchSample.HEEL);
    rest(3_100, 0, G);
    Set<Evidence> both = Set.of(Evidence.SENSORS, Evidence.DEAD_MAN);
    assertEquals(both, preparation.seen());
    walk.faults.add(new Fault(0, Fault.Kind.SENSOR_BACK, "a", "heard again"));
    walk.step();
    assertEquals(both, preparation.seen(), "another fault");
    walk.faults.add(new Fault(0, Fault.Kind.SENSOR_BACK, "a", "heard again"));
    walk.faults.add(new Fault(0, Fault.Kind.SENSOR_LOST, "b", "gone"));
    walk.step();
    assertEquals(Set.of(Evidence.DEAD_MAN), preparation.seen());
    rest(walk.ms + 3_100, 0, G);
    assertEquals(both, preparation.seen(), "rested anew");
  }

  @Test
  void whoeverMovesBeginsToRestAnew() {
    rest(2_999, 0, G);
    rest(3_000, 0.35, G);
    rest(6_000, 0, G);
    assertFalse(sensorsSeen());
    rest(6_001, 0, G);
    assertTrue(sensorsSeen());
  }

  @Test
  void gravityThatIsNoneIsNoRest() {
    for (double wrong : new double[] {0, 0.5 * G, 2 * G, 30, Double.NaN}) {
      long fromMs = walk.ms;
      rest(fromMs + 4_000, 0, wrong);
      assertFalse(sensorsSeen(), "force " + wrong);
    }
    rest(walk.ms + 3_001, 0, 0.51 * G);
    assertTrue(sensorsSeen());
  }

  @Test
  void everyUnitThatIsHeardMustRestAndEverySwitchBeSeenOpenAndClosed() {
    unit(Side.LEFT, 3, G);
    switches(Side.LEFT, FootSwitchSample.TOE);
    rest(4_000, 0, G);
    assertFalse(sensorsSeen(), "the left unit has moved");
    for (int i = 0; i <= 3_000; i++) {
      unit(Side.LEFT, 0, -G);
      walk.step();
    }
    assertFalse(sensorsSeen(), "the left switch was never open");
    switches(Side.LEFT, 0);
    switches(Side.RIGHT, 0);
    walk.step();
    assertFalse(sensorsSeen(), "the right switch was never closed");
    switches(Side.RIGHT, FootSwitchSample.HEEL);
    walk.step();
    assertTrue(sensorsSeen());
  }

  @Test
  void nothingHeardIsNothingSeen() {
    walk.until(5_000);
    assertFalse(sensorsSeen());
  }

  @Test
  void aDeadManSwitchIsHeldAndLetGo() {
    released = true;
    walk.step();
    assertFalse(preparation.seen().contains(Evidence.DEAD_MAN));
    released = false;
    walk.step();
    assertTrue(preparation.seen().contains(Evidence.DEAD_MAN));
  }

  @Test
  void aSwitchThatIsAlwaysHeldWasNeverLetGo() {
    walk.until(100);
    assertFalse(preparation.seen().contains(Evidence.DEAD_MAN));
  }

  @Test
  void fiveStridesWithoutOutputAreADryRun() {
    armed = true;
    walk.until(12_000);
    assertFalse(preparation.seen().contains(Evidence.STRIDES), "strides with output do not count");
    armed = false;
    walk.step();
    assertTrue(preparation.seen().contains(Evidence.STRIDES));
    WatchedWalk other = new WatchedWalk((sight, findings) -> preparation.look(sight, false, false));
    other.enabled = false;
    preparation.look(sightless(), false, false);
    assertEquals(Set.of(), preparation.seen());
    other.until(12_000);
    assertFalse(preparation.seen().contains(Evidence.STRIDES), "no leg is stimulated");
  }

  @Test
  void theFifthStrideWithoutOutputCompletesTheDryRun() {
    while (strides() < 5) {
      assertFalse(preparation.seen().contains(Evidence.STRIDES), "after " + strides());
      walk.step();
    }
    assertTrue(preparation.seen().contains(Evidence.STRIDES));
  }

  private int strides() {
    LegTracker right = walk.legs.leg(Side.RIGHT);
    return right == null ? 0 : right.validInARow();
  }

  private static Sight sightless() {
    Sight[] last = new Sight[1];
    WatchedWalk gone = new WatchedWalk((sight, findings) -> last[0] = sight);
    gone.stimulator = Stimulator.ABSENT;
    gone.step();
    return last[0];
  }

  @Test
  void aStimulatorThatIsLostLosesAllOfIt() {
    released = true;
    switches(Side.RIGHT, 0);
    walk.step();
    released = false;
    switches(Side.RIGHT, FootSwitchSample.HEEL);
    rest(12_000, 0, G);
    assertEquals(Set.of(Evidence.SENSORS, Evidence.DEAD_MAN, Evidence.STRIDES), preparation.seen());
    walk.stimulator = Stimulator.ABSENT;
    walk.step();
    assertEquals(Set.of(), preparation.seen());
    walk.stimulator = Stimulator.READY;
    armed = true;
    rest(walk.ms + 10, 0, G);
    assertEquals(Set.of(), preparation.seen(), "as if never seen");
    switches(Side.RIGHT, FootSwitchSample.HEEL);
    rest(walk.ms + 3_100, 0, G);
    assertEquals(Set.of(), preparation.seen(), "the switch was not open");
    released = true;
    switches(Side.RIGHT, 0);
    walk.step();
    assertEquals(Set.of(Evidence.SENSORS, Evidence.DEAD_MAN), preparation.seen());
  }
}
