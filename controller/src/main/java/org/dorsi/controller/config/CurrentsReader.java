package org.dorsi.controller.config;

import java.util.Locale;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.Schedule;

/** Reads one channel's calibration and holds it against the hard limits. */
final class CurrentsReader {

  private final ConfigTable table;

  CurrentsReader(ConfigTable table) {
    this.table = table;
  }

  /** Passes the keys over: a program that is only looked at. */
  void skip() {
    for (String key :
        new String[] {
          "maximumMilliamps", "currentMilliamps", "sensoryMilliamps", "motorMilliamps"
        }) {
      table.number(key, 0, 0, HardLimits.MAX_MILLIAMPS);
    }
  }

  /** The currents of a channel whose pulses are known. */
  CalibratedCurrents read(ChannelProgram program, Schedule schedule) {
    double maximum = table.number("maximumMilliamps", 0, HardLimits.MAX_MILLIAMPS);
    double motor = threshold("motorMilliamps", maximum);
    double sensory = threshold("sensoryMilliamps", Double.isNaN(motor) ? maximum : motor);
    checkPulse(maximum, program);
    double ceiling = maximum;
    if (schedule instanceof Schedule.Sensory) {
      ceiling = Math.min(maximum, sensoryCeiling(motor));
    }
    return new CalibratedCurrents(
        table.number("currentMilliamps", 0, ceiling), sensory, motor, ceiling);
  }

  private double threshold(String key, double maximum) {
    return table.has(key) ? table.number(key, 0, maximum) : table.number(key, Double.NaN, 0, 0);
  }

  private double sensoryCeiling(double motorMilliamps) {
    if (Double.isNaN(motorMilliamps)) {
      throw table.wrong(
          "motorMilliamps",
          "is missing: sensory stimulation stays below 80 % of the motor threshold");
    }
    return Schedule.Sensory.MOTOR_SHARE_FRACTION * motorMilliamps;
  }

  private void checkPulse(double maximum, ChannelProgram program) {
    double charge = maximum * program.pulseWidthMicros() * 1e-3;
    if (charge > HardLimits.MAX_CHARGE_MICROCOULOMBS) {
      throw table.wrong(
          "maximumMilliamps",
          String.format(
              Locale.ROOT,
              "must keep a phase within %.0f uC, got %.0f mA x %.0f us = %.1f uC",
              HardLimits.MAX_CHARGE_MICROCOULOMBS,
              maximum,
              program.pulseWidthMicros(),
              charge));
    }
    double rms =
        HardLimits.rmsMilliamps(maximum, program.pulseWidthMicros(), program.frequencyHz());
    double loadedCm2 = program.channel().electrodeAreaCm2() * HardLimits.LOADED_AREA_SHARE_FRACTION;
    if (rms > HardLimits.MAX_RMS_MILLIAMPS_PER_CM2 * loadedCm2) {
      throw table.wrong(
          "electrodeAreaCm2",
          String.format(
              Locale.ROOT,
              "must be larger for %.0f mA: %.2f mA r.m.s. on half of it is over %.0f mA/cm2, got"
                  + " %.1f",
              maximum,
              rms,
              HardLimits.MAX_RMS_MILLIAMPS_PER_CM2,
              program.channel().electrodeAreaCm2()));
    }
  }
}
