package org.dorsi.app.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.dorsi.controller.config.ConfigException;
import org.junit.jupiter.api.Test;

/** Small vectors, worked out by hand. */
class ScorerTest {

  private static EventTimes events(String rows) throws IOException {
    return EventTimes.read(new StringReader("time_s,event,side\n" + rows), "events.csv");
  }

  private static EventScore only(String event, double toleranceMs, List<EventScore> scores) {
    return scores.stream()
        .filter(s -> s.event().equals(event) && s.toleranceMs() == toleranceMs)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void givesEachReferenceEventTheClosestDetectionOnce() throws IOException {
    EventTimes reference = events("1.0,IC,R\n2.0,IC,R\n3.0,IC,R\n");
    EventTimes detected = events("1.02,IC,R\n1.05,IC,R\n2.2,IC,R\n");
    List<EventScore> scores = Scorer.score(reference, detected, LeftOut.NOTHING);
    EventScore strict = only("IC", 60, scores);
    assertEquals(1, strict.found());
    assertEquals(2, strict.missed());
    assertEquals(2, strict.falseDetections());
    EventScore loose = only("IC", 250, scores);
    assertEquals(2, loose.found());
    assertEquals(2.0 * 2 / (2 * 2 + 1 + 1), loose.f1(), 1e-12);
    assertEquals(110, loose.medianMs(), 1e-6);
    assertEquals(90 * Math.sqrt(2), loose.residualSdMs(), 1e-6);
    assertEquals(20 + 0.95 * 180, loose.p95Ms(), 1e-6);
    assertEquals(1 * 60 / 2.0, loose.falsePerMinute(), 1e-9);
    assertEquals(1, loose.longestMissedRun());
  }

  @Test
  void keepsSidesApartWhereBothFilesNameThem() throws IOException {
    List<EventScore> sided =
        Scorer.score(events("1.0,IC,L\n"), events("1.0,IC,R\n"), LeftOut.NOTHING);
    assertEquals(0, only("IC", 250, sided).found());
    assertEquals(1, only("IC L", 250, sided).missed());
    assertEquals(1, only("IC R", 250, sided).falseDetections());
    List<EventScore> unsided =
        Scorer.score(events("1.0,IC,L\n"), events("1.0,IC,\n"), LeftOut.NOTHING);
    assertEquals(1, only("IC", 250, unsided).found());
  }

  /** A detection inside a gap may belong to an event outside it: it is matched before it goes. */
  @Test
  void leavesOutAfterMatching() throws IOException {
    EventTimes reference = events("1.0,IC,R\n5.0,IC,R\n");
    EventTimes detected = events("1.05,IC,R\n5.0,IC,R\n");
    EventScore score =
        only("IC", 100, Scorer.score(reference, detected, LeftOut.NOTHING.and(1.02, 2)));
    assertEquals(2, score.found());
    assertEquals(0, score.falseDetections());
  }

  @Test
  void leavesOutTheFirstStridesOfTheSideThatStartsLast() throws IOException {
    EventTimes reference = events("1,IC,L\n2,IC,L\n3,IC,L\n4,IC,L\n2.5,IC,R\n3.5,IC,R\n4.5,IC,R\n");
    LeftOut leftOut = LeftOut.NOTHING.andFirstStrides(reference, 1);
    assertTrue(leftOut.counts(3.5));
    assertEquals(
        3,
        only("IC", 60, Scorer.score(reference, events(""), leftOut)).missed(),
        "4 on the left, 3.5 and 4.5 on the right");
  }

  @Test
  void refusesATimeThatIsNone() {
    ConfigException e = assertThrows(ConfigException.class, () -> events("1,IC,R\nnan,IC,R\n"));
    assertEquals(
        "events.csv:3: time_s must be a finite number, got \"nan\"",
        String.valueOf(e.getMessage()));
  }
}
