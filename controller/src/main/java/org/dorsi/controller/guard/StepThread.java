package org.dorsi.controller.guard;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A thread that takes one step again and again. Each step says how long to wait before the next; a
 * wake-up ends the wait at once, and is not lost when it comes in the middle of a step.
 */
final class StepThread {

  /** What the last step says. */
  static final long END = -1;

  private final Thread thread;
  private final Runnable first;
  private final LongSupplier step;
  private volatile boolean woken;

  /**
   * @param step takes a step; returns the wait before the next in ns, or {@link #END}
   */
  StepThread(String name, LongSupplier step) {
    this(name, () -> {}, step);
  }

  /**
   * @param first comes once before all steps, on the same thread
   */
  StepThread(String name, Runnable first, LongSupplier step) {
    this.first = first;
    this.step = step;
    thread = new Thread(this::run, name);
  }

  /** Lets the program end though this thread has not. */
  StepThread daemon() {
    thread.setDaemon(true);
    return this;
  }

  void start() {
    thread.start();
  }

  /** Any thread. */
  void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  /** Whether a wake-up has come that no step has answered yet. */
  boolean isWoken() {
    return woken;
  }

  private void run() {
    first.run();
    long waitNs = step.getAsLong();
    while (waitNs != END) {
      if (!woken) {
        LockSupport.parkNanos(this, waitNs);
      }
      woken = false;
      waitNs = step.getAsLong();
    }
  }
}
