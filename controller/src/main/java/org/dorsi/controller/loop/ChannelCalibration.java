package org.dorsi.controller.loop;

import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;

/**
 * One channel's ramp from zero before arming, and what was found by it (safety requirements,
 * section 4.2, step 7). The ramp goes to the program's maximum within the limits and no further,
 * however much of it the patient would tolerate. What was found counts as a whole, from the mark of
 * what is tolerated on; a ramp that is left before that has found nothing.
 *
 * <p>Kernel: no clock, no I/O. Control thread only.
 */
final class ChannelCalibration {

  private final ChannelProgram program;
  private CalibratedCurrents currents;
  private double rampMilliamps;
  private long lastNs;
  private long pulses;
  private long nanocoulombs;
  private double givenMilliamps;
  private double sensoryMilliamps;
  private double motorMilliamps;

  /**
   * @param program the channel's program within the limits
   */
  ChannelCalibration(ChannelProgram program) {
    this.program = program;
    this.currents = program.currents();
  }

  /**
   * The ramp's current now.
   *
   * @param nowNs the tick's time
   * @param on whether the channel is under calibration and the high voltage on; off is zero at once
   * @param rising whether the operator's hand is on the ramp; else the level holds
   */
  double rampMilliamps(long nowNs, boolean on, boolean rising) {
    if (!on) {
      rampMilliamps = 0;
      givenMilliamps = 0;
      sensoryMilliamps = Double.NaN;
      motorMilliamps = Double.NaN;
    } else if (rampMilliamps == 0) {
      rampMilliamps = HardLimits.CALIBRATION_FIRST_MILLIAMPS;
    } else if (rising) {
      rampMilliamps += HardLimits.CALIBRATION_MILLIAMPS_PER_SEC * ((nowNs - lastNs) * 1e-9);
    }
    rampMilliamps = Math.min(rampMilliamps, program.maximumMilliamps());
    lastNs = nowNs;
    return rampMilliamps;
  }

  /** Follows what the stimulator has acknowledged of the ramp. */
  void follow(GuardStatus guard) {
    int number = program.channel().number();
    long newPulses = guard.pulses(number) - pulses;
    long newNanocoulombs = guard.chargeNanocoulombs(number) - nanocoulombs;
    pulses = guard.pulses(number);
    nanocoulombs = guard.chargeNanocoulombs(number);
    if (newPulses > 0) {
      double meanMilliamps = newNanocoulombs / (newPulses * program.pulseWidthMicros());
      double milliamps = steps(Math.min(meanMilliamps, rampMilliamps));
      givenMilliamps = Math.max(givenMilliamps, milliamps);
    }
  }

  /** Whole steps of 0.5 mA, as devices give them; charge is told in whole nC a pulse. */
  private static double steps(double milliamps) {
    return Math.floor(2 * milliamps + 0.05) / 2;
  }

  /** The most that the stimulator has acknowledged in this ramp: it only rises. */
  double givenMilliamps() {
    return givenMilliamps;
  }

  /**
   * Remembers what the level that is given is to the patient.
   *
   * @return what became of it, in words
   */
  String mark(CalibrationMark mark) {
    switch (mark) {
      case SENSORY -> {
        if (givenMilliamps > motorMilliamps) {
          return " refused: " + givenMilliamps + " mA is above the motor level, " + motorMilliamps;
        }
        sensoryMilliamps = givenMilliamps;
      }
      case MOTOR -> motorMilliamps = givenMilliamps;
      case TOLERATED ->
          found(
              new CalibratedCurrents(
                  givenMilliamps, sensoryMilliamps, motorMilliamps, givenMilliamps));
    }
    return ": " + givenMilliamps + " mA";
  }

  /** Takes what was found; a session starts with no more than the program says. */
  void found(CalibratedCurrents found) {
    currents =
        new CalibratedCurrents(
            Math.min(program.startMilliamps(), found.startMilliamps()),
            found.sensoryMilliamps(),
            found.motorMilliamps(),
            found.maximumMilliamps());
  }

  /** What was found last; the program's currents where nothing was. */
  CalibratedCurrents currents() {
    return currents;
  }
}
