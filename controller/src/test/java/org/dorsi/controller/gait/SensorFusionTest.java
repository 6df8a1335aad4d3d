package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Switches that lead and a unit that is surer than they are quick, a stride a second. */
class SensorFusionTest {

  private static final long MS = 1_000_000L;
  private static final Placement UNIT = new Placement(Side.RIGHT, BodySegment.SHANK);

  /** Says what it is told to say at its next reading. */
  private static final class Scripted implements EventDetector {
    private final EventSource source;
    private final List<EventKind> next = new ArrayList<>();
    private final List<EventKind> sureOf = new ArrayList<>();

    Scripted(EventSource source) {
      this.source = source;
    }

    @Override
    public EventSource source() {
      return source;
    }

    @Override
    public boolean wants(SensorReading reading) {
      return reading instanceof FootSwitchSample == (source == EventSource.FOOT_SWITCH);
    }

    @Override
    public boolean isSureOf(EventKind kind) {
      return sureOf.contains(kind);
    }

    @Override
    public void accept(SensorReading reading, double strideSeconds, Sink sink) {
      next.forEach(kind -> sink.detected(kind, reading.timeNs(), 1));
      next.clear();
    }

    @Override
    public void interrupt() {}
  }

  private final Scripted switches = new Scripted(EventSource.FOOT_SWITCH);
  private final Scripted unit = new Scripted(EventSource.SHANK_IMU);
  private final SensorFusion fusion = new SensorFusion(List.of(switches, unit));
  private final List<String> told = new ArrayList<>();
  private long nowMs;
  private boolean isFrozen;

  private final EventDetector.Sink sink =
      new EventDetector.Sink() {
        @Override
        public void detected(EventKind kind, long estimateNs, double confidenceFraction) {
          told.add(kind + "@" + nowMs);
        }

        @Override
        public void stanceGoesOn(boolean heelDown) {}
      };

  /** Until then both report every 10 ms, and say what they have been told to say. */
  private void run(long untilMs) {
    for (; nowMs < untilMs; nowMs += 10) {
      long timeNs = nowMs * MS;
      fusion.accept(new FootSwitchSample(timeNs, timeNs, Side.RIGHT, 0), 1, sink);
      double noise = isFrozen ? 0 : 0.01 * (nowMs % 70);
      fusion.accept(new ImuSample(timeNs, timeNs, UNIT, 0, 0, noise, 0, 9.8, 0), 1, sink);
      unit.sureOf.clear();
    }
  }

  private void say(Scripted detector, long atMs, EventKind kind) {
    run(atMs);
    detector.next.add(kind);
  }

  /** A stride whose contact the ground tells 20 ms before the switches do. */
  private void stride(long fromMs) {
    say(switches, fromMs + 100, EventKind.TOE_OFF);
    say(unit, fromMs + 100, EventKind.TOE_OFF);
    say(unit, fromMs + 500, EventKind.INITIAL_CONTACT);
    unit.sureOf.add(EventKind.INITIAL_CONTACT);
    say(switches, fromMs + 520, EventKind.INITIAL_CONTACT);
  }

  @BeforeEach
  void begin() {
    say(switches, 0, EventKind.INITIAL_CONTACT);
    run(10);
    told.clear();
  }

  @Test
  void tellsAContactAsSoonAsTheGroundIsFeltAndOnlyOnce() {
    stride(0);
    run(1000);
    assertEquals(List.of("TOE_OFF@100", "INITIAL_CONTACT@500"), told);
    assertEquals(EventSource.FUSION, fusion.source());
  }

  @Test
  void takesAKnockInStanceForNoContact() {
    run(50);
    unit.sureOf.add(EventKind.INITIAL_CONTACT);
    run(1000);
    assertEquals(List.of(), told);
    assertEquals(EventSource.FUSION, fusion.source());
  }

  @Test
  void reliesNoMoreOnSwitchesThatNeverConfirmAContactThatWasFelt() {
    say(switches, 100, EventKind.TOE_OFF);
    run(500);
    unit.sureOf.add(EventKind.INITIAL_CONTACT);
    run(1000);
    assertEquals(List.of("TOE_OFF@100", "INITIAL_CONTACT@500"), told);
    assertEquals(EventSource.SHANK_IMU, fusion.source());
  }

  @Test
  void leadsTheHeelOffOfSwitchesThatWereLateThreeTimes() {
    for (int k = 0; k < 3; k++) {
      run(1000L * k + 50);
      unit.sureOf.add(EventKind.HEEL_OFF);
      say(switches, 1000L * k + 70, EventKind.HEEL_OFF);
      stride(1000L * k);
    }
    told.clear();
    run(3050);
    unit.sureOf.add(EventKind.HEEL_OFF);
    say(switches, 3070, EventKind.HEEL_OFF);
    run(3100);
    assertEquals(List.of("HEEL_OFF@3050"), told);
  }

