package org.dorsi.visualization.session;

import java.util.List;
import java.util.Optional;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.visualization.gl.Key;

/** The steps of a session that the operator takes, in their order on the screen. Any thread. */
enum Action {
  ATTEST("Attest", Key.F1),
  ARM("Arm", Key.F2),
  START("Start", Key.F3),
  PAUSE("Pause", Key.F4),
  RESUME("Resume", Key.F5),
  ACKNOWLEDGE("Acknowledge", Key.F6);

  /** The step that is attested with a pseudonym, which has to be typed. */
  static final String OPERATOR = "operator";

  /** What the steps of test bursts begin with. */
  static final String CHANNEL = "channel ";

  /** What the steps of calibrations begin with. */
  static final String CALIBRATION = "calibration ";

  private final String words;
  private final Key key;

  Action(String words, Key key) {
    this.words = words;
    this.key = key;
  }

  Key key() {
    return key;
  }

  /**
   * The button's words in a state: after a STOP the acknowledgement is a reset, away from gait it
   * is the confirmation that the patient is well.
   */
  String words(SafetyState state) {
    if (this != ACKNOWLEDGE) {
      return words;
    }
    if (isAwayFromGait(state)) {
      return "Confirm";
    }
    return state instanceof SafetyState.EmergencyStopped ? "Reset" : words;
  }

  /**
   * The command that this step sends in a state; empty where the step has no meaning. The
   * controller decides whether it follows.
   *
   * @param state where the safety machine stands
   * @param attestations the steps that must be attested, in their order
   */
  Optional<OperatorCommand> command(SafetyState state, List<String> attestations) {
    return switch (this) {
      case ATTEST ->
          missingStep(state, attestations)
              .filter(step -> !step.equals(OPERATOR))
              .map(OperatorCommand.Attest::new);
      case ARM -> when(state.equals(new SafetyState.Idle("")), new OperatorCommand.Arm());
      case START ->
          when(
              state instanceof SafetyState.Armed armed && !armed.started(),
              new OperatorCommand.Start());
      case PAUSE ->
          when(
              state instanceof SafetyState.Stimulating
                  || (state instanceof SafetyState.Exercise exercise && !exercise.ending())
                  || (state instanceof SafetyState.Sensory sensory && !sensory.ending())
                  || (state instanceof SafetyState.Armed armed && armed.started())
                  || (state instanceof SafetyState.Suspended suspended
                      && !suspended.latched()
                      && !suspended.pausedByOperator()),
              new OperatorCommand.Pause());
      case RESUME ->
          when(
              state instanceof SafetyState.Suspended suspended
                  && !suspended.latched()
                  && suspended.pausedByOperator(),
              new OperatorCommand.Resume());
      case ACKNOWLEDGE ->
          isAwayFromGait(state)
              ? Optional.of(new OperatorCommand.Confirm())
              : when(
                  state instanceof SafetyState.EmergencyStopped
                      || (state instanceof SafetyState.Suspended suspended && suspended.latched()),
                  new OperatorCommand.Acknowledge());
    };
  }

  /** The first step still to be attested, as far as the safety machine names it. */
  static Optional<String> missingStep(SafetyState state, List<String> attestations) {
    if (state instanceof SafetyState.Idle idle) {
      List<String> missing = List.of(idle.missing().split(", ", -1));
      return attestations.stream().filter(missing::contains).findFirst();
    }
    return Optional.empty();
  }

  private static boolean isAwayFromGait(SafetyState state) {
    return state instanceof SafetyState.Exercise || state instanceof SafetyState.Sensory;
  }

  private static Optional<OperatorCommand> when(boolean possible, OperatorCommand command) {
    return possible ? Optional.of(command) : Optional.empty();
  }
}
