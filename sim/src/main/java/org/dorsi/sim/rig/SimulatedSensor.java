package org.dorsi.sim.rig;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.health.SourceHealth;

/**
 * A sensor without a port: what was measured is on its way until it arrives, and arrives whole, so
 * that only readings count.
 *
 * <p>Control thread only, but for {@link #health}, which any thread may ask.
 */
final class SimulatedSensor implements ReadingSource {

  private final String name;
  private final ArrayDeque<SensorReading> onTheirWay = new ArrayDeque<>();
  private final List<SensorReading> arrived = new ArrayList<>();
  private final AtomicLong frames = new AtomicLong();
  private volatile long lastArrivalNs = -1;

  SimulatedSensor(String name) {
    this.name = name;
  }

  /** Takes a measurement; arrivals keep the order. */
  void measured(SensorReading reading) {
    onTheirWay.add(reading);
  }

  /** Lets arrive what is due. */
  void advance(long nowNs) {
    for (SensorReading next = onTheirWay.peek();
        next != null && next.arrivalNs() <= nowNs;
        next = onTheirWay.peek()) {
      arrived.add(onTheirWay.remove());
      frames.incrementAndGet();
      lastArrivalNs = next.arrivalNs();
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int drainTo(List<SensorReading> readings) {
    int moved = arrived.size();
    readings.addAll(arrived);
    arrived.clear();
    return moved;
  }

  @Override
  public SourceHealth health() {
    return new SourceHealth(0, frames.get(), 0, 0, 0, 0, 0, lastArrivalNs, true);
  }
}
