package org.dorsi.app.campaign;

import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.ChannelProgram;

/**
 * What one channel may do, as the judge reads safety requirements, section 4.1: written down here
 * once more, so that a wrong number in the program is seen.
 *
 * @param maxMilliamps current of a phase
 * @param maxMicros duration of a phase
 * @param maxMicrocoulombs charge of a phase
 * @param maxRmsMilliamps root mean square over one second
 * @param leastPeriodNs between pulses: 80 % of the nominal interval
 * @param nominalPeriodNs between pulses
 * @param risePerPulseMilliamps from one pulse to the next
 * @param riseMilliampsPerSec from nothing to the channel's ceiling in the shortest rise
 * @param maxOnNs of one burst
 * @param maxDutyFraction within ten seconds
 * @param together channels at a time
 */
record Envelope(
    double maxMilliamps,
    double maxMicros,
    double maxMicrocoulombs,
    double maxRmsMilliamps,
    long leastPeriodNs,
    long nominalPeriodNs,
    double risePerPulseMilliamps,
    double riseMilliampsPerSec,
    long maxOnNs,
    double maxDutyFraction,
    int together) {

  static final double DENSITY_MILLIAMPS_PER_CM2 = 2;
  private static final long GAP_NS = 100_000_000;
  static final int BURSTS_PER_SECOND = 3;
  static final long DUTY_WINDOW_NS = 10_000_000_000L;
  static final long BETWEEN_CHANNELS_NS = 2_000_000;

  /** The least step of the stimulator. */
  static final double STEP_MILLIAMPS = 0.5;

  /** Pulses further apart belong to two bursts: the least gap, but a slow rhythm is no gap. */
  long gapNs() {
    return Math.max(GAP_NS, 2 * nominalPeriodNs);
  }

  static Envelope of(PatientProfile profile, ChannelProgram program) {
    boolean adult = profile == PatientProfile.ADULT;
    double hertz = Math.min(program.frequencyHz(), 50);
    double halfPadCm2 = program.channel().electrodeAreaCm2() / 2;
    double maximum = Math.min(program.maximumMilliamps(), adult ? 100 : 60);
    double riseSeconds = adult ? 0.1 : 0.2;
    return new Envelope(
        maximum,
        Math.min(program.pulseWidthMicros(), adult ? 400 : 300),
        adult ? 40 : 18,
        Math.min(adult ? 20 : 12, DENSITY_MILLIAMPS_PER_CM2 * halfPadCm2),
        Math.round(0.8e9 / hertz),
        Math.round(1e9 / hertz),
        adult ? 15 : 10,
        maximum / riseSeconds,
        1_500_000_000L,
        0.65,
        adult ? 6 : 4);
  }

  /** What the guard alone holds a controller gone mad to: the column HARD. */
  static Envelope hard() {
    return new Envelope(
        100,
        500,
        40,
        25,
        Math.round(0.8e9 / 60),
        Math.round(1e9 / 60),
        25,
        100 / 0.05,
        3_000_000_000L,
        0.8,
        8);
  }
}
