package org.dorsi.controller.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.device.FootSwitchSettings;
import org.dorsi.sensors.device.SensorSettings;
import org.dorsi.sensors.device.XsensSettings;

/** Reads what each leg's gait events are detected from: all that is fitted, or less. */
final class DetectionReader {

  private static final String AUTOMATIC = "auto";

  /** More strides say no more about how the sensors sit (detection page, section F). */
  private static final int MOST_LESSONS = 100;

  private DetectionReader() {}

  /** How each leg that has sensors is observed. */
  static List<LegSetup> read(ConfigTable root, List<SensorSettings> sensors) {
    List<LegSetup> legs = new ArrayList<>();
    if (!root.has("detection")) {
      for (Side side : Side.values()) {
        fitted(sensors, side).ifPresent(detector -> legs.add(new LegSetup(side, detector)));
      }
      return legs;
    }
    ConfigTable table = root.table("detection");
    int lessons = table.integer("calibrateStrides", 0, 0, MOST_LESSONS);
    for (Side side : Side.values()) {
      detector(table, sensors, side)
          .ifPresent(detector -> legs.add(new LegSetup(side, detector, lessons)));
    }
    table.refuseUnknownKeys();
    return legs;
  }

  /** The detector that uses all that is fitted on a leg; empty where nothing is. */
  static Optional<LegSetup.Detector> fitted(List<SensorSettings> sensors, Side side) {
    return LegSetup.Detector.of(
        switchesUnder(sensors, side),
        unitOn(sensors, side, BodySegment.FOOT),
        unitOn(sensors, side, BodySegment.SHANK));
  }

  private static Optional<LegSetup.Detector> detector(
      ConfigTable table, List<SensorSettings> sensors, Side side) {
    String key = side.name().toLowerCase(Locale.ROOT);
    if (!table.has(key) || table.text(key).equals(AUTOMATIC)) {
      return fitted(sensors, side);
    }
    LegSetup.Detector asked = table.choice(key, LegSetup.Detector.class);
    if (!asked.fits(
        switchesUnder(sensors, side),
        unitOn(sensors, side, BodySegment.FOOT),
        unitOn(sensors, side, BodySegment.SHANK))) {
      throw table.wrong(key, "needs sensors that this leg does not have, got " + table.text(key));
    }
    return Optional.of(asked);
  }

  private static boolean switchesUnder(List<SensorSettings> sensors, Side side) {
    return sensors.stream()
        .anyMatch(s -> s instanceof FootSwitchSettings f && f.sides().contains(side));
  }

  private static boolean unitOn(List<SensorSettings> sensors, Side side, BodySegment segment) {
    Placement place = new Placement(side, segment);
    return sensors.stream()
        .anyMatch(s -> s instanceof XsensSettings x && x.placement().equals(place));
  }
}
