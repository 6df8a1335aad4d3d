package org.dorsi.controller.safety.check;

import java.util.List;
import java.util.function.Function;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.SafetyLimits;

/**
 * The checks of every tick. Each is an entry of its own, so that a test can leave one out and see
 * that it is missed.
 *
 * <p>Immutable; any thread.
 */
public final class CheckList {

  /**
   * What checks are made for.
   *
   * @param limits the limits of the profile
   * @param deadMan what must be held for any output
   * @param sessionBeforeSeconds how long the session had lasted before this start of the program
   */
  public record Setup(SafetyLimits limits, DeadMan deadMan, double sessionBeforeSeconds) {}

  private record Kind(String name, String hazards, Function<Setup, SafetyCheck> maker) {}

  private static final CheckList ALL =
      new CheckList(
          List.of(
              new Kind("stale-readings", "H5 H9", setup -> Silence::stale),
              new Kind("silent-sensor", "H5 H8 H9 H33", setup -> Silence::lost),
              new Kind("frozen-sensor", "H6", setup -> new FrozenSensor()),
              new Kind("sensor-range", "H7", setup -> new SensorRange()),
              new Kind("switch-chatter", "H3", setup -> new SwitchChatter()),
              new Kind("alternation", "H4 H24", setup -> new Alternation()),
              new Kind("long-swing", "H2 H21", setup -> new LongSwing()),
              new Kind("both-feet-off", "H24", setup -> new BothFeetOff()),
              new Kind("phase-window", "H19 H20 H22", setup -> new PhaseWindow()),
              new Kind("late-ticks", "H12 H40", setup -> new LateTicks()),
              new Kind(
                  "stimulator-fault",
                  "H10 H17 H29 H30",
                  setup -> new ReportedFault(Fault.Kind.STIMULATOR_FAULT)),
              new Kind("guard-lost", "H16", setup -> new ReportedFault(Fault.Kind.GUARD_LOST)),
              new Kind("console-lost", "", setup -> new ReportedFault(Fault.Kind.CONSOLE_LOST)),
              new Kind("delivered-pulses", "H18 H31", setup -> new DeliveredPulses()),
              new Kind("session-dose", "H41", setup -> SessionDose::look),
              new Kind(
                  "session-time",
                  "H41",
                  setup ->
                      new SessionTime(
                          setup.limits().sessionSeconds(), setup.sessionBeforeSeconds())),
              new Kind("dead-man", "", setup -> new DeadManCheck(setup.deadMan()))));

  private final List<Kind> kinds;

  private CheckList(List<Kind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /** Every check there is. */
  public static CheckList all() {
    return ALL;
  }

  /**
   * All but one, for tests of whether it is needed.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public CheckList without(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("no check is called " + name + ", known are " + names());
    }
    return new CheckList(kinds.stream().filter(kind -> !kind.name().equals(name)).toList());
  }

  /** The names of the checks, in their order. */
  public List<String> names() {
    return kinds.stream().map(Kind::name).toList();
  }

  /** The rows of the hazard table that a check is there for, for example {@code H5 H9}. */
  public String hazards(String name) {
    return kinds.stream()
        .filter(kind -> kind.name().equals(name))
        .map(Kind::hazards)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no check is called " + name));
  }

  /** The checks of one controller, new. */
  public List<SafetyCheck> make(Setup setup) {
    return kinds.stream().map(kind -> kind.maker().apply(setup)).toList();
  }
}
