package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StepThreadTest {

  private static final long HOUR_NS = 3_600_000_000_000L;

  private final Semaphore steps = new Semaphore(0);
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile boolean over;
  private final StepThread thread = new StepThread("stepping", () -> seen.add("first"), this::step);

  /** Waits an hour, unless it is over. */
  private long step() {
    seen.add(Thread.currentThread().getName());
    steps.release();
    return over ? StepThread.END : HOUR_NS;
  }

  private void awaitSteps(int count) throws InterruptedException {
    assertTrue(steps.tryAcquire(count, 10, TimeUnit.SECONDS), "steps: " + seen);
  }

  @AfterEach
  void end() {
    over = true;
    thread.wake();
  }

  @Test
  void waitsAsLongAsTheStepSaysUnlessItIsWoken() throws InterruptedException {
    thread.start();
    awaitSteps(1);
    assertFalse(steps.tryAcquire(50, TimeUnit.MILLISECONDS), "an hour is not over");
    thread.wake();
    awaitSteps(1);
    assertFalse(steps.tryAcquire(50, TimeUnit.MILLISECONDS), "one wake-up is one step");
    assertEquals(List.of("first", "stepping", "stepping"), seen);
  }

  @Test
  void stepsAgainWithoutBeingWokenWhenTheWaitIsOver() throws InterruptedException {
    CountDownLatch three = new CountDownLatch(3);
    StepThread quick =
        new StepThread(
            "quick",
            () -> {
              three.countDown();
              return three.getCount() == 0 ? StepThread.END : 1_000_000;
            });
    quick.start();
    assertTrue(three.await(10, TimeUnit.SECONDS));
  }

  @Test
  void aWakeUpInTheMiddleOfAStepIsNotLostThoughTheStepWaitsForALock() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(2);
    StepThread[] self = new StepThread[1];
    self[0] =
        new StepThread(
            "woken in its step",
            () -> {
              second.countDown();
              if (second.getCount() == 0) {
                return StepThread.END;
              }
              self[0].wake();
              // As a lock does that somebody else holds: it takes the token that unpark left.
              LockSupport.parkNanos(1);
              return HOUR_NS;
            });
    self[0].start();
    assertTrue(second.await(10, TimeUnit.SECONDS));
  }

  @Test
  void endsWhenAStepSaysSo() throws InterruptedException {
    Thread[] own = new Thread[1];
    CountDownLatch stepped = new CountDownLatch(1);
    new StepThread(
            "ending",
            () -> {
              own[0] = Thread.currentThread();
              stepped.countDown();
              return StepThread.END;
            })
        .start();
    assertTrue(stepped.await(10, TimeUnit.SECONDS));
    own[0].join(10_000);
    assertFalse(own[0].isAlive());
    assertFalse(own[0].isDaemon());
  }

  @Test
  void letsTheProgramEndWhereThatIsAskedFor() throws InterruptedException {
    Semaphore daemon = new Semaphore(0);
    new StepThread(
            "daemon",
            () -> {
              daemon.release(Thread.currentThread().isDaemon() ? 2 : 1);
              return StepThread.END;
            })
        .daemon()
        .start();
    assertTrue(daemon.tryAcquire(2, 10, TimeUnit.SECONDS));
  }

  @Test
  void knowsOfAWakeUpUntilItIsAnswered() throws InterruptedException {
    assertFalse(thread.isWoken());
    thread.wake();
    assertTrue(thread.isWoken());
    thread.start();
    awaitSteps(2);
    assertFalse(thread.isWoken());
  }
}
