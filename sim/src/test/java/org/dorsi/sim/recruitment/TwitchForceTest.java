package org.dorsi.sim.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TwitchForceTest {

  private static final double STEP = 1e-3;

  private static TwitchForce tetanus(double hz, double recruited, double seconds) {
    TwitchForce force = new TwitchForce(STEP);
    long period = Math.round(1 / (hz * STEP));
    for (long step = 0; step < seconds / STEP; step++) {
      if (step % period == 0) {
        force.pulse(recruited);
      }
      force.advance();
    }
    return force;
  }

  /** The equation's solution for one pulse: CN = t/tc exp(-t/tc), whatever the step. */
  @Test
  void calciumAfterOnePulseIsTheAnalyticalOne() {
    for (double step : new double[] {1e-4, 1e-3, 5e-3}) {
      TwitchForce force = new TwitchForce(step);
      force.pulse(1);
      for (int i = 1; i <= 0.1 / step; i++) {
        force.advance();
        double t = i * step;
        assertEquals(t / 0.02 * StrictMath.exp(-t / 0.02), force.calcium(), 1e-12);
      }
    }
  }

  /** Ding 2003 gives 315.5 N for 100 Hz, simulator.md 3.2. */
  @Test
  void aHundredPulsesASecondGiveThePublishedForce() {
    double newtons = tetanus(100, 1, 2).fraction() * TwitchForce.TETANUS_NEWTONS;
    assertEquals(315.5, newtons, 0.02 * 315.5);
  }

  @Test
  void forceGrowsWithFrequencyAndFallsSilentAfterwards() {
    double at20 = tetanus(20, 1, 2).fraction();
    double at40 = tetanus(40, 1, 2).fraction();
    assertTrue(at20 < at40 && at40 < 1, at20 + " " + at40);
    TwitchForce force = tetanus(40, 1, 2);
    for (int i = 0; i < 500; i++) {
      force.advance();
    }
    assertTrue(force.fraction() < 0.01, "half a second later: " + force.fraction());
  }

  @Test
  void forceIsProportionalToTheShareRecruited() {
    assertEquals(0.3 * tetanus(40, 1, 1).fraction(), tetanus(40, 0.3, 1).fraction(), 1e-9);
  }
}
