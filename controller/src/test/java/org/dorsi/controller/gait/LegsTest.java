package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A walk of known times on foot switches, one sample a millisecond. */
class LegsTest {

  private static final long MS = 1_000_000L;
  private static final int STRIDE = 1200;
  private static final int FLAT = 80;
  private static final int HEEL_OFF = 430;
  private static final int TOE_OFF = 740;

  private final List<GaitEvent> events = new ArrayList<>();
  private Legs legs = both();
  private int ms;

  private static Legs both() {
    return new Legs(
        List.of(
            new LegSetup(Side.LEFT, LegSetup.Detector.FOOT_SWITCH),
            new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)));
  }

  @BeforeEach
  void begin() {
    ms = 0;
  }

  private static int bits(int at) {
    if (at >= TOE_OFF) {
      return 0;
    }
    int fore = at >= FLAT ? FootSwitchSample.METATARSAL_1 : 0;
    return at < HEEL_OFF ? fore | FootSwitchSample.HEEL : fore;
  }

  /** The right foot lands at multiples of the stride time, the left half a stride later. */
  private void walk(int untilMs) {
    for (; ms < untilMs; ms++) {
      switches(Side.RIGHT, bits(ms % STRIDE));
      switches(Side.LEFT, bits((ms + STRIDE / 2) % STRIDE));
      legs.advance(ms * MS);
    }
  }

  /** Stands as at an instant of the walk. */
  private void stand(int asAtMs, int untilMs) {
    int right = bits(asAtMs % STRIDE);
    int left = bits((asAtMs + STRIDE / 2) % STRIDE);
    for (; ms < untilMs; ms++) {
      switches(Side.RIGHT, right);
      switches(Side.LEFT, left);
      legs.advance(ms * MS);
    }
  }

  private void switches(Side side, int bits) {
    legs.accept(new FootSwitchSample(ms * MS, ms * MS, side, bits), ms * MS, events);
  }

  private LegState right() {
    return legs.state(Side.RIGHT, ms * MS);
  }

  /** Perry, by the events of both feet; swing by thirds, as switches see nothing of it. */
  @Test
  void namesTheSevenPhasesByTheEventsOfBothFeet() {
    walk(5 * STRIDE);
    List<String> seen = new ArrayList<>();
    GaitPhase phase = GaitPhase.NOT_WALKING;
    for (int at = 0; at < STRIDE; at++) {
      walk(5 * STRIDE + at + 1);
      if (right().phase() != phase) {
        phase = right().phase();
        seen.add(phase.words() + " " + at);
      }
    }
    int otherToeOff = TOE_OFF - STRIDE / 2;
    assertEquals(
        List.of(
            "loading response 0",
            "mid-stance " + otherToeOff,
            "terminal stance " + HEEL_OFF,
            "pre-swing " + STRIDE / 2,
            "initial swing " + TOE_OFF,
            "mid-swing 894",
            "terminal swing 1047"),
        seen);
  }

  @Test
  void namesThePhasesOfALegWhoseOtherIsNotObserved() {
    legs = new Legs(List.of(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)));
    walk(5 * STRIDE + FLAT - 1);
    assertEquals(GaitPhase.LOADING_RESPONSE, right().phase());
    walk(5 * STRIDE + FLAT + 1);
    assertEquals(GaitPhase.MID_STANCE, right().phase());
    walk(5 * STRIDE + STRIDE / 2 - 1);
    assertEquals(GaitPhase.TERMINAL_STANCE, right().phase());
    walk(5 * STRIDE + STRIDE / 2 + 2);
    assertEquals(GaitPhase.PRE_SWING, right().phase());
  }

  @Test
  void expectsTheNextEventsWhenTheyCome() {
    for (int at = 10; at < STRIDE; at += 20) {
      walk(6 * STRIDE + at);
      GaitForecast forecast = right().forecast();
      assertEquals(next(at, HEEL_OFF), forecast.heelOffNs() / MS, "heel off, seen at " + at);
      assertEquals(next(at, TOE_OFF), forecast.toeOffNs() / MS, "toe off, seen at " + at);
      assertEquals(next(at, 0), forecast.contactNs() / MS, "contact, seen at " + at);
    }
  }

  private static int next(int at, int event) {
    return (at > event ? 7 : 6) * STRIDE + event;
  }

  @Test
  void expectsNothingOfAPersonWhoHasStopped() {
    walk(6 * STRIDE + 300);
    stand(300, 6 * STRIDE + HEEL_OFF + STRIDE / 4);
    assertEquals(GaitForecast.NEVER, right().forecast().heelOffNs());
    events.clear();
    stand(300, 20 * STRIDE);
    assertEquals(List.of(), events);
    assertEquals(GaitForecast.NONE, right().forecast());
    assertEquals(GaitPhase.NOT_WALKING, right().phase());
    assertEquals(PhaseReason.STANDING, right().reason());
  }

  @Test
  void thePercentageRisesSteadilyAndWaitsForTheEvents() {
    walk(6 * STRIDE + 1);
    double before = right().cycleFraction();
    assertEquals(0, before, 0.01);
    for (int at = 2; at < STRIDE; at++) {
      walk(6 * STRIDE + at);
      double now = right().cycleFraction();
      assertTrue(now >= before && now - before < 0.005, at + ": " + before + " to " + now);
      assertEquals(at / (double) STRIDE, now, 0.01);
      before = now;
    }
    stand(STRIDE - 1, 7 * STRIDE + 400);
    assertEquals(1, right().cycleFraction(), 1e-9);
  }

  @Test
  void theVariationOfARegularWalkIsNoneAndThatOfAnAlternatingOneItsDeviation() {
    walk(8 * STRIDE);
    assertEquals(0, right().strideVariationFraction(), 1e-9);
    StrideLog log = new StrideLog();
    long at = 0;
    for (int i = 0; i < 13; i++) {
      log.add(EventKind.INITIAL_CONTACT, at);
      log.add(EventKind.TOE_OFF, at + 600 * MS);
      at += (i % 2 == 0 ? 1100 : 1300) * MS;
    }
    // Five of each: 100 ms from the mean of 1200 ms, over n - 1 = 9.
    assertEquals(Math.sqrt(10 / 9.0) * 100 / 1200, log.variationFraction(), 1e-9);
  }

  @Test
  void theHeelIsUpFromHeelOffToContact() {
    walk(6 * STRIDE + HEEL_OFF - 1);
    assertFalse(right().heelUp());
    walk(6 * STRIDE + HEEL_OFF + 1);
    assertTrue(right().heelUp());
    walk(7 * STRIDE - 1);
    assertTrue(right().heelUp());
    walk(7 * STRIDE + 1);
    assertFalse(right().heelUp());
  }
}
