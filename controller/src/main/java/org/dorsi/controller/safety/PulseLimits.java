package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationMode;

/**
 * The limits of a single pulse, whatever came before it (safety requirements, section 4.1).
 *
 * <p>The power density (0.05 W/cm2 into 500 ohm, mean over a second) needs no limit of its own: 25
 * mA r.m.s. are 0.31 W, and 1 mA/cm2 r.m.s. over the whole pad, which is what {@link #density}
 * leaves, are 0.05 W/cm2 only on pads of 100 cm2 and more, where 0.31 W are 0.003 W/cm2.
 */
final class PulseLimits {

  private PulseLimits() {}

  /** What is too long is cut; what is too short is refused, not lengthened. */
  static ChannelLimit pulseWidth(ChannelScope scope) {
    double longestMicros = scope.limits().maxPulseWidthMicros();
    return (draft, nowNs) -> {
      draft.widthAtMost(longestMicros, Reason.WIDTH);
      if (draft.askedMicros() < HardLimits.MIN_PULSE_WIDTH_MICROS) {
        draft.refuse(Reason.WIDTH_TOO_SHORT);
      }
    };
  }

  /** What is too fast is slowed; what is too slow is refused, not quickened. */
  static ChannelLimit frequency(ChannelScope scope) {
    double highestHz = scope.limits().maxFrequencyHz();
    double lowestHz = scope.limits().minFrequencyHz();
    return (draft, nowNs) -> {
      draft.frequencyAtMost(highestHz, Reason.FREQUENCY);
      if (draft.askedHz() < lowestHz) {
        draft.refuse(Reason.FREQUENCY_TOO_LOW);
      }
    };
  }

  /**
   * Nobody and nothing goes beyond what the patient tolerates: what the program says, and what a
   * calibration has found, but to find it anew.
   */
  static ChannelLimit patientMaximum(ChannelScope scope) {
    double programMilliamps = scope.program().maximumMilliamps();
    ChannelGroup group = scope.others();
    int number = scope.program().channel().number();
    return (draft, nowNs) -> {
      draft.currentAtMost(programMilliamps, Reason.PATIENT);
      if (draft.mode() != StimulationMode.CALIBRATION) {
        draft.currentAtMost(group.currents(number).maximumMilliamps(), Reason.PATIENT);
      }
    };
  }

  static ChannelLimit current(ChannelScope scope) {
    double maximumMilliamps = scope.limits().maxMilliamps();
    return (draft, nowNs) -> draft.currentAtMost(maximumMilliamps, Reason.PROFILE);
  }

  /** Charge of one phase; the second phase takes it back, so that the net charge is zero. */
  static ChannelLimit charge(ChannelScope scope) {
    double maximumMicrocoulombs = scope.limits().maxChargeMicrocoulombs();
    return (draft, nowNs) ->
        draft.currentAtMost(maximumMicrocoulombs * 1e3 / draft.askedMicros(), Reason.CHARGE);
  }

  static ChannelLimit rms(ChannelScope scope) {
    double maximumMilliamps = scope.limits().maxRmsMilliamps();
    return (draft, nowNs) ->
        draft.currentAtMost(maximumMilliamps / rmsPerMilliamp(draft), Reason.RMS);
  }

  /** Half the electrode may have come off (H29). */
  static ChannelLimit density(ChannelScope scope) {
    double loadedCm2 =
        HardLimits.LOADED_AREA_SHARE_FRACTION * scope.program().channel().electrodeAreaCm2();
    double maximumMilliamps = HardLimits.MAX_RMS_MILLIAMPS_PER_CM2 * loadedCm2;
    return (draft, nowNs) ->
        draft.currentAtMost(maximumMilliamps / rmsPerMilliamp(draft), Reason.DENSITY);
  }

  /**
   * Sensory stimulation stays well below where the muscle answers; unknown thresholds give none.
   */
  static ChannelLimit sensoryShare(ChannelScope scope) {
    ChannelGroup group = scope.others();
    int number = scope.program().channel().number();
    return (draft, nowNs) -> {
      if (draft.mode() == StimulationMode.SENSORY) {
        double motorMilliamps = group.currents(number).motorMilliamps();
        draft.currentAtMost(
            HardLimits.SENSORY_MOTOR_SHARE_FRACTION * motorMilliamps, Reason.SENSORY);
      }
    };
  }

  private static double rmsPerMilliamp(PulseDraft draft) {
    return HardLimits.rmsMilliamps(1, draft.askedMicros(), draft.askedHz());
  }
}
