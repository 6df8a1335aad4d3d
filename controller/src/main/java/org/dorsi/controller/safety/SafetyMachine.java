package org.dorsi.controller.safety;

import java.util.List;

/**
 * Holds the arming and suspension machine's state between ticks and shows it as a {@link
 * SafetyState}.
 *
 * <p>Control thread only.
 */
public final class SafetyMachine {

  private final ArmingRules rules;
  private Arming arming = Arming.BEGIN;
  private String missing = "";
  private SafetyState state = new SafetyState.Disconnected();
  private Arming shown = Arming.BEGIN;

  /**
   * @param attestations steps that the operator must attest before arming
   */
  public SafetyMachine(List<String> attestations) {
    rules = new ArmingRules(attestations);
  }

  /**
   * Takes one tick: the operator's commands in their order, then the world.
   *
   * @param commands what the operator asked for
   * @param now the conditions of this tick
   * @param notes where refusals and other news are added
   * @return the state after it
   */
  public SafetyState step(List<OperatorCommand> commands, Conditions now, List<String> notes) {
    for (int i = 0; i < commands.size(); i++) {
      arming = rules.command(arming, commands.get(i), now, notes);
    }
    arming = rules.pass(arming, now, notes);
    show(now);
    return state;
  }

  /** Whether the stimulator's high voltage may be on. */
  public boolean outputEnabled() {
    return arming.mode().isArmed();
  }

  /** Whether programs may ask for pulses. */
  public boolean isStimulating() {
    return arming.mode() == Arming.Mode.STIMULATING;
  }

  /** How often the operator has armed in this session. */
  public int armingEpoch() {
    return arming.epoch();
  }

  private void show(Conditions now) {
    boolean idle = arming.mode() == Arming.Mode.IDLE;
    String missingNow = idle ? rules.missing(arming, now.stimulator()) : "";
    if (arming.mode() != shown.mode()
        || arming.started() != shown.started()
        || !arming.cause().equals(shown.cause())
        || !missingNow.equals(missing)) {
      missing = missingNow;
      state = stateOf(arming);
    }
    shown = arming;
  }

  private SafetyState stateOf(Arming at) {
    return switch (at.mode()) {
      case DISCONNECTED -> new SafetyState.Disconnected();
      case IDLE -> new SafetyState.Idle(missing);
      case ARMED -> new SafetyState.Armed(at.started());
      case STIMULATING -> new SafetyState.Stimulating();
      case SUSPENDED -> new SafetyState.Suspended(at.cause(), false);
      case LATCHED -> new SafetyState.Suspended(at.cause(), true);
      case STOPPED -> new SafetyState.EmergencyStopped(at.cause());
    };
  }
}
