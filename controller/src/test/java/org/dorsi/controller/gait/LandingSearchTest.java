package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LandingSearchTest {

  private static final int PUSH_OFF = 20;
  private static final int REST = 140;

  private final LandingSearch search = new LandingSearch();

  /** Forward force that rises by so much within 30 ms at each of the given steps. */
  private static SignalHistory force(int[] at, double[] by) {
    SignalHistory history = new SignalHistory();
    for (int step = 0; step < 200; step++) {
      double forward = 0;
      for (int i = 0; i < at.length; i++) {
        forward += by[i] / (1 + StrictMath.exp(-(step - at[i]) / 1.5));
      }
      history.add(step * 5_000_000L, 0, forward, 9.81, 9.81);
    }
    return history;
  }

  @Test
  void takesTheEarlierOfTwoSubstantialRises() {
    SignalHistory history = force(new int[] {100, 125}, new double[] {8, 10});
    assertEquals(95, search.find(history, PUSH_OFF, REST, 3), 2);
  }

  @Test
  void passesOverASmallRiseBeforeTheLanding() {
    SignalHistory history = force(new int[] {95, 125}, new double[] {4, 10});
    assertEquals(120, search.find(history, PUSH_OFF, REST, 3), 2);
  }

  @Test
  void doesNotTakeTheRiseOfEarlySwingForALanding() {
    SignalHistory history = force(new int[] {40, 120}, new double[] {20, 6});
    assertEquals(115, search.find(history, PUSH_OFF, REST, 3), 2);
  }

  @Test
  void findsNoLandingInAFootThatIsPutDownWithoutAny() {
    SignalHistory history = force(new int[] {120}, new double[] {2});
    assertEquals(LandingSearch.NONE, search.find(history, PUSH_OFF, REST, 3));
  }
}
