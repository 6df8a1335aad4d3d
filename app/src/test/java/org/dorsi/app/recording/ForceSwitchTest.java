package org.dorsi.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A sensor that bears a half sine in the first half of each second: its edges are known. */
class ForceSwitchTest {

  private static final double RATE_HZ = 100;
  private static final double LEARNED_SECONDS = 10;

  private final ForceSwitch film = new ForceSwitch();
  private final Random random = new Random(4);

  /** Edges told between 10 and 30 s, each at most 40 ms from where the load comes or goes. */
  private int edges(double peakNewtons, double preloadNewtons, double noiseNewtons) {
    int edges = 0;
    boolean before = false;
    for (int i = 0; i < 30 * RATE_HZ; i++) {
      double seconds = i / RATE_HZ;
      double load = StrictMath.max(0, StrictMath.sin(2 * Math.PI * seconds)) * peakNewtons;
      double noise = noiseNewtons * random.nextGaussian();
      boolean closed = film.follow(seconds, preloadNewtons + load + noise);
      if (closed != before && seconds > LEARNED_SECONDS) {
        edges++;
        double off = Math.abs(2 * seconds - Math.rint(2 * seconds)) / 2;
        assertTrue(off <= 0.04, "edge at " + seconds + " s is off by " + off + " s");
      }
      before = closed;
    }
    return edges;
  }

  @Test
  void findsTheStepsOfAMan() {
    assertEquals(40, edges(300, 0, 0), 1);
  }

  @Test
  void findsTheStepsOfASmallChild() {
    assertEquals(40, edges(35, 0, 0), 1);
  }

  @Test
  void findsTheStepsOfALacedShoe() {
    assertEquals(40, edges(150, 40, 0), 1);
  }

  @Test
  void isNotClosedByNoise() {
    assertEquals(40, edges(300, 5, 5), 1);
  }

  @Test
  void isNotClosedByTheNoiseOfAnInsoleThatBearsLittle() {
    assertEquals(40, edges(250, 0, 8), 1);
  }

  /** Standing, the load changes, but by less than steps change it. */
  @Test
  void remembersStepsWhileTheFootStands() {
    edges(300, 0, 0);
    boolean closed = true;
    for (int i = 0; i < 60 * RATE_HZ; i++) {
      double sway = 30 * StrictMath.sin(i / RATE_HZ);
      closed &= film.follow(30 + i / RATE_HZ, 120 + sway) || i == 0;
    }
    assertTrue(closed, "a foot that stands is on the ground");
  }
}
