package org.dorsi.sim.body;

import java.util.EnumMap;
import java.util.Map;

/**
 * Energy, momentum and mass matrix of a body, worked out segment by segment from where the centres
 * of mass are and how they move: independent of the equations that the body solves.
 */
final class BodyLaws {

  record Inertia(SegmentPoint com, double mass, double inertia) {}

  private BodyLaws() {}

  static Map<Segment, Inertia> inertias(BodyParameters p) {
    Map<Segment, Inertia> all = new EnumMap<>(Segment.class);
    put(
        all,
        Segment.TRUNK,
        0,
        p.trunkComMeters(),
        p.trunkMassKilograms(),
        p.trunkInertiaKilogramMeters2());
    for (Segment thigh : new Segment[] {Segment.LEFT_THIGH, Segment.RIGHT_THIGH}) {
      put(
          all,
          thigh,
          0,
          -p.thigh().comMeters(),
          p.thigh().massKilograms(),
          p.thigh().inertiaKilogramMeters2());
    }
    for (Segment shank : new Segment[] {Segment.LEFT_SHANK, Segment.RIGHT_SHANK}) {
      put(
          all,
          shank,
          0,
          -p.shank().comMeters(),
          p.shank().massKilograms(),
          p.shank().inertiaKilogramMeters2());
    }
    for (Segment foot : new Segment[] {Segment.LEFT_FOOT, Segment.RIGHT_FOOT}) {
      put(
          all,
          foot,
          p.footComForwardMeters(),
          p.footComUpMeters(),
          p.footMassKilograms(),
          p.footInertiaKilogramMeters2());
    }
    return all;
  }

  private static void put(
      Map<Segment, Inertia> all, Segment s, double x, double y, double mass, double inertia) {
    all.put(s, new Inertia(new SegmentPoint(s, x, y), mass, inertia));
  }

  static double energy(PlanarBody body) {
    double energy = 0;
    PointMotion m = new PointMotion();
    for (Inertia i : inertias(body.parameters()).values()) {
      body.motionOf(i.com(), m);
      double speed2 = m.vxMetersPerSec * m.vxMetersPerSec + m.vyMetersPerSec * m.vyMetersPerSec;
      energy +=
          0.5 * i.mass() * speed2
              + 0.5 * i.inertia() * m.rateRadPerSec * m.rateRadPerSec
              + i.mass() * BodyParameters.GRAVITY * m.yMeters;
    }
    return energy;
  }

  /** Forward, upward. */
  static double[] momentum(PlanarBody body) {
    double[] sum = new double[2];
    PointMotion m = new PointMotion();
    for (Inertia i : inertias(body.parameters()).values()) {
      body.motionOf(i.com(), m);
      sum[0] += i.mass() * m.vxMetersPerSec;
      sum[1] += i.mass() * m.vyMetersPerSec;
    }
    return sum;
  }

  static double angularMomentum(PlanarBody body) {
    double mass = body.parameters().massKilograms();
    PointMotion m = new PointMotion();
    double x = 0;
    double y = 0;
    for (Inertia i : inertias(body.parameters()).values()) {
      body.motionOf(i.com(), m);
      x += i.mass() * m.xMeters / mass;
      y += i.mass() * m.yMeters / mass;
    }
    double sum = 0;
    double[] p = momentum(body);
    for (Inertia i : inertias(body.parameters()).values()) {
      body.motionOf(i.com(), m);
      double vx = m.vxMetersPerSec - p[0] / mass;
      double vy = m.vyMetersPerSec - p[1] / mass;
      sum += i.mass() * ((m.xMeters - x) * vy - (m.yMeters - y) * vx);
      sum += i.inertia() * m.rateRadPerSec;
    }
    return sum;
  }
}
