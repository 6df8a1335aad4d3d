package org.dorsi.controller.safety;

import java.util.List;
import java.util.stream.Stream;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * The HARD limits of the guard, each an entry of its own, so that a test can leave one out and see
 * that it is missed. Independent of the controller's limits on purpose.
 *
 * <p>Numbers that no limiter upstream can have let through are a breach: everything goes off and
 * stays off. Limits in time take the channel to zero or lower its current.
 *
 * <p>Root mean square current needs no rule: 100 mA, 40 uC and 60 Hz together make 21.9 mA at the
 * most. Immutable; any thread.
 */
public final class HardRules {

  private record Kind(String name, HardRule rule) {}

  private static final long SECOND_NS = 1_000_000_000L;
  private static final int RISE_HALF_MILLIAMPS =
      (int) (2 * HardLimits.MAX_RISE_PER_PULSE_MILLIAMPS);
  private static final double MIN_RISE_MICROS = HardLimits.MIN_RISE_SECONDS * 1e6;
  private static final double MOST_ON_NS = HardLimits.MAX_DUTY_FRACTION * HardLimits.DUTY_WINDOW_NS;
  private static final double REST_SHARE = 1 / HardLimits.EXERCISE_MAX_DUTY_FRACTION - 1;
  private static final double SQUARE_MILLIMETRES_PER_CM2 = 100;

  /** Whole numbers in a permit round currents down, never up: no more than the limit is exact. */
  private static final double ROUNDING = 1 + 1e-9;

  private static final HardRules ALL =
      new HardRules(
          List.of(
              new Kind("current", HardRules::current),
              new Kind("pulse-width", HardRules::pulseWidth),
              new Kind("charge", HardRules::charge),
              new Kind("frequency", HardRules::frequency),
              new Kind("density", HardRules::density),
              new Kind("channel-maximum", HardRules::channelMaximum)),
          List.of(
              new Kind("on-time", HardRules::onTime),
              new Kind("pause", HardRules::pause),
              new Kind("gap", HardRules::gap),
              new Kind("rate", HardRules::rate),
              new Kind("duty", HardRules::duty),
              new Kind("rest", HardRules::rest),
              new Kind("rise-per-pulse", HardRules::risePerPulse),
              new Kind("rise-time", HardRules::riseTime),
              new Kind("calibration-rise", HardRules::calibrationRise)));

  private final List<Kind> numbers;
  private final List<Kind> times;

  private HardRules(List<Kind> numbers, List<Kind> times) {
    this.numbers = List.copyOf(numbers);
    this.times = List.copyOf(times);
  }

  /** Every rule there is. */
  public static HardRules all() {
    return ALL;
  }

  /**
   * All but one, for tests of whether it is needed.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public HardRules without(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("no rule is called " + name + ", known are " + names());
    }
    return new HardRules(
        numbers.stream().filter(kind -> !kind.name().equals(name)).toList(),
        times.stream().filter(kind -> !kind.name().equals(name)).toList());
  }

  /** The names of the rules, in their order. */
  public List<String> names() {
    return Stream.concat(numbers.stream(), times.stream()).map(Kind::name).toList();
  }

  /** Whether the numbers alone can be meant; says what is wrong with the first that cannot. */
  void judgeNumbers(HardChannel channel, long nowNs) {
    for (int i = 0; i < numbers.size() && channel.breach().isEmpty(); i++) {
      numbers.get(i).rule().judge(channel, nowNs);
    }
  }

  /** What is left of the request now. */
  void judgeTimes(HardChannel channel, long nowNs) {
    for (int i = 0; i < times.size() && channel.isAllowed(); i++) {
      times.get(i).rule().judge(channel, nowNs);
    }
  }

  /** A channel that nobody has configured has a maximum of nothing. */
  private static void channelMaximum(HardChannel c, long nowNs) {
    if (c.wanted() > c.maximum()) {
      c.breach("current must be at most the channel's maximum, got ", c.wanted() / 2.0);
    }
  }

  private static void current(HardChannel c, long nowNs) {
    if (c.wanted() < 0 || c.wanted() > 2 * HardLimits.MAX_MILLIAMPS) {
      c.breach("current must be in [0, 100] mA, got ", c.wanted() / 2.0);
    }
  }

  private static void pulseWidth(HardChannel c, long nowNs) {
    if (c.widthMicros() < HardLimits.MIN_PULSE_WIDTH_MICROS
        || c.widthMicros() > HardLimits.MAX_PULSE_WIDTH_MICROS) {
      c.breach("pulse width must be in [50, 500] us, got ", c.widthMicros());
    }
  }

