package org.dorsi.sensors;

import java.util.List;
import org.dorsi.sensors.health.SourceHealth;

/**
 * Where the control loop takes readings from: the near end of one sensor port's queue.
 *
 * <p>Control thread only, but for {@link #health}, which any thread may ask.
 */
public interface ReadingSource {

  /** The sensor's name in the configuration. */
  String name();

  /**
   * Moves every reading that has arrived, oldest first, to the end of {@code readings}; never
   * waits.
   *
   * @return how many were moved
   */
  int drainTo(List<SensorReading> readings);

  /** Counters of the port and its decoder. */
  SourceHealth health();
}
