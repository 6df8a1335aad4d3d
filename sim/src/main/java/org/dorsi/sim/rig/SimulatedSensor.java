package org.dorsi.sim.rig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.health.SourceHealth;

/**
 * A sensor without a port: what it says arrives at once and whole, so that only its frames count.
 *
 * <p>Control thread only, but for {@link #health}, which any thread may ask.
 */
final class SimulatedSensor implements ReadingSource {

  private final String name;
  private final List<SensorReading> pending = new ArrayList<>();
  private final AtomicLong frames = new AtomicLong();
  private volatile long lastArrivalNs = -1;

  SimulatedSensor(String name) {
    this.name = name;
  }

  /** Takes one frame's readings, arriving at an instant of session time. */
  void frame(long arrivalNs, SensorReading... readings) {
    Collections.addAll(pending, readings);
    frames.incrementAndGet();
    lastArrivalNs = arrivalNs;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int drainTo(List<SensorReading> readings) {
    int moved = pending.size();
    readings.addAll(pending);
    pending.clear();
    return moved;
  }

  @Override
  public SourceHealth health() {
    return new SourceHealth(0, frames.get(), 0, 0, 0, 0, 0, lastArrivalNs, true);
  }
}
