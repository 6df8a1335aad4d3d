package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Forces on the insteps of simulated patients about their landings, one every 10 ms, in m/s2. */
class FootStrikeTest {

  /** A heel that lands at 0.8 m/s: 45 N on it at the fourth. */
  private static final double[][] LANDING = {{3.7, 10.0}, {2.5, 10.0}, {0.9, 8.8}, {-22.0, -31.8}};

  /** A paretic leg at 0.6 m/s whose knee snaps straight 0.25 s before its foot lands. */
  private static final double[][] KNEE_SNAPS = {
    {-57.3, 3.2},
    {-51.9, -3.8},
    {-40.1, -10.2},
    {-26.3, -12.5},
    {-14.2, -4.7},
    {-5.5, 8.6},
    {-1, 11}
  };

  private static final double NEAR_SECONDS = 0.02;

  private static boolean isFelt(double[][] forces, double untilSeconds) {
    SignalHistory history = new SignalHistory();
    FootStrike strike = new FootStrike();
    double[] first = forces[0];
    int steps = 0;
    boolean felt = false;
    for (int sample = -10; sample < forces.length; sample++) {
      double[] now = sample < 0 ? first : forces[sample];
      double size = Math.hypot(now[0], now[1]);
      history.add((sample + 10) * 10_000_000L, 0, now[0], now[1], size);
      for (; steps < history.steps(); steps++) {
        felt |= steps > 8 && strike.feel(history, steps, untilSeconds);
      }
    }
    return felt;
  }

  @Test
  void feelsTheGroundInTheFirstReadingAfterTheHeelHasStruck() {
    assertTrue(isFelt(LANDING, NEAR_SECONDS));
    assertTrue(isFelt(LANDING, -NEAR_SECONDS));
  }

  @Test
  void takesAKneeThatSnapsStraightForNoLanding() {
    assertFalse(isFelt(KNEE_SNAPS, NEAR_SECONDS));
  }

  @Test
  void takesAKnockLongBeforeTheLandingIsForeseenForAnObstacle() {
    assertFalse(isFelt(LANDING, 0.15));
  }

  @Test
  void forgetsWhatWasFeltWhenTheNextReadingComes() {
    SignalHistory history = new SignalHistory();
    FootStrike strike = new FootStrike();
    for (int k = 0; k < 20; k++) {
      history.add(k * 10_000_000L, 0, 0, k < 19 ? 9.8 : 40, k < 19 ? 9.8 : 40);
    }
    assertTrue(strike.feel(history, history.steps() - 1, NEAR_SECONDS));
    assertTrue(strike.isFelt());
    strike.lookAway();
    assertFalse(strike.isFelt());
  }
}
