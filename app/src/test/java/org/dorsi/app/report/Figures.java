package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dorsi.app.score.EventScore;
import org.dorsi.app.score.EventTimes;
import org.dorsi.app.score.LeftOut;
import org.dorsi.app.score.Scorer;

/** What a run of the detectors achieves on the recorded walks, and which bars it breaks. */
final class Figures {

  private static final int LESSONS = 20;
  private static final double LOST_MS = 250;

  /** A figure and the bar that it must reach. */
  record Bar(String name, double value, double limit, boolean atLeast) {
    boolean isMet() {
      return atLeast ? value >= limit : value <= limit;
    }

    boolean isWorseThan(Bar other) {
      return atLeast ? value < other.value : value > other.value;
    }

    String shown() {
      return String.format(
          Locale.ROOT, limit < 1 || value != Math.rint(value) ? "%.3f" : "%.0f", value);
    }
  }

  private final List<Bar> bars = new ArrayList<>();
  private final Map<String, ScoreSum> pools = new TreeMap<>();
  private final Map<String, ScoreSum> people = new TreeMap<>();

  private Figures() {}

  /** Runs the detectors over all walks. */
  static Figures of(Run run, RecordedWalk.All walks) {
    Figures figures = new Figures();
    for (int lessons : new int[] {0, LESSONS}) {
      for (RecordedWalk walk : walks.agora()) {
        figures.foot(walk, run, lessons);
      }
    }
    for (String detector : List.of("FOOT_IMU", "SHANK_IMU")) {
      for (RecordedWalk walk : walks.tripod()) {
        figures.beams(walk, run, detector);
      }
      figures.unlabelled(walks.stroke(), run, detector);
    }
    figures.judge();
    return figures;
  }

  private void foot(RecordedWalk walk, Run run, int lessons) {
    EventTimes told = EventTimes.of(run.events(walk.readings(), "FOOT_IMU", lessons));
    String group = (walk.name().startsWith("H") ? "H" : "P") + (lessons > 0 ? " taught" : "");
    score(walk, group, "IC", told, walk.leftOut());
    score(walk, group, "TO", told, walk.audited());
  }

  private void beams(RecordedWalk walk, Run run, String detector) {
    EventTimes told = EventTimes.of(run.events(walk.readings(), detector, 0));
    for (String event : List.of("IC L", "IC R")) {
      score(walk, detector, event, told, walk.audited());
    }
  }

  private void score(
      RecordedWalk walk, String group, String event, EventTimes told, LeftOut leftOut) {
    for (EventScore score : Scorer.score(walk.reference(), told, leftOut)) {
      if (score.event().equals(event)) {
        String which = event.substring(0, 2) + " " + Math.round(score.toleranceMs());
        pools.computeIfAbsent(group + " " + which, key -> new ScoreSum()).add(score);
        if (score.toleranceMs() == LOST_MS) {
          people.computeIfAbsent(walk.person(), key -> new ScoreSum()).add(score);
        }
      }
    }
  }

  private void unlabelled(RecordedWalk walk, Run run, String detector) {
    EventTimes told = EventTimes.of(run.events(walk.readings(), detector, 0));
    double[] left = told.seconds("IC", "L");
    double[] right = told.seconds("IC", "R");
    bars.add(
        new Bar(
            "stroke " + detector + " left-right", Math.abs(left.length - right.length), 1, false));
    bars.add(new Bar("stroke " + detector + " odd strides", odd(left) + odd(right), 0, false));
    bars.add(new Bar("stroke " + detector + " strides", left.length, 115, true));
  }

  private static int odd(double[] contacts) {
    int odd = 0;
    for (int i = 6; i < contacts.length; i++) {
      double[] recent = new double[5];
      for (int k = 0; k < 5; k++) {
        recent[k] = contacts[i - 1 - k] - contacts[i - 2 - k];
      }
      Arrays.sort(recent);
      double share = (contacts[i] - contacts[i - 1]) / recent[2];
      odd += share > 0.7 && share < 1.4 ? 0 : 1;
    }
    return odd;
  }

  private void judge() {
    group("H", 0.98, 0.90, 0.98, 0.88, 25, 0.95);
    group("P", 0.96, 0.90, 0.97, 0.85, 30, 0.93);
    taught("H taught", 0.97);
    taught("P taught", 0.95);
    for (String detector : List.of("FOOT_IMU", "SHANK_IMU")) {
      atLeast(detector + " IC F1 250 ms", pool(detector, "IC 250").f1(), 0.98);
      atMost(detector + " IC SD ms", pool(detector, "IC 250").sdMs(), 20);
    }
  }

  private void group(
      String who, double ic, double icNear, double to, double toNear, double sd, double worst) {
    atLeast(who + " IC F1 250 ms", pool(who, "IC 250").f1(), ic);
    atLeast(who + " IC F1 100 ms", pool(who, "IC 100").f1(), icNear);
    atLeast(who + " TO F1 250 ms", pool(who, "TO 250").f1(), to);
    atLeast(who + " TO F1 100 ms", pool(who, "TO 100").f1(), toNear);
    atMost(who + " IC SD ms", pool(who, "IC 250").sdMs(), sd);
    atMost(who + " TO late ms", pool(who, "TO 250").medianMs(), 40);
    ScoreSum contacts = pool(who, "IC 250");
    atMost(who + " false IC/min", contacts.falsePerMinute(), 0.3);
    atLeast(who + " worst IC F1", contacts.worstF1(), worst);
  }

  private void taught(String who, double contact) {
    atLeast(who + " IC F1 100 ms", pool(who, "IC 100").f1(), contact);
    atLeast(who + " TO F1 100 ms", pool(who, "TO 100").f1(), 0.95);
  }

  private ScoreSum pool(String group, String which) {
    return pools.getOrDefault(group + " " + which, new ScoreSum());
  }

  private void atLeast(String name, double value, double limit) {
    bars.add(new Bar(name, value, limit, true));
  }

  private void atMost(String name, double value, double limit) {
    bars.add(new Bar(name, value, limit, false));
  }

  /** One bar with its figure. */
  Bar bar(String name) {
    return bars.stream().filter(bar -> bar.name().equals(name)).findFirst().orElseThrow();
  }

  /** Every bar with its figure. */
  List<Bar> bars() {
    return List.copyOf(bars);
  }

  /**
   * By person, how far off contacts and toe offs are, ms: root mean square of what remains once the
   * trial's median is taken out, an event missed or told for nothing counting as 250 ms.
   */
  Map<String, Double> offByPerson() {
    Map<String, Double> off = new TreeMap<>();
    people.forEach((person, pool) -> off.put(person, pool.rmsMs(LOST_MS)));
    return off;
  }
}
