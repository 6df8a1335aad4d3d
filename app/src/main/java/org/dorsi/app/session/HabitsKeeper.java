package org.dorsi.app.session;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.SafetyState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what the detectors have learned of the patient: each time that stimulation has ended,
 * and at the end of the session.
 *
 * <p>Not during stimulation: the copy that the control thread has to make would cost a tick more
 * memory than a tick may take. A session that is killed then costs the strides since the last
 * pause, never the file. Ticks on the control thread; a thread of its own writes.
 */
final class HabitsKeeper implements TickListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HabitsKeeper.class);

  /** A file system that answers no sooner than that is not waited for. */
  private static final long PATIENCE_SECONDS = 5;

  private final PatientHabits habits;
  private final GaitController controller;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "habits");
            thread.setDaemon(true);
            return thread;
          });
  private boolean stimulated;
  private int strides;
  private int writtenStrides;

  HabitsKeeper(PatientHabits habits, GaitController controller) {
    this.habits = habits;
    this.controller = controller;
  }

  @Override
  public void onTick(TickInputs inputs, TickOutputs outputs) {
    strides = outputs.left().strides() + outputs.right().strides();
    boolean stimulates = outputs.safety() instanceof SafetyState.Stimulating;
    if (stimulated && !stimulates) {
      keep();
    }
    stimulated = stimulates;
  }

  /** Where nobody has walked since the last time there is nothing new. */
  private void keep() {
    if (strides > writtenStrides) {
      writtenStrides = strides;
      WearerHabits now = controller.habits();
      writer.execute(() -> write(now));
    }
  }

  private void write(WearerHabits now) {
    try {
      habits.keep(now);
    } catch (ConfigException e) {
      LOG.error("what was learned of the patient's gait is not kept: {}", e.getMessage());
    }
  }

  /** To be called when no tick comes any more. */
  @Override
  public void close() {
    keep();
    writer.shutdown();
    try {
      if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.error("what was learned of the patient's gait is not kept: the disk does not answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
