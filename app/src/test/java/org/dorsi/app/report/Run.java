package org.dorsi.app.report;

import java.util.List;
import org.dorsi.app.score.EventTimes;
import org.dorsi.sensors.SensorReading;

/**
 * Detects the events of a walk, with the detectors as they are or as they were varied. Public for
 * loaders.
 */
public interface Run {

  /**
   * The events that were emitted.
   *
   * @param detector its name in {@code LegSetup.Detector}
   * @param lessons strides that switches may teach
   */
  List<EventTimes.Event> events(List<SensorReading> readings, String detector, int lessons);
}
