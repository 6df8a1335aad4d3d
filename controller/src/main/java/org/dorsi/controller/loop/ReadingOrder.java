package org.dorsi.controller.loop;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.SensorReading;

/**
 * Puts one tick's readings into the order of their arrival: a rig delivers them source by source.
 *
 * <p>Control thread only; reuses its list.
 */
final class ReadingOrder {

  private final List<SensorReading> sorted = new ArrayList<>();

  /** The readings, oldest arrival first; those that arrived together keep their order. */
  List<SensorReading> byArrival(List<SensorReading> readings) {
    sorted.clear();
    for (int i = 0; i < readings.size(); i++) {
      SensorReading reading = readings.get(i);
      int at = sorted.size();
      while (at > 0 && sorted.get(at - 1).arrivalNs() > reading.arrivalNs()) {
        at--;
      }
      sorted.add(at, reading);
    }
    return sorted;
  }
}
