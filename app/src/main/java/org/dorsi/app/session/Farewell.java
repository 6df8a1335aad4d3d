package org.dorsi.app.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets an interrupted or terminated program end its session in order and say its summary.
 *
 * <p>Any thread.
 */
public final class Farewell implements AutoCloseable {

  /** Ending a session takes two seconds at the most; a program that hangs must still go. */
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch said = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "signal");
  private volatile Runnable end = () -> {};

  public Farewell() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Says what ends the session; it may be called from any thread, more than once. */
  void endBy(Runnable ending) {
    end = ending;
  }

  private void interrupted() {
    end.run();
    try {
      said.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything has been said: the program may go. */
  @Override
  public void close() {
    said.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is on its way out already; the hook is what it was waiting for.
      said.countDown();
    }
  }
}
