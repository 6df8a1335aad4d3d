package org.dorsi.app.session;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Side;
import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.body.PointMotion;
import org.dorsi.sim.body.Segment;
import org.dorsi.sim.body.SegmentPoint;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.visualization.session.WalkingFigure;
import org.jspecify.annotations.Nullable;

/**
 * Draws the simulated patient's outline often enough for an eye. Control thread, but for latest.
 */
final class SimulatedFigure implements TickListener {

  private static final int EVERY_TICKS = 16;
  private static final double TICK_SECONDS = SimulatedPatient.TICK_NS * 1e-9;

  /** Top of the trunk's rod, as a share of the leg's length (Geyer and Herr: 0.8 m of 1 m). */
  private static final double TRUNK_SHARE = 0.8;

  private final SimulatedPatient patient;
  private final PointMotion motion = new PointMotion();
  private volatile @Nullable WalkingFigure latest;
  private double beltMeters;

  SimulatedFigure(SimulatedPatient patient) {
    this.patient = patient;
  }

  /** The newest figure; null before the first. Any thread. */
  @Nullable WalkingFigure latest() {
    return latest;
  }

  @Override
  public void onTick(TickInputs in, TickOutputs out) {
    beltMeters += patient.belt().speedMetersPerSec() * TICK_SECONDS;
    if (in.tick() % EVERY_TICKS == 0) {
      double trunk = TRUNK_SHARE * patient.body().parameters().legLengthMeters();
      latest =
          new WalkingFigure(
              new WalkingFigure.Point(patient.body().hipXMeters(), patient.body().hipYMeters()),
              point(new SegmentPoint(Segment.TRUNK, 0, trunk)),
              leg(Side.LEFT),
              leg(Side.RIGHT),
              beltMeters);
    }
  }

  private WalkingFigure.Leg leg(Side side) {
    LegChain leg = patient.body().leg(side);
    List<Double> active = new ArrayList<>();
    List<Double> stimulated = new ArrayList<>();
    for (WalkingFigure.Muscle muscle : WalkingFigure.Muscle.values()) {
      LegMuscle same = LegMuscle.valueOf(muscle.name());
      active.add(patient.muscles(side).activation(same));
      stimulated.add(patient.muscles(side).stimulatedActivation(same));
    }
    return new WalkingFigure.Leg(
        point(new SegmentPoint(Segment.of(side, BodySegment.SHANK), 0, 0)),
        new WalkingFigure.Point(leg.ankleXMeters(), leg.ankleYMeters()),
        sole(leg, leg.heelForwardMeters()),
        sole(leg, leg.toeForwardMeters()),
        patient.truth().verticalBodyWeights(side),
        active,
        stimulated);
  }

  private static WalkingFigure.Point sole(LegChain leg, double forwardMeters) {
    return new WalkingFigure.Point(
        leg.soleXMeters(forwardMeters), leg.soleHeightMeters(forwardMeters));
  }

  private WalkingFigure.Point point(SegmentPoint at) {
    patient.body().motionOf(at, motion);
    return new WalkingFigure.Point(motion.xMeters, motion.yMeters);
  }
}
