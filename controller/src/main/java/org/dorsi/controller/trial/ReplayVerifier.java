package org.dorsi.controller.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.dorsi.controller.loop.ControlLoop;
import org.dorsi.controller.loop.Controller;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.loop.TickTiming;
import org.jspecify.annotations.Nullable;

/**
 * Decides a recorded trial again, tick by tick, and compares every output bit by bit.
 *
 * <p>One thread at a time.
 */
public final class ReplayVerifier {

  /** Told now and then how far the verification has come. */
  @FunctionalInterface
  public interface Progress {

    /**
     * Called on the verifying thread.
     *
     * @param ticks ticks compared so far
     * @param readBytes bytes of the file read so far
     * @param fileBytes length of the file
     */
    void at(long ticks, long readBytes, long fileBytes);
  }

  private static final long TICKS_BETWEEN_PROGRESS = 10_000;

  private ReplayVerifier() {}

  /**
   * Verifies a trial up to the first difference or the first loss.
   *
   * @param file the trial; only read
   * @param controller makes the controller that the trial's header describes
   * @param progress told each {@value #TICKS_BETWEEN_PROGRESS} ticks and at the end
   * @throws TrialFormatException when the file is no trial
   * @throws IOException when it cannot be read
   */
  public static ReplayResult verify(
      Path file, Function<TrialHeader, ? extends Controller> controller, Progress progress)
      throws IOException {
    TrialReader trial = TrialReader.open(file);
    try (ReplayRig rig = new ReplayRig(trial)) {
      Comparison comparison = new Comparison(rig);
      Controller again = controller.apply(trial.header());
      ControlLoop loop = new ControlLoop(rig, again, new TickTiming(), List.of(comparison));
      while (comparison.goesOn() && loop.step()) {
        if (comparison.compared % TICKS_BETWEEN_PROGRESS == 0) {
          report(comparison, trial, progress);
        }
      }
      report(comparison, trial, progress);
      return new ReplayResult(
          comparison.compared,
          comparison.difference,
          trial.lostTicks(),
          trial.records().lostBytes(),
          trial.isWhole());
    }
  }

  private static void report(Comparison comparison, TrialReader trial, Progress progress) {
    progress.at(comparison.compared, trial.records().positionBytes(), trial.records().fileBytes());
  }

  /** Compares the outputs of each tick with the recorded ones. */
  private static final class Comparison implements TickListener {

    private final ReplayRig rig;
    private final PayloadWriter scratch = new PayloadWriter(1024);
    private @Nullable OutputBytes last;
    private long compared;
    private boolean lossReached;
    private ReplayResult.@Nullable Difference difference;

    Comparison(ReplayRig rig) {
      this.rig = rig;
    }

    boolean goesOn() {
      return difference == null && !lossReached;
    }

    @Override
    public void onTick(TickInputs inputs, TickOutputs outputs) {
      RecordedTick recorded = rig.current();
      if (recorded == null || recorded.afterLoss()) {
        // The controller's state lacks what the lost ticks did to it.
        lossReached = true;
        return;
      }
      OutputBytes again = OutputBytes.of(outputs, last, scratch);
      last = again;
      compared++;
      if (!again.equals(recorded.outputs())) {
        difference = difference(inputs, recorded.outputs(), again);
      }
    }

    private static ReplayResult.Difference difference(
        TickInputs inputs, OutputBytes recorded, OutputBytes again) {
      FieldDifference.Field field = FieldDifference.first(recorded.decode(), again.decode());
      if (field == null) {
        throw new IllegalStateException("bytes differ and no field does");
      }
      return new ReplayResult.Difference(
          inputs.tick(), inputs.timeNs(), field.name(), field.first(), field.second());
    }
  }
}
