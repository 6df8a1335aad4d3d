package org.dorsi.app.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * A walk whose contacts are known by construction: strides of 1 s, heel off at .5, toe off at .6.
 */
class StimulationJudgeTest {

  private static final StimulationJudge JUDGE =
      new StimulationJudge(new StimulationJudge.Rules(2, 40, 0.2));

  private static FootContacts walk(double seconds, double dropoutFrom, double dropoutTo) {
    FootContacts contacts = new FootContacts();
    for (int i = 0; i < seconds * 200; i++) {
      double t = i / 200.0;
      if (t > dropoutFrom && t < dropoutTo) {
        continue;
      }
      double phase = t - Math.floor(t);
      contacts.add(t, phase < 0.5, phase < 0.6);
    }
    return contacts;
  }

  private static double[] bursts(double seconds, double onset, double duration) {
    return DoubleStream.iterate(0, s -> s < seconds, s -> s + 1)
        .flatMap(
            s -> DoubleStream.iterate(0, d -> d < duration, d -> d + 0.025).map(d -> s + onset + d))
        .toArray();
  }

  @Test
  void countsEverySwingThatPulsesCover() {
    var verdict = JUDGE.judge(walk(12, 99, 99), bursts(12, 0.5, 0.6));
    assertEquals(8, verdict.scored());
    assertEquals(8, verdict.stimulated());
    assertEquals(0, verdict.outside());
    assertTrue(verdict.met());
  }

  @Test
  void doesNotCountASwingWhosePulsesStopTooEarly() {
    var verdict = JUDGE.judge(walk(12, 99, 99), bursts(12, 0.5, 0.4));
    assertEquals(0, verdict.stimulated());
    assertFalse(verdict.met());
  }

  @Test
  void doesNotCountPulsesThatAreTooFarApart() {
    double[] sparse = DoubleStream.iterate(0, t -> t < 12, t -> t + 0.050).toArray();
    assertEquals(0, JUDGE.judge(walk(12, 99, 99), sparse).stimulated());
  }

  @Test
  void findsPulsesBeforeHeelOffAndLongAfterContact() {
    assertTrue(JUDGE.judge(walk(12, 99, 99), bursts(12, 0.45, 0.6)).outside() > 0);
    assertTrue(JUDGE.judge(walk(12, 99, 99), bursts(12, 0.5, 0.8)).outside() > 0);
  }

  @Test
  void scoresNothingUntilThreeStridesAfterADropout() {
    // Strides end at 1, 2, ...; the dropout spoils the stride that ends at 6; 7, 8, 9 re-validate.
    var verdict = JUDGE.judge(walk(13, 5.2, 5.4), bursts(13, 0.5, 0.6));
    assertEquals(9, verdict.strides());
    assertEquals(5, verdict.scored());
  }

  @Test
  void takesAContactThatLetsGoForAMomentForNoSwing() {
    FootContacts contacts = new FootContacts();
    for (int i = 0; i < 2000; i++) {
      double t = i / 200.0;
      double phase = t - Math.floor(t);
      boolean bounce = phase > 0.02 && phase < 0.06;
      contacts.add(t, phase < 0.5 && !bounce, phase < 0.6 && !bounce);
    }
    assertEquals(9, contacts.swings().size());
  }
}
