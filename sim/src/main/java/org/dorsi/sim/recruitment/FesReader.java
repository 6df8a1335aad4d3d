package org.dorsi.sim.recruitment;

import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;

/**
 * Reads how a patient's muscles answer to stimulation: the table {@code [fes]} of a patient file.
 * What is not written is typical. Stateless; any thread.
 */
public final class FesReader {

  private FesReader() {}

  /**
   * Reads the table.
   *
   * @param table its unknown keys are the caller's to refuse
   * @throws ConfigException naming file, line, value and rule
   */
  public static FesSettings read(ConfigTable table) {
    RecruitmentCurve usual = RecruitmentCurve.TYPICAL;
    FatigueConstants lasting = FatigueConstants.TYPICAL;
    double threshold = table.number("threshold-ma", usual.thresholdMilliamps(), 5, 60);
    FesSettings settings =
        new FesSettings(
            new RecruitmentCurve(
                threshold,
                table.number("saturation-ma", usual.saturationMilliamps(), threshold + 5, 150),
                table.number("shortest-pulse-us", usual.shortestPulseMicros(), 50, 300),
                table.number("pulse-constant-us", usual.pulseConstantMicros(), 50, 500),
                table.number("gain", usual.gainFraction(), 0.05, 1.5)),
            new FatigueConstants(
                table.number("fatigue-s", lasting.fatigueSeconds(), 3, 600),
                table.number("recovery-s", lasting.recoverySeconds(), 5, 3600),
                table.number("least-fitness", lasting.leastFraction(), 0, 1)),
            table.number("delay-s", FesSettings.TYPICAL.delaySeconds(), 0.01, 0.05),
            table.number("drift", 0, 0, 0.3),
            table.number("posture", 0, -0.15, 0.15),
            table.has("withdrawal-ma")
                ? table.number("withdrawal-ma", 10, 130)
                : Double.POSITIVE_INFINITY);
    return table.has("random-seed")
        ? settings.randomized(table.integer("random-seed", 0, Integer.MAX_VALUE))
        : settings;
  }
}
