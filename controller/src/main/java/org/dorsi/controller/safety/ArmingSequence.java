package org.dorsi.controller.safety;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person must attest before arming, in its order (safety requirements, section 4.2). That
 * the stimulator is connected, identified and sound, and its guard has been seen to bite, is no
 * step of it: that is always asked for.
 *
 * <p>Immutable; any thread.
 *
 * @param steps the steps
 */
public record ArmingSequence(List<Step> steps) {

  /** Pseudonyms only (section 5.3, P1). */
  private static final String PSEUDONYM = "[A-Z]{2,4}-[0-9]{3,5}";

  private static final String OPERATOR = "operator";
  private static final String CHANNEL = "channel ";
  private static final String CALIBRATION = "calibration ";
  static final String SIDE_CHECK = "side-check";

  /** How long calibrated currents hold: safety requirements, section 4.2, step 7. */
  public static final long CALIBRATION_HOLDS_NS = 43_200_000_000_000L;

  /**
   * One step.
   *
   * @param word what is attested, for example {@code side-check}
   * @param needs what must have been seen before
   * @param validUntilNs session time from which on it holds no longer, whenever it was attested,
   *     unless it was done in this session: none lasts so long that it would grow old
   */
  public record Step(String word, Evidence needs, long validUntilNs) {

    /** A step that holds for the whole session. */
    public Step(String word, Evidence needs) {
      this(word, needs, Long.MAX_VALUE);
    }
  }

  /**
   * @throws IllegalArgumentException if there are more steps than can be kept account of
   */
  public ArmingSequence {
    steps = List.copyOf(steps);
    if (steps.size() >= Integer.SIZE) {
      throw new IllegalArgumentException(
          "steps of arming must be fewer than " + Integer.SIZE + ", got " + steps.size());
    }
  }

  /** Steps that nothing need be seen for: where no person is connected. */
  public static ArmingSequence of(String... words) {
    List<Step> steps = new ArrayList<>();
    for (String word : words) {
      steps.add(new Step(word, Evidence.NONE));
    }
    return new ArmingSequence(steps);
  }

  /**
   * The whole sequence.
   *
   * @param channels names of the stimulated channels
   * @param observed whether any leg is observed: sides to check
   * @param gait whether the program follows gait: a dry run to walk
   * @param deadMan whether a dead-man switch is in use
   * @param calibratedUntilNs session time at which the calibration of the channels is too old
   */
  public static ArmingSequence complete(
      List<String> channels,
      boolean observed,
      boolean gait,
      boolean deadMan,
      long calibratedUntilNs) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(OPERATOR, Evidence.NONE));
    steps.add(new Step("checklist", Evidence.NONE));
    steps.add(new Step("self-test", deadMan ? Evidence.DEAD_MAN : Evidence.NONE));
    if (observed) {
      steps.add(new Step(SIDE_CHECK, Evidence.SENSORS));
    }
    for (String channel : channels) {
      steps.add(new Step(CHANNEL + channel, Evidence.TEST));
    }
    for (String channel : channels) {
      steps.add(new Step(CALIBRATION + channel, Evidence.NONE, calibratedUntilNs));
    }
    if (gait) {
      steps.add(new Step("dry-run", Evidence.STRIDES));
    }
    return new ArmingSequence(steps);
  }

  /**
   * The same where a channel was calibrated by hand at another time than the others: what was found
   * then can be attested until it is too old.
   *
   * @param foundNs session time, before zero in an earlier session
   */
  public ArmingSequence calibrated(String channel, long foundNs) {
    String word = CALIBRATION + channel;
    return new ArmingSequence(
        steps.stream()
            .map(
                step ->
                    step.word().equals(word)
                        ? new Step(word, step.needs(), foundNs + CALIBRATION_HOLDS_NS)
                        : step)
            .toList());
  }

  /** What the steps are called. */
  public List<String> words() {
    return steps.stream().map(Step::word).toList();
  }

  /** Which step these words attest; -1 where none: the operator's come with a pseudonym. */
  int indexOf(String said) {
    boolean login =
        said.startsWith(OPERATOR + " ") && said.substring(OPERATOR.length() + 1).matches(PSEUDONYM);
    for (int i = 0; i < steps.size(); i++) {
      String word = steps.get(i).word();
      if (word.equals(OPERATOR) ? login : word.equals(said)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The step that a test burst of a channel is evidence for, as a bit; none where there is none.
   */
  int bitOfTest(String channel) {
    return bitOf(CHANNEL + channel);
  }

  /** The step that a calibration of a channel is done for, as a bit; none where there is none. */
  int bitOfCalibration(String channel) {
    return bitOf(CALIBRATION + channel);
  }

  /** Every such step, one bit each. */
  int bitsOfCalibrations() {
    int bits = 0;
    for (int i = 0; i < steps.size(); i++) {
      bits |= steps.get(i).word().startsWith(CALIBRATION) ? 1 << i : 0;
    }
    return bits;
  }

  /** A step as a bit; none where there is none. */
  int bitOf(String word) {
    int index = indexOf(word);
    return index < 0 ? 0 : 1 << index;
  }
}
