package org.dorsi.controller.gait;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.PlanarWalk;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One sample through the fusion of all that a leg can wear: switches and units on foot and shank,
 * 200 Hz each, on a generated walk of a minute that is walked over and over.
 *
 * <p>In the detector's package, below the events that the session is told: those are values, and
 * made anew.
 */
@State(Scope.Thread)
public class FusionBenchmark {

  private static final double RATE_HZ = 200;
  private static final double SECONDS = 60;
  private static final double STRIDE_SECONDS = 1.3;

  private final EventDetector detector =
      SensorFusion.detector(new LegSetup(Side.RIGHT, LegSetup.Detector.FUSION));
  private final Counter counter = new Counter();
  private SensorReading[] walk = {};
  private int next;

  /** Makes the walk, and makes sure that its steps are found. */
  @Setup(Level.Trial)
  public void makeWalk() {
    PlanarWalk planar = new PlanarWalk(1, 2, SECONDS - 4, 0.03, 0, 1);
    List<SensorReading> readings = new ArrayList<>();
    for (int k = 0; k < SECONDS * RATE_HZ; k++) {
      double seconds = k / RATE_HZ;
      long timeNs = Math.round(seconds * 1e9);
      int bits = planar.closedBits(Side.RIGHT, seconds);
      readings.add(new FootSwitchSample(timeNs, timeNs, Side.RIGHT, bits));
      readings.add(sample(timeNs, BodySegment.FOOT, planar.foot(Side.RIGHT, seconds)));
      readings.add(sample(timeNs, BodySegment.SHANK, planar.shank(Side.RIGHT, seconds)));
    }
    walk = readings.toArray(SensorReading[]::new);
    for (int i = 0; i < walk.length; i++) {
      sample();
    }
    if (counter.contacts < 40) {
      throw new IllegalStateException(
          "a minute's walk must have 40 contacts, got " + counter.contacts);
    }
  }

  private static ImuSample sample(long timeNs, BodySegment segment, double[] moved) {
    return new ImuSample(
        timeNs, timeNs, new Placement(Side.RIGHT, segment), 0, 0, moved[0], moved[1], moved[2], 0);
  }

  @Benchmark
  public int sample() {
    if (next == walk.length) {
      next = 0;
      detector.interrupt();
    }
    detector.accept(walk[next++], STRIDE_SECONDS, counter);
    return counter.contacts;
  }

  private static final class Counter implements EventDetector.Sink {
    private int contacts;

    @Override
    public void detected(EventKind kind, long estimateNs, double confidenceFraction) {
      contacts += kind == EventKind.INITIAL_CONTACT ? 1 : 0;
    }

    @Override
    public void stanceGoesOn(boolean heelDown) {}
  }
}
