package org.dorsi.visualization.session;

import java.util.List;
import java.util.Optional;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.telemetry.ControlSnapshot;

/**
 * What the operator should do now.
 *
 * @param text in words
 * @param action the button that does it; empty where it is done elsewhere or nothing is to be done
 */
record NextAction(String text, Optional<Action> action) {

  /** Valid strides that stimulation waits for (safety.md 4.3). */
  private static final int VALID_STRIDES = 3;

  /** The keys of what a level is to the patient. */
  private static final String MARKS = "F7 sensory, F8 motor, F9 tolerated";

  static final NextAction NO_DATA =
      new NextAction(
          "The controller is silent. STOP still works; if in doubt switch the stimulator off.",
          Optional.empty());

  /**
   * @param attestations the steps that must be attested, in their order
   * @param mode what the session's program stimulates for
   */
  static NextAction of(ControlSnapshot snapshot, List<String> attestations, StimulationMode mode) {
    SafetyState state = snapshot.safety();
    if (state instanceof SafetyState.Disconnected) {
      return elsewhere("Connect the stimulator and switch it on");
    }
    if (state instanceof SafetyState.Idle idle) {
      return idle(idle, attestations);
    }
    if (state instanceof SafetyState.Armed armed) {
      return armed(armed, mode, strides(snapshot));
    }
    if (state instanceof SafetyState.Stimulating) {
      return by(Action.PAUSE, "Watch the patient; pause or STOP at any time");
    }
    if (state instanceof SafetyState.Testing testing) {
      return elsewhere("Test of " + testing.channel() + ": let go when the muscle has answered");
    }
    if (state instanceof SafetyState.Calibrating calibrating) {
      return elsewhere(
          "Calibration of "
              + calibrating.channel()
              + (calibrating.released() ? " holds, C ends it: " : " rises while C is held: ")
              + MARKS);
    }
    if (state instanceof SafetyState.Exercise || state instanceof SafetyState.Sensory) {
      String progress = snapshot.progress().words();
      return by(
          Action.ACKNOWLEDGE,
          (progress.isEmpty() ? "" : progress + ".  ")
              + "Confirm at least every five minutes that the patient is well");
    }
    if (state instanceof SafetyState.Suspended suspended) {
      return suspended(suspended, strides(snapshot));
    }
    return snapshot.guard().stopLatched()
        ? by(Action.ACKNOWLEDGE, "Stopped. Remove the cause, then reset and arm again")
        : elsewhere("STOP is not confirmed: switch the stimulator off by hand");
  }

  private static NextAction armed(SafetyState.Armed armed, StimulationMode mode, String strides) {
    if (mode == StimulationMode.GAIT) {
      return armed.started()
          ? elsewhere("Walk: stimulation begins after " + strides)
          : by(Action.START, "Start the belt, then start stimulation");
    }
    return armed.started()
        ? elsewhere("Stimulation begins when the stimulator is ready")
        : by(
            Action.START, "Patient at rest, the joint held: start " + mode.word() + " stimulation");
  }

  private static NextAction idle(SafetyState.Idle idle, List<String> attestations) {
    if (idle.missing().isEmpty()) {
      return by(Action.ARM, "Ready: arm stimulation");
    }
    return Action.missingStep(idle, attestations)
        .map(NextAction::attest)
        .orElseGet(() -> elsewhere("Arming waits for: " + idle.missing()));
  }

  private static NextAction attest(String step) {
    if (step.equals(Action.OPERATOR)) {
      return elsewhere("Type who operates on the console, as in: attest operator OP-001");
    }
    if (step.startsWith(Action.CHANNEL)) {
      String channel = step.substring(Action.CHANNEL.length());
      return by(
          Action.ATTEST,
          "Type test " + channel + " on, then off, on the console; then attest: " + step);
    }
    if (step.startsWith(Action.CALIBRATION)) {
      String channel = step.substring(Action.CALIBRATION.length());
      return by(
          Action.ATTEST,
          "Select " + channel + " and hold C, mark " + MARKS + "; then attest: " + step);
    }
    return by(Action.ATTEST, "Do, then attest: " + step);
  }

  private static NextAction suspended(SafetyState.Suspended suspended, String strides) {
    if (suspended.latched()) {
      return by(Action.ACKNOWLEDGE, suspended.cause() + ": remove the cause, then acknowledge");
    }
    return suspended.pausedByOperator()
        ? by(Action.RESUME, "Paused: resume when the patient is ready")
        : elsewhere(suspended.cause() + ": resumes by itself after " + strides);
  }

  private static String strides(ControlSnapshot snapshot) {
    int best = Math.max(snapshot.left().validInARow(), snapshot.right().validInARow());
    int wanted = Math.max(1, VALID_STRIDES - best);
    return wanted + (wanted == 1 ? " valid stride" : " valid strides");
  }

  private static NextAction by(Action action, String text) {
    return new NextAction(text, Optional.of(action));
  }

  private static NextAction elsewhere(String text) {
    return new NextAction(text, Optional.empty());
  }
}
