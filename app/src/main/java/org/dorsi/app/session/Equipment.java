package org.dorsi.app.session;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dorsi.controller.loop.Rig;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.rig.FaultQueue;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.serial.RawChunkListener;
import org.dorsi.visualization.session.WalkingFigure;
import org.jspecify.annotations.Nullable;

/**
 * What a session works with, real or simulated: a rig, its sensors, and the short way to stop.
 *
 * <p>Closing it ends all output.
 */
interface Equipment extends AutoCloseable {

  /**
   * How equipment and session hear of each other.
   *
   * @param clock session time, ns; any thread
   * @param operator the operator's way into the next tick
   * @param faults the same, for what goes wrong
   * @param rawChunks keeps the bytes of the sensors' ports
   */
  record Wiring(
      LongSupplier clock, OperatorQueue operator, FaultQueue faults, RawChunkListener rawChunks) {}

  /** Where ticks come from; ready when the sensors are. */
  Rig rig();

  /** Makes the rig end with its next tick. Any thread. */
  void end();

  /** The sensors, for their health. */
  List<? extends ReadingSource> sources();

  /** Whoever has to see each tick as well, on the control thread. */
  default List<TickListener> listeners(TrialRecorder recorder) {
    return List.of();
  }

  /** What a simulated patient did in the session; nothing where nobody was simulated. */
  default Optional<WalkReport> walk() {
    return Optional.empty();
  }

  /** The simulated patient's newest figure, for any thread; null where nobody is simulated. */
  default Supplier<@Nullable WalkingFigure> figures() {
    return () -> null;
  }

  /** Stops the stimulator past every queue. Any thread; never waits. */
  void emergencyStop();

  @Override
  void close();
}
