package org.dorsi.controller.config;

import org.dorsi.controller.stimulation.Schedule;

/** Reads the {@code [program]} table: what a program's bursts follow. */
final class ScheduleReader {

  private ScheduleReader() {}

  /** Reads the table's remaining keys and refuses others. */
  static Schedule read(ConfigTable table) {
    String kind = table.text("kind", "gait");
    try {
      Schedule schedule =
          switch (kind) {
            case "gait" -> new Schedule.Gait();
            case "exercise" ->
                new Schedule.Exercise(
                    table.number("countdownSeconds", 5, 0, 60),
                    table.number("onSeconds", 1, Schedule.Exercise.MAX_ON_SECONDS),
                    table.number("offSeconds", 1, 120),
                    table.integer("repetitions", 1, 100),
                    table.integer("sets", 1, 1, 20),
                    table.number("restSeconds", table.number("offSeconds", 1, 120), 1, 600));
            case "manual" -> new Schedule.Manual();
            case "sensory" -> new Schedule.Sensory(60 * table.number("minutes", 1, 30));
            default ->
                throw table.wrong(
                    "kind", "must be one of gait, exercise, manual, sensory, got \"" + kind + "\"");
          };
      table.refuseUnknownKeys();
      return schedule;
    } catch (IllegalArgumentException e) {
      throw table.wrong("kind", "\"" + kind + "\": " + e.getMessage());
    }
  }
}
