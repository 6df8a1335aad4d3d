package org.dorsi.controller.loop;

import org.dorsi.controller.safety.SafeCommand;
import org.jspecify.annotations.Nullable;

/**
 * Where ticks come from and where commands go: hardware, the simulator, or a recording.
 *
 * <p>Control thread only.
 */
public interface Rig extends AutoCloseable {

  /** Waits until the next tick is due; null when the session is over. */
  @Nullable TickInputs awaitTick();

  /**
   * How late the tick last returned was: its start minus the earlier of the arrival of the oldest
   * reading in it and the latest instant it was due. 0 where time is not real.
   */
  default long latenessNs() {
    return 0;
  }

  /** Hands the tick's command to whatever stimulates; never waits. */
  void apply(SafeCommand command);

  @Override
  void close();
}
