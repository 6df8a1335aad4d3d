package org.dorsi.controller.stimulation;

/**
 * What a program's bursts follow: the patient's gait, a timer, or the operator's hand.
 *
 * <p>Immutable; any thread.
 */
public sealed interface Schedule {

  /** What the patient is stimulated for. */
  StimulationMode mode();

  /** Each channel is on in its window of the gait cycle. */
  record Gait() implements Schedule {
    @Override
    public StimulationMode mode() {
      return StimulationMode.GAIT;
    }
  }

  /**
   * Cyclic strengthening: all channels on and off together.
   *
   * @param countdownSeconds time to get ready before the first contraction, also after a pause
   * @param onSeconds how long each contraction lasts, ramps included
   * @param offSeconds pause between contractions
   * @param repetitions contractions of one set
   * @param sets how many sets
   * @param restSeconds pause between sets
   */
  record Exercise(
      double countdownSeconds,
      double onSeconds,
      double offSeconds,
      int repetitions,
      int sets,
      double restSeconds)
      implements Schedule {

    /** The longest contraction: the hard limit of exercise on one activation. */
    public static final double MAX_ON_SECONDS = 15;

    /** The largest share of contraction: the hard limit of exercise on duty. */
    public static final double MAX_DUTY_FRACTION = 0.5;

    public Exercise {
      if (!(onSeconds > 0 && onSeconds <= MAX_ON_SECONDS)) {
        throw new IllegalArgumentException("a contraction must last (0, 15] s, got " + onSeconds);
      }
      if (!(onSeconds <= MAX_DUTY_FRACTION * (onSeconds + offSeconds))) {
        throw new IllegalArgumentException(
            "a contraction may take half of the time at the most, got "
                + onSeconds
                + " s on and "
                + offSeconds
                + " s off");
      }
      if (!(restSeconds >= offSeconds)) {
        throw new IllegalArgumentException(
            "rest between sets must be at least the pause of "
                + offSeconds
                + " s between contractions, got "
                + restSeconds
                + " s");
      }
    }

    @Override
    public StimulationMode mode() {
      return StimulationMode.EXERCISE;
    }
  }

  /** Each channel is on while the operator holds its trigger. */
  record Manual() implements Schedule {
    @Override
    public StimulationMode mode() {
      return StimulationMode.EXERCISE;
    }
  }

  /**
   * Continuous stimulation that is felt but moves nothing.
   *
   * @param durationSeconds how long it lasts
   */
  record Sensory(double durationSeconds) implements Schedule {

    /** The longest: the hard limit of sensory stimulation. */
    public static final double MAX_SECONDS = 30 * 60;

    /** Share of the motor threshold that a current must stay below. */
    public static final double MOTOR_SHARE_FRACTION = 0.8;

    public Sensory {
      if (!(durationSeconds > 0 && durationSeconds <= MAX_SECONDS)) {
        throw new IllegalArgumentException(
            "sensory stimulation must last (0, 1800] s, got " + durationSeconds);
      }
    }

    @Override
    public StimulationMode mode() {
      return StimulationMode.SENSORY;
    }
  }
}
