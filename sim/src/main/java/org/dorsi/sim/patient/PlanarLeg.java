package org.dorsi.sim.patient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dorsi.sensors.FootSwitchSample;

/**
 * One leg of a {@link PlanarWalk}: where its foot and shank are at any time. All is worked out at
 * an adult's size.
 */
final class PlanarLeg {

  private static final int FOREFOOT =
      FootSwitchSample.METATARSAL_5 | FootSwitchSample.METATARSAL_1 | FootSwitchSample.TOE;

  /** An adult's leg. */
  private static final double THIGH = 0.45;

  private static final double SHANK = 0.43;
  private static final double ANKLE_HEIGHT = 0.08;
  private static final double HEEL_BEHIND = 0.06;
  private static final double TOE_JOINT_AHEAD = 0.13;

  /** Where the units sit: on the instep, and this share of the shank above the ankle. */
  private static final double INSTEP_AHEAD = 0.08;

  private static final double INSTEP_BELOW = 0.02;
  private static final double UNIT_SHARE = 0.6;

  /** The hip is over the ankle at this share of the stride. */
  private static final double HIP_OVER_ANKLE = 0.3;

  /** Lowest so long after each contact, and higher by this share of a stiff leg's rise between. */
  private static final double HIP_LOWEST = 0.04;

  private static final double HIP_RISE = 0.6;
  private static final double REACH = 0.985 * (THIGH + SHANK);
  private static final double START_SECONDS = 0.6;

  /** What a foot does from its contact to the next. Seconds; NaN where it does not come to that. */
  record Step(
      double contactSeconds,
      double flatSeconds,
      double heelOffSeconds,
      double toeOffSeconds,
      double nextContactSeconds,
      double xMeters,
      double nextXMeters) {

    boolean hasSwing() {
      return nextContactSeconds < Double.POSITIVE_INFINITY;
    }
  }

  private final PlanarGait gait;
  private final double startSeconds;
  private final double endSeconds;
  private final List<Double> contacts;
  private final double lowestHip;
  private final List<Step> steps = new ArrayList<>();
  private final List<Quintic[]> swings = new ArrayList<>();
  private int cached;

  /**
   * @param contacts contacts of both feet in turn
   * @param first which of them is this foot's first
   * @param startSeconds when the hip sets off
   */
  PlanarLeg(PlanarGait gait, List<Double> contacts, int first, double startSeconds) {
    this.gait = gait;
    this.startSeconds = startSeconds;
    this.endSeconds = contacts.get(contacts.size() - 1);
    double ahead = HIP_OVER_ANKLE * gait.strideSeconds() * gait.adultMetersPerSec();
    this.contacts = contacts;
    this.lowestHip = ANKLE_HEIGHT + StrictMath.sqrt(REACH * REACH - ahead * ahead);
    double stride = gait.strideSeconds();
    double firstContact = contacts.get(first);
    // Stands where its first step begins.
    addStep(-1e3, -1e3 + stride, firstContact, firstContact - stride, 0, place(firstContact));
    for (int i = first; i < contacts.size(); i += 2) {
      double contact = contacts.get(i);
      boolean last = i + 2 >= contacts.size();
      double next = last ? Double.POSITIVE_INFINITY : contacts.get(i + 2);
      double lasts = last ? stride : next - contact;
      addStep(
          contact,
          contact + gait.footFlatFraction() * lasts,
          next,
          contact,
          place(contact),
          last ? 0 : place(next));
    }
  }

  private double place(double contactSeconds) {
    double passedSeconds = contactSeconds + HIP_OVER_ANKLE * gait.strideSeconds();
    return gait.adultMetersPerSec() * (passedSeconds - startSeconds - START_SECONDS / 2);
  }

  private void addStep(
      double contact, double flat, double next, double from, double x, double nextX) {
    double lasts = next - from;
    double heelOff = from + gait.heelOffFraction() * lasts;
    double toeOff = from + gait.stanceFraction() * lasts;
    Step step = new Step(contact, flat, heelOff, toeOff, next, x, nextX);
    steps.add(step);
    swings.add(step.hasSwing() ? swing(step) : new Quintic[0]);
  }

  private Quintic[] swing(Step step) {
    double lasts = step.nextContactSeconds() - step.toeOffSeconds();
    double pushes = step.toeOffSeconds() - step.heelOffSeconds();
    double rate = -2 * gait.toeOffRad() / pushes;
    double push = rate / pushes;
    double h = 1e-4;
    PlanarWalk.Pose a = onToe(step, step.toeOffSeconds() - 2 * h);
    PlanarWalk.Pose b = onToe(step, step.toeOffSeconds() - h);
    PlanarWalk.Pose c = onToe(step, step.toeOffSeconds());
    double landing = gait.contactRad();
    double x = step.nextXMeters() - HEEL_BEHIND + turnedX(HEEL_BEHIND, ANKLE_HEIGHT, landing);
    double y = turnedY(HEEL_BEHIND, ANKLE_HEIGHT, landing);
    return new Quintic[] {
      new Quintic(
          lasts,
          new double[] {
            c.xMeters(),
            (c.xMeters() - b.xMeters()) / h,
            (c.xMeters() - 2 * b.xMeters() + a.xMeters()) / (h * h)
          },
          new double[] {x, 0.1, -gait.adultBrakingMetersPerSec2()}),
      new Quintic(
          lasts,
          new double[] {
            c.yMeters(),
            (c.yMeters() - b.yMeters()) / h,
            (c.yMeters() - 2 * b.yMeters() + a.yMeters()) / (h * h)
          },
          new double[] {y, -0.1, 0}),
      new Quintic(lasts, new double[] {-gait.toeOffRad(), rate, push}, new double[] {landing, 0, 0})
    };
  }

