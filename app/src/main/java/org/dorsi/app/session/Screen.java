package org.dorsi.app.session;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.visualization.session.WalkingFigure;
import org.jspecify.annotations.Nullable;

/** Where a session is shown and operated: a window, or the console. Main thread only. */
interface Screen {

  /**
   * What a screen shows and whom it tells.
   *
   * @param snapshots the newest snapshot; null before the first tick
   * @param traces the last seconds
   * @param figures the simulated patient's newest figure, any thread; null where nobody is
   *     simulated
   * @param operator takes what the operator asks for; any thread
   * @param emergencyStop stops at once, past every queue; any thread
   * @param consoleLost called when the operator can no longer be heard; any thread
   */
  record Session(
      Supplier<@Nullable ControlSnapshot> snapshots,
      TraceHistory traces,
      Supplier<@Nullable WalkingFigure> figures,
      Consumer<OperatorCommand> operator,
      Runnable emergencyStop,
      Runnable consoleLost) {}

  /** Shows the session until the operator closes the screen or {@link #end} is called. */
  void show(Session session);

  /** Ends {@link #show}. Any thread. */
  void end();
}
