package org.dorsi.app.session;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.dorsi.controller.safety.OperatorCommand;

/** Gives an operator script's commands at their times, on a thread of its own. */
final class OperatorPlayer implements AutoCloseable {

  private final OperatorScript script;
  private final LongSupplier clock;
  private final Consumer<OperatorCommand> operator;
  private final Thread thread = new Thread(this::play, "operator-script");
  private volatile boolean closed;

  /**
   * @param clock session time, ns
   * @param operator takes the commands; called on this player's thread
   */
  OperatorPlayer(OperatorScript script, LongSupplier clock, Consumer<OperatorCommand> operator) {
    this.script = script;
    this.clock = clock;
    this.operator = operator;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void play() {
    for (OperatorScript.Step step : script.steps()) {
      long waitNs = step.atNs() - clock.getAsLong();
      while (waitNs > 0 && !closed) {
        LockSupport.parkNanos(this, waitNs);
        waitNs = step.atNs() - clock.getAsLong();
      }
      if (closed) {
        return;
      }
      operator.accept(step.command());
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