  List<Step> steps() {
    return steps.subList(1, steps.size());
  }

  private int at(double seconds) {
    if (seconds < steps.get(cached).contactSeconds()) {
      cached = 0;
    }
    while (seconds >= steps.get(cached).nextContactSeconds()) {
      cached++;
    }
    return cached;
  }

  /** The ankle, with the foot's pitch. */
  PlanarWalk.Pose ankle(double seconds) {
    int index = at(seconds);
    Step step = steps.get(index);
    if (seconds < step.flatSeconds()) {
      double share =
          (seconds - step.contactSeconds()) / (step.flatSeconds() - step.contactSeconds());
      double angle = gait.contactRad() * (1 + StrictMath.cos(Math.PI * share)) / 2;
      return new PlanarWalk.Pose(
          step.xMeters() - HEEL_BEHIND + turnedX(HEEL_BEHIND, ANKLE_HEIGHT, angle),
          turnedY(HEEL_BEHIND, ANKLE_HEIGHT, angle),
          angle);
    } else if (!step.hasSwing() || seconds < step.heelOffSeconds()) {
      return new PlanarWalk.Pose(step.xMeters(), ANKLE_HEIGHT, 0);
    } else if (seconds < step.toeOffSeconds()) {
      return onToe(step, seconds);
    }
    double since = seconds - step.toeOffSeconds();
    Quintic[] swing = swings.get(index);
    return new PlanarWalk.Pose(swing[0].at(since), swing[1].at(since), swing[2].at(since));
  }

  private PlanarWalk.Pose onToe(Step step, double seconds) {
    double share =
        (seconds - step.heelOffSeconds()) / (step.toeOffSeconds() - step.heelOffSeconds());
    double angle = -gait.toeOffRad() * share * share;
    return new PlanarWalk.Pose(
        step.xMeters() + TOE_JOINT_AHEAD + turnedX(-TOE_JOINT_AHEAD, ANKLE_HEIGHT, angle),
        turnedY(-TOE_JOINT_AHEAD, ANKLE_HEIGHT, angle),
        angle);
  }

  /** The unit on the instep. */
  PlanarWalk.Pose instep(double seconds) {
    PlanarWalk.Pose ankle = ankle(seconds);
    return new PlanarWalk.Pose(
        ankle.xMeters() + turnedX(INSTEP_AHEAD, -INSTEP_BELOW, ankle.angleRad()),
        ankle.yMeters() + turnedY(INSTEP_AHEAD, -INSTEP_BELOW, ankle.angleRad()),
        ankle.angleRad());
  }

  /** The unit on the shank, between ankle and knee. */
  PlanarWalk.Pose shank(double seconds) {
    PlanarWalk.Pose ankle = ankle(seconds);
    double x = hip(seconds) - ankle.xMeters();
    double y = hipHeight(seconds) - ankle.yMeters();
    double length = Math.min(REACH, StrictMath.sqrt(x * x + y * y));
    double atAnkle =
        StrictMath.acos((length * length + SHANK * SHANK - THIGH * THIGH) / (2 * length * SHANK));
    // The knee lies ahead of the line from ankle to hip.
    double leaning = StrictMath.atan2(x, y) + atAnkle;
    return new PlanarWalk.Pose(
        ankle.xMeters() + UNIT_SHARE * SHANK * StrictMath.sin(leaning),
        ankle.yMeters() + UNIT_SHARE * SHANK * StrictMath.cos(leaning),
        -leaning);
  }

  private double hip(double seconds) {
    double since = Math.min(seconds, endSeconds) - startSeconds;
    double ramp = Math.max(0, Math.min(START_SECONDS, since));
    double slow = ramp * ramp / (2 * START_SECONDS);
    return gait.adultMetersPerSec() * (since < START_SECONDS ? slow : since - START_SECONDS / 2);
  }

  /** Lowest in double support, highest in single support, for both legs alike. */
  private double hipHeight(double seconds) {
    double lag = HIP_LOWEST * gait.strideSeconds();
    int found = Collections.binarySearch(contacts, seconds - lag);
    int next = found < 0 ? -found - 1 : found + 1;
    double rise = HIP_RISE * (ANKLE_HEIGHT + REACH - lowestHip);
    if (next == 0 || next == contacts.size()) {
      return lowestHip;
    }
    double share =
        (seconds - contacts.get(next - 1) - lag) / (contacts.get(next) - contacts.get(next - 1));
    return lowestHip + rise * (1 - StrictMath.cos(2 * Math.PI * share)) / 2;
  }

  int closedBits(double seconds) {
    Step step = steps.get(at(seconds));
    if (seconds < step.flatSeconds()) {
      return FootSwitchSample.HEEL;
    } else if (!step.hasSwing() || seconds < step.heelOffSeconds()) {
      return FootSwitchSample.HEEL | FOREFOOT;
    }
    return seconds < step.toeOffSeconds() ? FOREFOOT : 0;
  }

  private static double turnedX(double x, double y, double angle) {
    return x * StrictMath.cos(angle) - y * StrictMath.sin(angle);
  }

  private static double turnedY(double x, double y, double angle) {
    return x * StrictMath.sin(angle) + y * StrictMath.cos(angle);
  }
}
