package org.dorsi.app.bench;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Times the samples of a board: 200 a second, each up to 1 ms late by chance, so that they fall
 * anywhere between two ticks. One thread.
 */
final class SampleClock {

  private static final long PERIOD_NS = 5_000_000;
  private static final int MAX_DELAY_NS = 1_000_000;

  private final Random random = new Random(1);
  private final long startNs = System.nanoTime();
  private long samples;

  /**
   * Waits for the next sample.
   *
   * @return its nominal time since the first, s
   */
  double awaitNext() {
    long nominalNs = ++samples * PERIOD_NS;
    park(startNs + nominalNs + random.nextInt(MAX_DELAY_NS));
    return nominalNs * 1e-9;
  }

  /** Waits until half-way to the next sample. */
  void awaitHalfWay() {
    park(startNs + samples * PERIOD_NS + PERIOD_NS / 2 + MAX_DELAY_NS / 2);
  }

  private static void park(long untilNs) {
    for (long waitNs = untilNs - System.nanoTime();
        waitNs > 0;
        waitNs = untilNs - System.nanoTime()) {
      LockSupport.parkNanos(waitNs);
    }
  }
}
