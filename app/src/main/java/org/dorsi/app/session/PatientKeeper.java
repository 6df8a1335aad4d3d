package org.dorsi.app.session;

import java.time.Instant;
import java.util.List;
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
import org.dorsi.controller.stimulation.Calibration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what a session has found of the patient: a calibration at once, as it is found or
 * holds no more; what the detectors have learned each time that stimulation has ended, and at the
 * end of the session.
 *
 * <p>Not during stimulation: the copy that the control thread has to make would cost a tick more
 * memory than a tick may take. A session that is killed then costs the strides since the last
 * pause, never the file. Ticks on the control thread; a thread of its own writes.
 */
final class PatientKeeper implements TickListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PatientKeeper.class);

  /** A file system that answers no sooner than that is not waited for. */
  private static final long PATIENCE_SECONDS = 5;

  private final KnownPatient patient;
  private final Instant start;
  private final GaitController controller;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "patient");
            thread.setDaemon(true);
            return thread;
          });
  private boolean stimulated;
  private int strides;
  private int writtenStrides;
  private List<Calibration> calibrations;

  /**
   * @param patient where what was found is kept
   * @param controller finds it
   * @param start the wall clock's time at the session's time 0
   */
  PatientKeeper(KnownPatient patient, GaitController controller, Instant start) {
    this.patient = patient;
    this.controller = controller;
    this.start = start;
    this.calibrations = controller.calibrations();
  }

  @Override
  public void onTick(TickInputs inputs, TickOutputs outputs) {
    strides = outputs.left().strides() + outputs.right().strides();
    boolean stimulates = outputs.safety() instanceof SafetyState.Stimulating;
    if (stimulated && !stimulates) {
      keep();
    }
    stimulated = stimulates;
    List<Calibration> found = controller.calibrations();
    if (found != calibrations) {
      calibrations = found;
      writer.execute(
          () -> write("what was calibrated", () -> patient.calibrations().keep(found, start)));
    }
  }

  /** Where nobody has walked since the last time there is nothing new. */
  private void keep() {
    if (strides > writtenStrides) {
      writtenStrides = strides;
      WearerHabits now = controller.habits();
      writer.execute(
          () -> write("what was learned of the patient's gait", () -> patient.habits().keep(now)));
    }
  }

  private static void write(String what, Runnable keep) {
    try {
      keep.run();
    } catch (ConfigException e) {
      LOG.error("{} is not kept: {}", what, e.getMessage());
    }
  }

  /** To be called when no tick comes any more. */
  @Override
  public void close() {
    keep();
    writer.shutdown();
    try {
      if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.error("what was found of the patient is not kept: the disk does not answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
