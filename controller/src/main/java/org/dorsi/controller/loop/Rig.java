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

  /** Hands the tick's command to whatever stimulates; never waits. */
  void apply(SafeCommand command);

  @Override
  void close();
}
