package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorsi.app.score.EventTimes;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.Legs;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/** The session's {@link Legs}, fed reading by reading; loaded anew for each variation. */
public final class LegsRun implements Run {

  /** For the loader of a variation. */
  public LegsRun() {}

  @Override
  public List<EventTimes.Event> events(List<SensorReading> readings, String detector, int lessons) {
    LegSetup.Detector chosen = LegSetup.Detector.valueOf(detector);
    Legs legs =
        new Legs(
            Arrays.stream(Side.values()).map(side -> new LegSetup(side, chosen, lessons)).toList());
    List<GaitEvent> events = new ArrayList<>();
    for (SensorReading reading : readings) {
      legs.accept(reading, reading.arrivalNs(), events);
      legs.advance(reading.arrivalNs());
    }
    return events.stream()
        .map(
            e ->
                new EventTimes.Event(
                    e.timeNs() * 1e-9, e.label(), String.valueOf(e.side().letter())))
        .toList();
  }
}
