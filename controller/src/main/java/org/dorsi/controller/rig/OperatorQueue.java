package org.dorsi.controller.rig;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dorsi.controller.safety.OperatorCommand;
import org.jspecify.annotations.Nullable;

/**
 * What the operator asks for, on its way into the next tick.
 *
 * <p>{@link OperatorCommand.EmergencyStop} is a latch, not an element: it is never lost to a full
 * queue. It comes last in its tick, so that nothing asked for in the same moment can undo it.
 */
public final class OperatorQueue {

  private static final int CAPACITY = 1024;

  private final BoundedQueue<OperatorCommand> commands = new BoundedQueue<>(CAPACITY);
  private final AtomicBoolean stop = new AtomicBoolean();
  private volatile @Nullable Runnable wakeUp;

  /**
   * Asks for something. Any thread; never waits.
   *
   * @return false when the queue is full and the command was thrown away
   */
  public boolean offer(OperatorCommand command) {
    boolean taken = true;
    if (command instanceof OperatorCommand.EmergencyStop) {
      stop.set(true);
    } else {
      taken = commands.offer(command);
    }
    Runnable waiter = wakeUp;
    if (waiter != null) {
      waiter.run();
    }
    return taken;
  }

  /** Says whom to wake when something was asked for. Any thread. */
  public void wakeBy(Runnable waiter) {
    wakeUp = waiter;
  }

  /** Moves what was asked for to the end of {@code taken}, a stop last. Control thread only. */
  public void drainTo(List<? super OperatorCommand> taken) {
    boolean stopped = stop.getAndSet(false);
    commands.drainTo(taken);
    if (stopped) {
      taken.add(new OperatorCommand.EmergencyStop());
    }
  }
}
