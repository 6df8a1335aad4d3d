package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /**
   * A brisk walker's heel strikes at step 100, and the sole slaps down 40 ms later: forces as the
   * unit on the simulated patient's shoe measures them at 1.2 m/s, a little softer, and harder.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.9, 1, 1.2})
  void takesTheStrikeOfTheHeelForTheLandingAndNotTheSlapOfTheSoleAfterIt(double times) {
    double[] forward = {-4, -18, -31, -24, -17, -17, -18, -50, -82, -40, 14, 8};
    double[] upward = {6, -20, -48, -26, -4, 10, 26, 48, 70, 40, 13, 20};
    SignalHistory history = new SignalHistory();
    for (int step = 0; step < 200; step++) {
      int since = step - 100;
      boolean struck = since >= 0 && since < forward.length;
      double along = struck ? times * forward[since] : 0;
      double across = struck ? times * upward[since] : 9.81;
      history.add(step * 5_000_000L, 0, along, across, 9.81);
    }
    assertEquals(98, search.find(history, PUSH_OFF, REST, 3), 3);
  }

  @Test
  void findsNoLandingInAFootThatIsPutDownWithoutAny() {
    SignalHistory history = force(new int[] {120}, new double[] {2});
    assertEquals(LandingSearch.NONE, search.find(history, PUSH_OFF, REST, 3));
  }
}
