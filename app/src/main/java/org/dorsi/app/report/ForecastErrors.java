package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoublePredicate;
import org.dorsi.controller.gait.GaitForecast;

/**
 * How far off the predictions of one leg are that a program acts on: the prediction as it stands at
 * the tick at which it first lies no more than the lead ahead. That is when stimulation would begin
 * that is to begin so long before the event.
 *
 * <p>One thread.
 */
final class ForecastErrors {

  /** The events that are predicted. */
  static final List<String> EVENTS = List.of("HO", "TO", "IC");

  /** A prediction so much farther ahead than the lead is of the next stride. */
  private static final double NEXT_SECONDS = 0.2;

  /** Farther from any event, stimulation would have come for none. */
  private static final double APART_SECONDS = 0.35;

  private final double leadSeconds;
  private final Map<String, List<Double>> acted = new LinkedHashMap<>();
  private final boolean[] waits = new boolean[EVENTS.size()];

  ForecastErrors(double leadSeconds) {
    this.leadSeconds = leadSeconds;
    EVENTS.forEach(event -> acted.put(event, new ArrayList<>()));
  }

  /** Looks at one tick's predictions. */
  void follow(long nowNs, GaitForecast forecast) {
    look(0, nowNs, forecast.heelOffNs());
    look(1, nowNs, forecast.toeOffNs());
    look(2, nowNs, forecast.contactNs());
  }

  private void look(int event, long nowNs, long expectedNs) {
    if (expectedNs == GaitForecast.NEVER) {
      return;
    }
    double aheadSeconds = (expectedNs - nowNs) * 1e-9;
    if (aheadSeconds > leadSeconds + NEXT_SECONDS) {
      waits[event] = true;
    } else if (waits[event] && aheadSeconds <= leadSeconds) {
      waits[event] = false;
      acted(EVENTS.get(event)).add(nowNs * 1e-9 + leadSeconds);
    }
  }

  /** Predicted minus true instant of each event that was acted on, in ms; positive is late. */
  Spread errors(String event, double[] truthSeconds) {
    return new Spread(
        Arrays.stream(truthSeconds)
            .map(truth -> nearest(acted(event), truth) - truth)
            .filter(error -> Math.abs(error) < APART_SECONDS)
            .map(error -> 1000 * error)
            .toArray());
  }

  /**
   * How often something would have begun for no event.
   *
   * @param truthSeconds all that truly happened, also what is not scored
   * @param counts whether an instant is scored
   */
  long falseOnes(String event, double[] truthSeconds, DoublePredicate counts) {
    List<Double> truth = Arrays.stream(truthSeconds).boxed().toList();
    return acted(event).stream()
        .filter(at -> counts.test(at))
        .filter(at -> Math.abs(nearest(truth, at) - at) >= APART_SECONDS)
        .count();
  }

  private List<Double> acted(String event) {
    return Objects.requireNonNull(acted.get(event), event);
  }

  private static double nearest(List<Double> these, double seconds) {
    double nearest = Double.POSITIVE_INFINITY;
    for (double one : these) {
      if (Math.abs(one - seconds) < Math.abs(nearest - seconds)) {
        nearest = one;
      }
    }
    return nearest;
  }
}