  @Test
  void waitsForTheHeelOffOfSwitchesThatWereNeverLate() {
    run(50);
    unit.sureOf.add(EventKind.HEEL_OFF);
    say(switches, 70, EventKind.HEEL_OFF);
    run(90);
    assertEquals(List.of("HEEL_OFF@70"), told);
  }

  @Test
  void takesAHeelOffBackThatTheSwitchesDoNotConfirm() {
    for (int k = 0; k < 3; k++) {
      stride(1000L * k);
    }
    told.clear();
    run(3050);
    unit.sureOf.add(EventKind.HEEL_OFF);
    run(4000);
    assertEquals(List.of("HEEL_OFF@3050", "FOOT_FLAT@3210"), told);
  }

  /** The switches were doubted, and then the unit that led in their place hung up. */
  @Test
  void followsTheSwitchesAgainOnceTheUnitRepeatsItselfToTheBit() {
    say(switches, 100, EventKind.TOE_OFF);
    run(500);
    unit.sureOf.add(EventKind.INITIAL_CONTACT);
    run(1000);
    told.clear();
    isFrozen = true;
    run(2000);
    say(switches, 2100, EventKind.TOE_OFF);
    say(switches, 2500, EventKind.INITIAL_CONTACT);
    run(3000);
    assertEquals(List.of("TOE_OFF@2100", "INITIAL_CONTACT@2500"), told);
    assertEquals(EventSource.FOOT_SWITCH, fusion.source());
  }

  /** A lead that comes loose opens the switches in stance for a tenth of a second. */
  @Test
  void reliesNoMoreOnSwitchesThatTellAStepTooSoonAndAlone() {
    for (int k = 0; k < 3; k++) {
      stride(1000L * k);
    }
    run(2900);
    told.clear();
    say(switches, 2950, EventKind.TOE_OFF);
    say(switches, 3050, EventKind.INITIAL_CONTACT);
    say(unit, 3100, EventKind.TOE_OFF);
    say(switches, 3200, EventKind.INITIAL_CONTACT);
    say(unit, 3500, EventKind.INITIAL_CONTACT);
    run(3600);
    assertEquals(
        List.of("TOE_OFF@2950", "INITIAL_CONTACT@3050", "TOE_OFF@3100", "INITIAL_CONTACT@3500"),
        told);
    assertEquals(EventSource.SHANK_IMU, fusion.source());
  }

  /** An insole that lets go late: not the unit's fault (P05 of the AGoRA recordings). */
  private void lateStride(long fromMs) {
    say(unit, fromMs + 100, EventKind.TOE_OFF);
    say(switches, fromMs + 350, EventKind.TOE_OFF);
    say(unit, fromMs + 500, EventKind.INITIAL_CONTACT);
    say(switches, fromMs + 500, EventKind.INITIAL_CONTACT);
  }

  @Test
  void tellsTheFirstStepThatStuckSwitchesMissThoughTheyLetGoLateBefore() {
    stride(0);
    lateStride(1000);
    stride(2000);
    lateStride(3000);
    run(3600);
    told.clear();
    say(unit, 4100, EventKind.TOE_OFF);
    say(unit, 4500, EventKind.INITIAL_CONTACT);
    run(4510);
    assertEquals(List.of("TOE_OFF@4500", "INITIAL_CONTACT@4500"), told);
    assertEquals(EventSource.SHANK_IMU, fusion.source());
  }

  /** A unit that is knocked about sees swings, too: half a stride is no stride. */
  @Test
  void reliesOnSwitchesWhereTheUnitAloneSeesASwingTooSoon() {
    for (int k = 0; k < 3; k++) {
      stride(1000L * k);
    }
    run(2600);
    told.clear();
    say(unit, 2700, EventKind.TOE_OFF);
    say(unit, 3000, EventKind.INITIAL_CONTACT);
    run(3050);
    assertEquals(List.of(), told);
    assertEquals(EventSource.FUSION, fusion.source());
  }

  @Test
  void reliesNoMoreOnSwitchesThatOpenTooSoonAndAloneThoughTheyLetGoLateBefore() {
    stride(0);
    lateStride(1000);
    stride(2000);
    lateStride(3000);
    run(3600);
    told.clear();
    say(switches, 3700, EventKind.TOE_OFF);
    run(3710);
    assertEquals(List.of("TOE_OFF@3700"), told);
    assertEquals(EventSource.SHANK_IMU, fusion.source());
  }

  /** Somebody stumbles: the unit sees it, too. */
  @Test
  void reliesOnSwitchesThatTellAShortStepWhichTheUnitSees() {
    for (int k = 0; k < 3; k++) {
      stride(1000L * k);
    }
    run(2900);
    say(switches, 2950, EventKind.TOE_OFF);
    say(unit, 2950, EventKind.TOE_OFF);
    say(switches, 3050, EventKind.INITIAL_CONTACT);
    say(unit, 3080, EventKind.INITIAL_CONTACT);
    run(3100);
    assertEquals(EventSource.FUSION, fusion.source());
  }
}
