package org.dorsi.sim.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;

/**
 * A level walk whose feet and shanks move as rigid bodies in the sagittal plane, so that what their
 * inertial units and switches measure follows from where they are, and so does the truth: contact,
 * foot flat, heel off and toe off from what of the sole touches the ground, feet adjacent where the
 * ankles pass, tibia vertical where the swinging shank is.
 *
 * <p>Frame: x along the belt and moving with it, y up. In stance the foot turns about its heel,
 * rests, and turns about its toe joint; in swing it follows a smooth course. The hip goes on at the
 * walk's speed, and the knee lies where thigh and shank meet. Immutable but for a cache; one
 * thread.
 */
public final class PlanarWalk {

  /** Where a segment is: a point of it and its rotation; positive lifts toes, swings shanks on. */
  record Pose(double xMeters, double yMeters, double angleRad) {

    private Pose scaled(double size) {
      return new Pose(size * xMeters, size * yMeters, angleRad);
    }
  }

  /** Half the time over which a unit's motion is taken: soft tissue passes some 50 Hz. */
  private static final double HALF_SECONDS = 0.005;

  private static final double GRAVITY = 9.81;

  private final PlanarLeg left;
  private final PlanarLeg right;
  private final double size;

  /**
   * @param speedMetersPerSec 0.2 to 2
   * @param standingSeconds quiet standing first
   * @param seconds how long the person walks then, before standing again
   * @param variationFraction standard deviation of the step time over its mean
   * @param asymmetryFraction by how much longer the step onto the right foot takes
   * @param seed decides the variation
   */
  public PlanarWalk(
      double speedMetersPerSec,
      double standingSeconds,
      double seconds,
      double variationFraction,
      double asymmetryFraction,
      long seed) {
    this(
        new PlanarGait(speedMetersPerSec),
        standingSeconds,
        seconds,
        variationFraction,
        asymmetryFraction,
        seed);
  }

  /** A walk of somebody of any size and cadence. */
  PlanarWalk(
      PlanarGait gait,
      double standingSeconds,
      double seconds,
      double variationFraction,
      double asymmetryFraction,
      long seed) {
    size = gait.size();
    StepTimes steps =
        new StepTimes(
            new WalkSettings(
                standingSeconds,
                gait.strideSeconds(),
                gait.stanceFraction(),
                variationFraction,
                asymmetryFraction,
                Optional.empty(),
                false,
                seed));
    List<Double> contacts = new ArrayList<>();
    for (int i = 0; steps.contactNs(i) * 1e-9 < standingSeconds + seconds; i++) {
      contacts.add(steps.contactNs(i) * 1e-9);
    }
    left = new PlanarLeg(gait, contacts, 1, standingSeconds);
    right = new PlanarLeg(gait, contacts, 0, standingSeconds);
  }

  private PlanarLeg leg(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** What truly happens to a leg, in order. */
  public List<TrueEvent> truth(Side side) {
    List<TrueEvent> events = new ArrayList<>();
    PlanarLeg own = leg(side);
    PlanarLeg other = leg(side == Side.LEFT ? Side.RIGHT : Side.LEFT);
    for (PlanarLeg.Step step : own.steps()) {
      tell(events, side, step.contactSeconds(), "IC");
      tell(events, side, step.flatSeconds(), "FF");
      if (step.hasSwing()) {
        tell(events, side, step.heelOffSeconds(), "HO");
        tell(events, side, step.toeOffSeconds(), "TO");
        double end = step.nextContactSeconds();
        tell(
            events,
            side,
            crossing(
                t -> own.ankle(t).xMeters() - other.ankle(t).xMeters(), step.toeOffSeconds(), end),
            "FA");
        tell(events, side, crossing(t -> own.shank(t).angleRad(), step.toeOffSeconds(), end), "TV");
      }
    }
    return events;
  }

  private static void tell(List<TrueEvent> events, Side side, double seconds, String label) {
    if (Double.isFinite(seconds)) {
      events.add(new TrueEvent(Math.round(seconds * 1e9), side, label));
    }
  }

  private interface Course {
    double at(double seconds);
  }

  /** Where a course first passes zero upward. */
  private static double crossing(Course course, double from, double to) {
    double step = 0.001;
    for (double t = from; t < to; t += step) {
      if (course.at(t) < 0 && course.at(t + step) >= 0) {
        return t + step * course.at(t) / (course.at(t) - course.at(t + step));
      }
    }
    return Double.NaN;
  }

  /** The closed switches under a foot, as {@link FootSwitchSample} has them. */
  public int closedBits(Side side, double seconds) {
    return leg(side).closedBits(seconds);
  }

  /** Motion of the unit on the instep: turning in rad/s, force along and across the foot. */
  public double[] foot(Side side, double seconds) {
    return measured(instep(side), seconds);
  }

  /** Motion of the unit on the shank: turning in rad/s, force across and along the shank. */
  public double[] shank(Side side, double seconds) {
    return measured(shank(side), seconds);
  }

  /** The course of the unit on the instep. */
  Place instep(Side side) {
    PlanarLeg own = leg(side);
    return seconds -> own.instep(seconds).scaled(size);
  }

  /** The course of the unit on the shank. */
  Place shank(Side side) {
    PlanarLeg own = leg(side);
    return seconds -> own.shank(seconds).scaled(size);
  }

  /** A segment's course. */
  interface Place {
    Pose at(double seconds);
  }

  /** What a unit there measures: turning in rad/s, force along its x and its y in m/s2. */
  static double[] measured(Place place, double seconds) {
    Pose before = place.at(seconds - HALF_SECONDS);
    Pose now = place.at(seconds);
    Pose after = place.at(seconds + HALF_SECONDS);
    double square = HALF_SECONDS * HALF_SECONDS;
    double x = (before.xMeters() - 2 * now.xMeters() + after.xMeters()) / square;
    double y = (before.yMeters() - 2 * now.yMeters() + after.yMeters()) / square + GRAVITY;
    double cos = StrictMath.cos(now.angleRad());
    double sin = StrictMath.sin(now.angleRad());
    return new double[] {
      (after.angleRad() - before.angleRad()) / (2 * HALF_SECONDS),
      cos * x + sin * y,
      cos * y - sin * x
    };
  }
}
