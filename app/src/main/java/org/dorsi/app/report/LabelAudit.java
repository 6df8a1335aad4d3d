package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorsi.app.score.EventTimes;
import org.dorsi.app.score.LeftOut;
import org.dorsi.sim.device.ImuTrack;

/**
 * Leaves out toe offs of an insole that the inertial unit on the same foot proves wrong.
 *
 * <p>Within one wearing the insole lets go at a constant time from the peak of push-off (detection
 * page, section F). A label that lies further than {@link #APART_SECONDS} from where the trial's
 * median puts it is no toe off: the insole stuck, and let go only as the heel landed.
 *
 * <p>Any one thread.
 */
final class LabelAudit {

  /** Ten times the usual interquartile range of label minus peak in a trial, 10 to 20 ms. */
  static final double APART_SECONDS = 0.15;

  private static final double BEFORE_SECONDS = 0.7;
  private static final double AFTER_SECONDS = 0.3;

  /** Left out around a wrong label and its peak: the tolerance of the widest score. */
  private static final double TOLERANCE_SECONDS = 0.25;

  private final ImuTrack foot;
  private final int sagittal;
  private final int toesDown;
  private int wrong;

  /**
   * @param foot the unit on the foot, in its own axes
   * @param sagittal which of its axes is the sagittal one, 0 to 2
   * @param toesDown the sign of push-off about it
   */
  LabelAudit(ImuTrack foot, int sagittal, int toesDown) {
    this.foot = foot;
    this.sagittal = sagittal;
    this.toesDown = toesDown;
  }

  /** What is left out already, and the wrong toe offs. */
  LeftOut audit(EventTimes reference, LeftOut leftOut) {
    double[] labels =
        reference.sides("TO").stream()
            .flatMapToDouble(side -> Arrays.stream(reference.seconds("TO", side)))
            .sorted()
            .toArray();
    double[] offsets = Arrays.stream(labels).map(label -> label - peak(label)).toArray();
    double median = median(offsets);
    LeftOut audited = leftOut;
    wrong = 0;
    for (int i = 0; i < labels.length; i++) {
      if (Math.abs(offsets[i] - median) > APART_SECONDS) {
        wrong++;
        double peak = labels[i] - offsets[i];
        audited =
            audited.and(
                Math.min(peak, labels[i]) - TOLERANCE_SECONDS,
                Math.max(peak, labels[i]) + TOLERANCE_SECONDS);
      }
    }
    return audited;
  }

  /** How many labels the last audit found wrong, in the whole trial. */
  int wrong() {
    return wrong;
  }

  private double peak(double label) {
    double[] times = foot.timesSeconds();
    double best = Double.NEGATIVE_INFINITY;
    double at = label;
    int from = Arrays.binarySearch(times, label - BEFORE_SECONDS);
    for (int i = from < 0 ? -from - 1 : from;
        i < times.length && times[i] < label + AFTER_SECONDS;
        i++) {
      double down = toesDown * (double) foot.gyroRadPerSec()[i][sagittal];
      if (down > best && down < 35) {
        best = down;
        at = times[i];
      }
    }
    return at;
  }

  private static double median(double[] values) {
    List<Double> sorted = new ArrayList<>(Arrays.stream(values).boxed().toList());
    sorted.sort(Double::compare);
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }
}
