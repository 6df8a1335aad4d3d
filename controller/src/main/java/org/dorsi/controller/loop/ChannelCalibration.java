package org.dorsi.controller.loop;

import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * One channel's ramp from zero before arming, and what was found by it in this session (safety
 * requirements, section 4.2, step 7). The ramp goes to the program's maximum within the limits and
 * no further, however much of it the patient would tolerate.
 *
 * <p>Kernel: no clock, no I/O. Control thread only.
 */
final class ChannelCalibration {

  private final ChannelProgram program;
  private double rampMilliamps;
  private long lastNs;
  private double sensoryMilliamps = Double.NaN;
  private double motorMilliamps = Double.NaN;
  private double toleratedMilliamps = Double.NaN;

  /**
   * @param program the channel's program within the limits
   */
  ChannelCalibration(ChannelProgram program) {
    this.program = program;
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
    } else if (rampMilliamps == 0) {
      rampMilliamps = HardLimits.CALIBRATION_FIRST_MILLIAMPS;
    } else if (rising) {
      rampMilliamps += HardLimits.CALIBRATION_MILLIAMPS_PER_SEC * ((nowNs - lastNs) * 1e-9);
    }
    rampMilliamps = Math.min(rampMilliamps, program.maximumMilliamps());
    lastNs = nowNs;
    return rampMilliamps;
  }

  /** Remembers what a level was found to be. */
  void mark(CalibrationMark mark, double milliamps) {
    switch (mark) {
      case SENSORY -> sensoryMilliamps = milliamps;
      case MOTOR -> motorMilliamps = milliamps;
      case TOLERATED -> toleratedMilliamps = milliamps;
    }
  }

  /** Where the patient begins to feel it, as found last; NaN where nobody knows. */
  double sensoryMilliamps() {
    return Double.isNaN(sensoryMilliamps)
        ? program.currents().sensoryMilliamps()
        : sensoryMilliamps;
  }

  /** What a mode may have after what was found; the program's maximum where nothing was. */
  double maximumMilliamps(StimulationMode mode) {
    double maximum = program.maximumMilliamps();
    if (!Double.isNaN(toleratedMilliamps)) {
      maximum = Math.min(maximum, toleratedMilliamps);
    }
    if (mode == StimulationMode.SENSORY && !Double.isNaN(motorMilliamps)) {
      maximum = Math.min(maximum, HardLimits.SENSORY_MOTOR_SHARE_FRACTION * motorMilliamps);
    }
    return maximum;
  }
}