  private static void charge(HardChannel c, long nowNs) {
    double chargeMicrocoulombs = c.wanted() * c.widthMicros() / 2000.0;
    if (chargeMicrocoulombs > HardLimits.MAX_CHARGE_MICROCOULOMBS) {
      c.breach("charge per phase must be at most 40 uC, got ", chargeMicrocoulombs);
    }
  }

  private static void frequency(HardChannel c, long nowNs) {
    double frequencyHz = 1e6 / c.periodMicros();
    if (!(frequencyHz >= HardLimits.MIN_FREQUENCY_HZ
        && frequencyHz <= HardLimits.MAX_FREQUENCY_HZ)) {
      c.breach("frequency must be in [1, 60] Hz, got ", frequencyHz);
    }
  }

  private static void density(HardChannel c, long nowNs) {
    double rmsMilliamps =
        HardLimits.rmsMilliamps(c.wanted() / 2.0, c.widthMicros(), 1e6 / c.periodMicros());
    double loadedCm2 =
        HardLimits.LOADED_AREA_SHARE_FRACTION
            * c.areaSquareMillimetres()
            / SQUARE_MILLIMETRES_PER_CM2;
    double density = rmsMilliamps / loadedCm2;
    if (!(density <= HardLimits.MAX_RMS_MILLIAMPS_PER_CM2 * ROUNDING)) {
      c.breach("rms density on half the electrode must be at most 2 mA/cm2, got ", density);
    }
  }

  private static void onTime(HardChannel c, long nowNs) {
    long longestNs =
        switch (c.mode()) {
          case GAIT -> HardLimits.MAX_ON_NS;
          case EXERCISE -> HardLimits.EXERCISE_MAX_ON_NS;
          case SENSORY -> HardLimits.SENSORY_MAX_ON_NS;
          case CALIBRATION -> HardLimits.CALIBRATION_MAX_ON_NS;
        };
    if (c.isOn() && c.sinceStartNs(0, nowNs) >= longestNs) {
      c.end(HardChannel.Hold.ON_TIME);
    }
  }

  /** Whose pulses stayed away as long as between two activations is not resumed in its middle. */
  private static void pause(HardChannel c, long nowNs) {
    long longestNs = Math.max(HardLimits.MIN_GAP_NS, 2_000L * c.periodMicros());
    if (c.isOn() && c.lastPulse() > 0 && c.sincePulseNs(nowNs) >= longestNs) {
      c.end(HardChannel.Hold.PAUSE);
    }
  }

  private static void gap(HardChannel c, long nowNs) {
    if (!c.isOn() && c.sinceEndNs(nowNs) < HardLimits.MIN_GAP_NS) {
      c.refuse(HardChannel.Hold.GAP);
    }
  }

  private static void rate(HardChannel c, long nowNs) {
    int back = HardLimits.MAX_ACTIVATIONS_PER_SECOND - 1;
    if (!c.isOn() && c.sinceStartNs(back, nowNs) < SECOND_NS) {
      c.refuse(HardChannel.Hold.RATE);
    }
  }

  private static void duty(HardChannel c, long nowNs) {
    if (c.mode() != StimulationMode.GAIT || c.onTimeNs(nowNs) < MOST_ON_NS) {
      return;
    }
    if (c.isOn()) {
      c.end(HardChannel.Hold.DUTY);
    } else {
      c.refuse(HardChannel.Hold.DUTY);
    }
  }

  private static void rest(HardChannel c, long nowNs) {
    if (c.mode() == StimulationMode.EXERCISE
        && !c.isOn()
        && c.sinceEndNs(nowNs) < REST_SHARE * c.lastedNs()) {
      c.refuse(HardChannel.Hold.REST);
    }
  }

  private static void risePerPulse(HardChannel c, long nowNs) {
    c.atMost(c.lastPulse() + RISE_HALF_MILLIAMPS, HardChannel.Hold.RISE);
  }

  /** The way from nothing to the channel's maximum takes as many pulses as the rise time has. */
  private static void riseTime(HardChannel c, long nowNs) {
    double step = c.maximum() * c.periodMicros() / MIN_RISE_MICROS;
    c.atMost(c.lastPulse() + (int) Math.min(Math.max(1, step), c.maximum()), HardChannel.Hold.RISE);
  }

  /** Under calibration no more than the time since it began has earned, and never by a jump. */
  private static void calibrationRise(HardChannel c, long nowNs) {
    if (c.mode() == StimulationMode.CALIBRATION) {
      double seconds = c.isOn() ? c.sinceStartNs(0, nowNs) * 1e-9 : 0;
      double milliamps =
          HardLimits.CALIBRATION_FIRST_MILLIAMPS
              + HardLimits.CALIBRATION_MILLIAMPS_PER_SEC * seconds;
      c.atMost(Math.min((int) (2 * milliamps), c.lastPulse() + 1), HardChannel.Hold.RISE);
    }
  }
}
