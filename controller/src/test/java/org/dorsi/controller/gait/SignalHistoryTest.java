package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SignalHistoryTest {

  private static final double TURN_PER_SECOND = 3;

  private final SignalHistory history = new SignalHistory();

  private void play(double fromSeconds, double rateHz, int samples) {
    for (int i = 0; i < samples; i++) {
      add(fromSeconds + i / rateHz, fromSeconds + i / rateHz);
    }
  }

  private int add(double stampSeconds, double measuredSeconds) {
    return history.add(
        Math.round(stampSeconds * 1e9), TURN_PER_SECOND * measuredSeconds, 0, 0, 9.81);
  }

  @Test
  void isEvenWhateverTheSensorsRate() {
    for (double rateHz : new double[] {100, 128, 200, 400}) {
      SignalHistory even = new SignalHistory();
      for (int i = 0; i < 5 * rateHz; i++) {
        even.add(Math.round(i / rateHz * 1e9), TURN_PER_SECOND * i / rateHz, 0, 0, 9.81);
      }
      assertEquals(5 / SignalHistory.STEP_SECONDS, even.steps(), 3, rateHz + " Hz");
      int last = even.steps() - 1;
      double slope = (even.turn(last) - even.turn(last - 400)) / (400 * SignalHistory.STEP_SECONDS);
      assertEquals(TURN_PER_SECOND, slope, 0.02, rateHz + " Hz");
    }
  }

  /** Recorded reality: after a gap the samples of the gap come in a burst, squeezed together. */
  @Test
  void countsSamplesThatComeInABurstAfterAGap() {
    play(0, 200, 1000);
    int before = history.steps();
    add(5.9, 5);
    assertEquals(1, history.steps() - before, 1, "the gap's samples are still to come");
    for (int i = 1; i < 200; i++) {
      add(5.9 + i * 0.1 / 200, 5 + i / 200.0);
    }
    play(6, 200, 400);
    int last = history.steps() - 1;
    assertEquals(8 / SignalHistory.STEP_SECONDS, history.steps(), 8);
    double across = (history.turn(last) - history.turn(last - 800)) / TURN_PER_SECOND;
    assertEquals(800 * SignalHistory.STEP_SECONDS, across, 0.05);
  }

  /** A receiver that hands over what came within its timer's 20 ms stamps all of it alike. */
  @Test
  void isEvenWhereSeveralSamplesCarryOneStamp() {
    for (double rateHz : new double[] {100, 200, 400}) {
      SignalHistory packets = new SignalHistory();
      playPackets(packets, rateHz, 0, 5);
      int before = packets.steps();
      playPackets(packets, rateHz, 5, 20);
      assertEquals(15 / SignalHistory.STEP_SECONDS, packets.steps() - before, 4, rateHz + " Hz");
      for (int step = packets.steps() - 1000; step < packets.steps(); step++) {
        double slope = (packets.turn(step) - packets.turn(step - 20)) / 0.1;
        assertEquals(TURN_PER_SECOND, slope, 0.2 * TURN_PER_SECOND, rateHz + " Hz");
      }
    }
  }

  private static void playPackets(
      SignalHistory packets, double rateHz, int fromSeconds, int toSeconds) {
    for (int i = (int) (fromSeconds * rateHz); i < toSeconds * rateHz; i++) {
      double stampSeconds = StrictMath.ceil(i / rateHz / 0.02) * 0.02;
      packets.add(Math.round(stampSeconds * 1e9), TURN_PER_SECOND * i / rateHz, 0, 0, 9.81);
    }
  }

  @Test
  void remembersLongerThanTheLongestStride() {
    play(0, 200, 6000);
    assertTrue(history.remembers(history.steps() - 1 - (int) (8 / SignalHistory.STEP_SECONDS)));
    assertFalse(history.remembers(0));
    assertFalse(history.remembers(history.steps()));
  }
}
