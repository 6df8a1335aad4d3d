package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeToEventTest {

  private static final int STRIDE_STEPS = 200;
  private static final int EVENT_AT = 150;

  /** The solution is held small; that fades as strides are learned. */
  private static final int STRIDES = 20;

  private final SignalHistory history = new SignalHistory();
  private final TimeToEvent timeToEvent = new TimeToEvent();

  /** A foot whose turn falls evenly to zero at the event. */
  private void walk(int stride) {
    for (int k = 0; k < STRIDE_STEPS; k++) {
      int step = stride * STRIDE_STEPS + k;
      double turn = (EVENT_AT - k) * SignalHistory.STEP_SECONDS * 10;
      history.add(step * 5_000_000L, turn, 0, 0, 9.81);
    }
  }

  @Test
  void findsTheLawByWhichTheMotionTellsTheEvent() {
    walk(0);
    for (int stride = 1; stride <= STRIDES; stride++) {
      walk(stride);
      int event = stride * STRIDE_STEPS + EVENT_AT;
      timeToEvent.beginStride();
      for (int step = event - 40; step <= event + 10; step++) {
        timeToEvent.learn(history, step, (event - step) * SignalHistory.STEP_SECONDS);
      }
      timeToEvent.endStride();
    }
    walk(STRIDES + 1);
    int event = (STRIDES + 1) * STRIDE_STEPS + EVENT_AT;
    for (int before = -5; before < 35; before++) {
      assertEquals(
          before * SignalHistory.STEP_SECONDS,
          timeToEvent.seconds(history, event - before),
          0.002,
          before + " steps before the event");
    }
  }
}
