package org.dorsi.controller.rig;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.health.SourceHealth;

/** A sensor that gives what a test put in. */
final class ScriptedSource implements ReadingSource {

  private final String name;
  private final ArrayDeque<SensorReading> waiting = new ArrayDeque<>();

  ScriptedSource(String name) {
    this.name = name;
  }

  synchronized void put(SensorReading... readings) {
    waiting.addAll(Arrays.asList(readings));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized int drainTo(List<SensorReading> readings) {
    int count = waiting.size();
    readings.addAll(waiting);
    waiting.clear();
    return count;
  }

  @Override
  public SourceHealth health() {
    throw new UnsupportedOperationException("no test asks for it");
  }
}
