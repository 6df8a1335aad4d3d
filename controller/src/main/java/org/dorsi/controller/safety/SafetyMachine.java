package org.dorsi.controller.safety;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * Holds the arming and suspension machine's state between ticks and shows it as a {@link
 * SafetyState}.
 *
 * <p>Control thread only.
 */
public final class SafetyMachine {

  private final ArmingRules rules;
  private Arming arming;
  private String missing = "";
  private SafetyState state = new SafetyState.Disconnected();
  private Arming shown;
  private final List<OperatorCommand.Mark> marks = new ArrayList<>();

  /**
   * @param sequence what the operator must attest before arming
   * @param channels names of the channels that may be tested
   * @param mode what to stimulate for until the operator chooses otherwise
   */
  public SafetyMachine(ArmingSequence sequence, List<String> channels, StimulationMode mode) {
    rules = new ArmingRules(sequence, channels);
    arming = Arming.BEGIN.with(Arming.BEGIN.orders().withChosen(mode));
    shown = arming;
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
    marks.clear();
    if (now.sensorLost()) {
      arming = rules.sensorLost(arming);
    }
    if (now.stimulator() == GuardStatus.Stimulator.FAULT) {
      arming = rules.stimulatorFaulty(arming);
    }
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i) instanceof OperatorCommand.Mark mark
          && ArmingRules.isMarked(arming, mark, now)) {
        marks.add(mark);
      }
      arming = rules.command(arming, commands.get(i), now, notes);
    }
    arming = PassingRules.pass(arming, now, notes);
    show(now);
    return state;
  }

  /** Whether the stimulator's high voltage may be on. */
  public boolean outputEnabled() {
    return arming.mode().isArmed();
  }

  /** Whether the programs of this mode may ask for pulses. */
  public boolean isRunning(StimulationMode mode) {
    return arming.mode()
        == switch (mode) {
          case GAIT -> Arming.Mode.STIMULATING;
          case EXERCISE -> Arming.Mode.EXERCISE;
          case SENSORY -> Arming.Mode.SENSORY;
          case CALIBRATION -> Arming.Mode.RAMPING;
        };
  }

  /** Whether a pause of the operator holds. */
  public boolean isHeld() {
    return arming.orders().held();
  }

  /** Whose limits apply now: a test of one channel knows no gait. */
  public StimulationMode limitingMode() {
    return switch (arming.mode()) {
      case TESTING, EXERCISE -> StimulationMode.EXERCISE;
      case SENSORY -> StimulationMode.SENSORY;
      case RAMPING, HOLDING -> StimulationMode.CALIBRATION;
      default -> StimulationMode.GAIT;
    };
  }

  /** Whether the mode that runs is to be left: its output ramps to zero. */
  public boolean isEnding() {
    return arming.orders().ending() != Arming.Ending.NONE;
  }

  /** What the last tick's commands said of the pulses before them; holds for the tick only. */
  public List<OperatorCommand.Mark> marks() {
    return marks;
  }

  /** Whether the operator's hand is on the ramp of the channel under calibration. */
  public boolean isRamping(long nowNs) {
    return arming.mode() == Arming.Mode.RAMPING && arming.clocks().isHandThere(nowNs);
  }

  /** The channel that the operator tests or calibrates before arming; empty where there is none. */
  public String testedChannel() {
    return arming.orders().testing();
  }

  /** How often the operator has armed in this session. */
  public int armingEpoch() {
    return arming.epoch();
  }

  private void show(Conditions now) {
    boolean idle = arming.mode() == Arming.Mode.IDLE;
    String missingNow = idle ? rules.missing(arming, now.stimulator(), now.nowNs()) : "";
    if (arming.mode() != shown.mode()
        || !arming.orders().equals(shown.orders())
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
      case ARMED -> new SafetyState.Armed(at.orders().started());
      case TESTING -> new SafetyState.Testing(at.orders().testing());
      case RAMPING -> new SafetyState.Calibrating(at.orders().testing(), false);
      case HOLDING -> new SafetyState.Calibrating(at.orders().testing(), true);
      case EXERCISE -> new SafetyState.Exercise(isEnding());
      case SENSORY -> new SafetyState.Sensory(isEnding());
      case STIMULATING -> new SafetyState.Stimulating();
      case SUSPENDED -> new SafetyState.Suspended(at.cause(), false);
      case LATCHED -> new SafetyState.Suspended(at.cause(), true);
      case STOPPED -> new SafetyState.EmergencyStopped(at.cause());
    };
  }
}
