package org.dorsi.app.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * A process that does nothing but wake up every 25 ms, and prints when that was: {@link
 * System#nanoTime}, which processes of one computer share.
 */
final class TimerMain {

  static final long PERIOD_NS = 25_000_000;

  private TimerMain() {}

  /** The argument says for how many seconds. */
  public static void main(String[] args) {
    long[] wokeNs = new long[(int) (Long.parseLong(args[0]) * 1_000_000_000L / PERIOD_NS)];
    long deadlineNs = System.nanoTime();
    for (int i = 0; i < wokeNs.length; i++) {
      deadlineNs += PERIOD_NS;
      long nowNs = System.nanoTime();
      while (nowNs < deadlineNs) {
        LockSupport.parkNanos(deadlineNs - nowNs);
        nowNs = System.nanoTime();
      }
      wokeNs[i] = nowNs;
    }
    for (long instantNs : wokeNs) {
      System.out.println(instantNs);
    }
  }
}
