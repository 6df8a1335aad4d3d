package org.dorsi.controller.guard;

import static org.dorsi.controller.guard.AliveProof.BITE_NS;
import static org.dorsi.controller.guard.AliveProof.FEED_NS;
import static org.dorsi.controller.guard.AliveProof.START_NS;
import static org.dorsi.controller.guard.AliveProof.Step.FEED;
import static org.dorsi.controller.guard.AliveProof.Step.PROVED;
import static org.dorsi.controller.guard.AliveProof.Step.WAIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.junit.jupiter.api.Test;

/** No guard is used before it has found the stimulator and its watchdog has bitten. */
class AliveProofTest {

  private static final long MS = 1_000_000;
  private static final long START = 7_000 * MS;
  private static final long FOUND = START + 300 * MS;

  private final AliveProof proof = new AliveProof(START);

  private AliveProof.Step look(Stimulator stimulator, int bites, long nowNs) throws IOException {
    return proof.look(false, status(stimulator), bites, nowNs);
  }

  private static GuardStatus status(Stimulator stimulator) {
    return new GuardStatus(0, stimulator, false, "ttyTEST: no answer", new long[8], new long[8]);
  }

  private String whyNot(boolean gone, Stimulator stimulator, int bites, long nowNs) {
    return String.valueOf(
        assertThrows(IOException.class, () -> proof.look(gone, status(stimulator), bites, nowNs))
            .getMessage());
  }

  @Test
  void feedsTheWatchdogFor50MillisecondsAndThenWaitsForItsBite() throws IOException {
    assertEquals(WAIT, look(Stimulator.ABSENT, 3, START));
    assertEquals(FEED, look(Stimulator.READY, 3, FOUND));
    assertEquals(FEED, look(Stimulator.READY, 3, FOUND + FEED_NS - 1));
    assertEquals(WAIT, look(Stimulator.READY, 3, FOUND + FEED_NS));
    assertEquals(WAIT, look(Stimulator.READY, 3, FOUND + 149 * MS));
    assertEquals(PROVED, look(Stimulator.READY, 4, FOUND + 150 * MS));
  }

  @Test
  void aWatchdogThatDoesNotBiteIsNoGuard() throws IOException {
    assertEquals(FEED, look(Stimulator.READY, 0, FOUND));
    assertEquals(WAIT, look(Stimulator.READY, 0, FOUND + FEED_NS + BITE_NS));
    assertEquals(
        "the guard's watchdog does not bite: no stimulation with this guard",
        whyNot(false, Stimulator.READY, 0, FOUND + FEED_NS + BITE_NS + 1));
  }

  /** A computer that stalls for 100 ms makes it bite while it is fed. */
  @Test
  void aBiteAmidTheFeedingCountsWhenTheFeedingIsOver() throws IOException {
    assertEquals(FEED, look(Stimulator.READY, 0, FOUND));
    assertEquals(FEED, look(Stimulator.READY, 1, FOUND + FEED_NS - 1));
    assertEquals(PROVED, look(Stimulator.READY, 1, FOUND + FEED_NS));
  }

  @Test
  void aStimulatorMayTakeTenSecondsToBeFound() throws IOException {
    assertEquals(WAIT, look(Stimulator.ABSENT, 0, START + START_NS));
    assertEquals(
        "the guard process has not found the stimulator in 10 s",
        whyNot(false, Stimulator.ABSENT, 0, START + START_NS + 1));
    assertEquals(FEED, look(Stimulator.ON, 0, START + START_NS + 2));
  }

  @Test
  void aFaultIsTheReasonAlsoWhereTheProcessHasEndedOverIt() throws IOException {
    assertEquals("ttyTEST: no answer", whyNot(true, Stimulator.FAULT, 0, START));
    assertEquals(FEED, look(Stimulator.READY, 0, FOUND));
    assertEquals("ttyTEST: no answer", whyNot(false, Stimulator.FAULT, 0, FOUND + 1));
  }

  @Test
  void aGuardThatHasEndedIsNeverProved() throws IOException {
    assertEquals(
        "the guard process ended as it started", whyNot(true, Stimulator.ABSENT, 0, START));
    assertEquals(FEED, look(Stimulator.READY, 0, FOUND));
    assertEquals(
        "the guard process ended as it started",
        whyNot(true, Stimulator.READY, 1, FOUND + FEED_NS));
  }
}
