package org.dorsi.controller.guard;

import java.io.IOException;
import org.dorsi.controller.safety.GuardStatus;

/**
 * Whether a guard that was just started is to be trusted: it finds the stimulator, and its
 * watchdog, fed for a while without any output and then no more, bites.
 *
 * <p>Time is an argument. One thread.
 */
final class AliveProof {

  /** What is to be done now. */
  enum Step {
    /** Nothing but to look again soon. */
    WAIT,
    /** Feed the watchdog. */
    FEED,
    /** Nothing: the guard has proved itself. */
    PROVED
  }

  /** Time to start a process and to find the stimulator. */
  static final long START_NS = 10_000_000_000L;

  /** How long the watchdog is fed. */
  static final long FEED_NS = 50_000_000;

  /** The watchdog bites 100 ms after its last food; the rest is for a computer that stalls. */
  static final long BITE_NS = 1_000_000_000;

  private final long foundUntilNs;
  private boolean found;
  private long feedUntilNs;
  private int bitesWhenFound;

  AliveProof(long startedNs) {
    foundUntilNs = startedNs + START_NS;
  }

  /**
   * Looks at what the guard has said.
   *
   * @param gone whether the process had ended before these words were looked at
   * @param status its last word
   * @param bites how often its watchdog has bitten
   * @throws IOException when the guard is not to be trusted, or there is no stimulator; says which
   */
  Step look(boolean gone, GuardStatus status, int bites, long nowNs) throws IOException {
    if (status.stimulator() == GuardStatus.Stimulator.FAULT) {
      throw new IOException(status.detail());
    }
    if (gone) {
      throw new IOException("the guard process ended as it started");
    }
    if (status.stimulator() == GuardStatus.Stimulator.ABSENT) {
      if (nowNs > foundUntilNs) {
        throw new IOException("the guard process has not found the stimulator in 10 s");
      }
      return Step.WAIT;
    }
    if (!found) {
      found = true;
      feedUntilNs = nowNs + FEED_NS;
      bitesWhenFound = bites;
    }
    if (nowNs < feedUntilNs) {
      return Step.FEED;
    }
    // A computer that stalls for 100 ms makes it bite while it is fed, and rightly so.
    if (bites != bitesWhenFound) {
      return Step.PROVED;
    }
    if (nowNs > feedUntilNs + BITE_NS) {
      throw new IOException("the guard's watchdog does not bite: no stimulation with this guard");
    }
    return Step.WAIT;
  }
}
