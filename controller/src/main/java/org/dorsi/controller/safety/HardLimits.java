package org.dorsi.controller.safety;

/**
 * The outermost limits: compiled in, the same for everyone, above every profile and configuration.
 *
 * <p>Source of every value, where nothing else is said: safety requirements, section 4.1, column
 * HARD. They apply twice: in the controller's limiter and, independently, in the guard. Any thread.
 */
public final class HardLimits {

  /** Current of one phase. */
  public static final double MAX_MILLIAMPS = 100;

  /** Shortest phase that is a pulse at all; what is shorter is refused, not lengthened. */
  public static final double MIN_PULSE_WIDTH_MICROS = 50;

  /** Duration of one phase. */
  public static final double MAX_PULSE_WIDTH_MICROS = 500;

  /** Charge of one phase. */
  public static final double MAX_CHARGE_MICROCOULOMBS = 40;

  /** Slowest rhythm; what is slower is refused, not quickened. */
  public static final double MIN_FREQUENCY_HZ = 1;

  /** Pulses per second of one channel. */
  public static final double MAX_FREQUENCY_HZ = 60;

  /** Root mean square current of one channel; half of what IEC 60601-2-10 allows below 400 Hz. */
  public static final double MAX_RMS_MILLIAMPS = 25;

  /** Root mean square density on {@link #LOADED_AREA_SHARE_FRACTION} of the electrode. */
  public static final double MAX_RMS_MILLIAMPS_PER_CM2 = 2;

  /** Share of the electrode that is taken to carry the current: an edge may have come off (H29). */
  public static final double LOADED_AREA_SHARE_FRACTION = 0.5;

  /** Longest activation of one channel. */
  public static final long MAX_ON_NS = 3_000_000_000L;

  /** Shortest pause between two activations of one channel. */
  public static final long MIN_GAP_NS = 100_000_000L;

  /** Most activations of one channel that may begin within one second. */
  public static final int MAX_ACTIVATIONS_PER_SECOND = 3;

  /** Share of {@link #DUTY_WINDOW_NS} that one channel may be on. */
  public static final double MAX_DUTY_FRACTION = 0.80;

  /** Window that {@link #MAX_DUTY_FRACTION} is judged in. */
  public static final long DUTY_WINDOW_NS = 10_000_000_000L;

  /** Shortest rise from nothing to the target current. */
  public static final double MIN_RISE_SECONDS = 0.050;

  /**
   * Most that the current may rise from one pulse of a channel to the next; a fall has no limit.
   */
  public static final double MAX_RISE_PER_PULSE_MILLIAMPS = 25;

  /** Channels that may be on together. */
  public static final int MAX_CHANNELS_TOGETHER = 8;

  /** Largest single step of the operator. */
  public static final double MAX_OPERATOR_STEP_MILLIAMPS = 2;

  /** Fastest that an operator may raise a current. */
  public static final double MAX_OPERATOR_MILLIAMPS_PER_SEC = 2;

  /** Longest activation of one channel in an exercise (issue on stimulation, "Programs"). */
  public static final long EXERCISE_MAX_ON_NS = 15_000_000_000L;

  /** Share of an activation and the rest after it that an exercise may be on (same source). */
  public static final double EXERCISE_MAX_DUTY_FRACTION = 0.5;

  /** Longest sensory stimulation without a pause, and in one session (same source). */
  public static final long SENSORY_MAX_ON_NS = 1_800_000_000_000L;

  /** Share of the motor threshold that sensory stimulation stays below (same source). */
  public static final double SENSORY_MOTOR_SHARE_FRACTION = 0.8;

  /** Fastest rise of a channel under calibration (section 4.2, step 7). */
  public static final double CALIBRATION_MILLIAMPS_PER_SEC = 2;

  /** What a calibration begins with: the smallest step of the supported stimulators. */
  public static final double CALIBRATION_FIRST_MILLIAMPS = 0.5;

  /** Longest calibration of one channel: the way to 100 mA takes 50 s of it (own choice). */
  public static final long CALIBRATION_MAX_ON_NS = 90_000_000_000L;

  /** Time on of one channel in one session. */
  public static final double MAX_SESSION_ON_SECONDS = 1800;

  /** Charge of one phase, summed over one channel's pulses in one session. */
  public static final double MAX_SESSION_CHARGE_MICROCOULOMBS = 2_000_000;

  /** Length of one session. */
  public static final double MAX_SESSION_SECONDS = 5400;

  private static final long LEAST_GAIT_AGE_NS = 1_500_000_000L;
  private static final double GAIT_AGE_STRIDES = 1.5;

  /** Oldest gait event that may still cause a pulse. */
  public static final long MAX_GAIT_AGE_NS = 3_000_000_000L;

  /**
   * T_gait of section 3: how old the last valid gait event may be for a wearer's stride time.
   *
   * @param strideSeconds NaN where unknown
   */
  public static long gaitAgeNs(double strideSeconds) {
    long ownNs = (long) (GAIT_AGE_STRIDES * strideSeconds * 1e9);
    return Math.min(MAX_GAIT_AGE_NS, Math.max(LEAST_GAIT_AGE_NS, ownNs));
  }

  /** How old a permit may be when the guard acts on it (section 4.4). */
  public static final long MAX_PERMIT_AGE_NS = 100_000_000L;

  private HardLimits() {}

  /**
   * Root mean square current of symmetric biphasic pulses (section 1.1): two phases a period.
   *
   * @param amplitudeMilliamps current of a phase
   * @param pulseWidthMicros duration of a phase
   * @param frequencyHz pulses per second
   */
  public static double rmsMilliamps(
      double amplitudeMilliamps, double pulseWidthMicros, double frequencyHz) {
    return amplitudeMilliamps * StrictMath.sqrt(2e-6 * pulseWidthMicros * frequencyHz);
  }
}
