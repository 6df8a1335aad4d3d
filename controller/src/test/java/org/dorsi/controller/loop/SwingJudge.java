package org.dorsi.controller.loop;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges pulses by the insole's labels, by the rules of the conventions page ("Which side is judged
 * how"); knows nothing of the controller.
 */
final class SwingJudge {

  private static final double DROPOUT_SECONDS = 0.1;
  private static final double SHORTEST_SWING_SECONDS = 0.1;
  private static final double REACH_SECONDS = 0.040;
  private static final double TOLERANCE_SECONDS = 0.030;

  record Verdict(
      int strides,
      int scored,
      int stimulated,
      int pulses,
      int outside,
      List<Double> missedAt,
      List<Double> outsideAt) {
    double stimulatedPercent() {
      return 100.0 * stimulated / scored;
    }

    double scoredPercent() {
      return 100.0 * scored / strides;
    }
  }

  private record Swing(double heelOff, double toeOff, double contact) {}

  private SwingJudge() {}

  static Verdict judge(
      List<Recording.Row> rows, double[] pulses, int skipStrides, double tailSeconds) {
    List<Swing> swings = new ArrayList<>();
    List<Double> silences = new ArrayList<>();
    double heelOff = Double.NaN;
    double toeOff = Double.NaN;
    for (int i = 1; i < rows.size(); i++) {
      double at = rows.get(i).seconds();
      int before = rows.get(i - 1).insolePhase();
      int phase = rows.get(i).insolePhase();
      if (at - rows.get(i - 1).seconds() > DROPOUT_SECONDS) {
        silences.add(at);
        heelOff = Double.NaN;
        toeOff = Double.NaN;
      } else if (phase != before) {
        heelOff = before <= 1 && phase >= 2 ? at : heelOff;
        toeOff = phase == 3 ? at : toeOff;
        if (before == 3 && at - toeOff >= SHORTEST_SWING_SECONDS) {
          swings.add(new Swing(Double.isNaN(heelOff) ? toeOff : heelOff, toeOff, at));
          heelOff = Double.NaN;
        }
      }
    }
    return score(swings, silences, pulses, skipStrides, tailSeconds);
  }

  private static Verdict score(
      List<Swing> swings,
      List<Double> silences,
      double[] pulses,
      int skipStrides,
      double tailSeconds) {
    int strides = 0;
    int scored = 0;
    int stimulated = 0;
    int counted = 0;
    int toRevalidate = 0;
    List<Double> missed = new ArrayList<>();
    List<Double> outside = new ArrayList<>();
    for (int i = 1; i < swings.size(); i++) {
      double from = swings.get(i - 1).contact();
      Swing swing = swings.get(i);
      boolean due = i > skipStrides;
      strides += due ? 1 : 0;
      if (silences.stream().anyMatch(s -> s > from && s <= swing.contact())) {
        toRevalidate = 3;
      } else if (toRevalidate > 0) {
        toRevalidate--;
      } else if (due) {
        scored++;
        if (covered(pulses, swing)) {
          stimulated++;
        } else {
          missed.add(swing.toeOff());
        }
        for (double pulse : pulses) {
          if (pulse >= from && pulse < swing.contact()) {
            counted++;
            if (pulse > from + tailSeconds + TOLERANCE_SECONDS && pulse < swing.heelOff()) {
              outside.add(pulse);
            }
          }
        }
      }
    }
    return new Verdict(strides, scored, stimulated, counted, outside.size(), missed, outside);
  }

  private static boolean covered(double[] pulses, Swing swing) {
    double covered = 0;
    for (int i = 1; i < pulses.length; i++) {
      if (pulses[i] - pulses[i - 1] <= REACH_SECONDS) {
        covered +=
            Math.max(
                0, Math.min(pulses[i], swing.contact()) - Math.max(pulses[i - 1], swing.toeOff()));
      }
    }
    return covered >= 0.8 * (swing.contact() - swing.toeOff());
  }
}
