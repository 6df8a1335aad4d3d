package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.controller.safety.SafeCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads everything, decides, writes everything, tells the listeners; tick by tick until the rig
 * says that the session is over.
 *
 * <p>The same loop is stepped on the caller's thread (simulation, replay, tests) or run by a thread
 * of its own (live). When anything in a tick throws, the output is switched off, the cause is kept
 * and the loop never ticks again: a stopped decision must not leave the last command standing.
 */
public final class ControlLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

  private final Rig rig;
  private final Controller controller;
  private final TickTiming timing;
  private final TickListener[] listeners;
  private volatile @Nullable Throwable failure;

  /**
   * @param rig where ticks come from; closed by its owner, not by the loop
   * @param controller what decides
   * @param timing what counts the ticks
   * @param listeners told of each tick, in this order
   */
  public ControlLoop(
      Rig rig, Controller controller, TickTiming timing, List<? extends TickListener> listeners) {
    this.rig = rig;
    this.controller = controller;
    this.timing = timing;
    this.listeners = listeners.toArray(new TickListener[0]);
  }

  /**
   * Runs until the session is over.
   *
   * @throws RuntimeException whatever a tick threw, after the output was switched off
   */
  @Override
  public void run() {
    while (step()) {
      // Each step is one whole tick.
    }
  }

  /**
   * Waits for one tick and runs it.
   *
   * @return false when the session is over
   * @throws IllegalStateException when an earlier tick failed
   */
  public boolean step() {
    if (failure != null) {
      throw new IllegalStateException("the control loop has failed and stays stopped", failure);
    }
    try {
      TickInputs inputs = rig.awaitTick();
      if (inputs == null) {
        return false;
      }
      tick(inputs);
      return true;
    } catch (RuntimeException | Error e) {
      failure = e;
      LOG.error("control loop failed, output off", e);
      switchOff(e);
      throw e;
    }
  }

  private void tick(TickInputs inputs) {
    timing.record(inputs.timeNs(), rig.latenessNs());
    TickOutputs outputs = controller.step(inputs);
    rig.apply(outputs.command());
    for (TickListener listener : listeners) {
      listener.onTick(inputs, outputs);
    }
  }

  private void switchOff(Throwable cause) {
    try {
      rig.apply(SafeCommand.off());
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Starts a thread of this name that runs the loop. */
  public Thread start(String name) {
    Thread thread = new Thread(this, name);
    // The cause is kept in failure() and logged by step(): printing it again says nothing more.
    thread.setUncaughtExceptionHandler((t, e) -> LOG.debug("{} ended by {}", t.getName(), e));
    thread.start();
    return thread;
  }

  /** What ended the loop, if not the end of the session. Any thread. */
  public @Nullable Throwable failure() {
    return failure;
  }
}
