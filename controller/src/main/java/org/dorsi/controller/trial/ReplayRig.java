package org.dorsi.controller.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.dorsi.controller.loop.Rig;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.safety.SafeCommand;
import org.jspecify.annotations.Nullable;

/**
 * The rig of a recorded trial: the recorded ticks as fast as they are taken, and nothing that a
 * command could reach.
 *
 * <p>The thread that steps the loop only.
 */
public final class ReplayRig implements Rig {

  private final TrialReader trial;
  private @Nullable RecordedTick current;

  /**
   * @param trial read from here on, and closed with this rig
   */
  public ReplayRig(TrialReader trial) {
    this.trial = trial;
  }

  @Override
  public @Nullable TickInputs awaitTick() {
    try {
      current = trial.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return current == null ? null : current.inputs();
  }

  /** The tick last given out, with what was decided then; null before the first and at the end. */
  public @Nullable RecordedTick current() {
    return current;
  }

  /** Does nothing: a replay stimulates nobody. */
  @Override
  public void apply(SafeCommand command) {}

  @Override
  public void close() {
    try {
      trial.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
