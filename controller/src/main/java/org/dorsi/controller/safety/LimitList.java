package org.dorsi.controller.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The limits that every channel's pulses go through, in their order. Each is an entry of its own,
 * so that a test can leave one out and see that it is missed.
 *
 * <p>Immutable; any thread.
 */
public final class LimitList {

  /**
   * One limit.
   *
   * @param name its name in tests and reports
   * @param maker makes it for one channel
   */
  private record Kind(String name, Function<ChannelScope, ChannelLimit> maker) {}

  private static final LimitList SINGLE_PULSES =
      new LimitList(
          List.of(
              new Kind("pulse-width", PulseLimits::pulseWidth),
              new Kind("frequency", PulseLimits::frequency),
              new Kind("patient-maximum", PulseLimits::patientMaximum),
              new Kind("current", PulseLimits::current),
              new Kind("charge", PulseLimits::charge),
              new Kind("rms", PulseLimits::rms),
              new Kind("density", PulseLimits::density),
              new Kind("sensory-share", PulseLimits::sensoryShare)));

  private static final LimitList ALL =
      SINGLE_PULSES.and(
          List.of(
              new Kind("gait-age", SessionLimits::gaitAge),
              new Kind("antagonists", SessionLimits::antagonists),
              new Kind("session-on-time", SessionLimits::onTime),
              new Kind("session-charge", SessionLimits::charge),
              new Kind("on-time", OnTimeLimit::new),
              new Kind("gap", TimeLimits::gap),
              new Kind("rate", TimeLimits::rate),
              new Kind("duty", DutyLimit::new),
              new Kind("rest", TimeLimits::rest),
              new Kind("together", TimeLimits::together),
              new Kind("rise-time", TimeLimits::riseTime),
              new Kind("rise-per-pulse", RisePerPulse::new),
              new Kind("calibration-rise", TimeLimits::calibrationRise)));

  private final List<Kind> kinds;

  private LimitList(List<Kind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  private LimitList and(List<Kind> more) {
    List<Kind> both = new ArrayList<>(kinds);
    both.addAll(more);
    return new LimitList(both);
  }

  /** The limits that look at nothing but the pulse: what a program is cut down to beforehand. */
  static LimitList ofSinglePulses() {
    return SINGLE_PULSES;
  }

  /** Every limit there is. */
  public static LimitList all() {
    return ALL;
  }

  /**
   * All but one, for tests of whether it is needed.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public LimitList without(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("no limit is called " + name + ", known are " + names());
    }
    return new LimitList(kinds.stream().filter(kind -> !kind.name().equals(name)).toList());
  }

  /** The names of the limits, in their order. */
  public List<String> names() {
    return kinds.stream().map(Kind::name).toList();
  }

  /** The limits of one channel. */
  ChannelLimit[] of(ChannelScope scope) {
    List<ChannelLimit> limits = new ArrayList<>();
    for (Kind kind : kinds) {
      limits.add(kind.maker().apply(scope));
    }
    return limits.toArray(new ChannelLimit[0]);
  }
}
