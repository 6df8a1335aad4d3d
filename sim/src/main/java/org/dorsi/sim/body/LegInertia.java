package org.dorsi.sim.body;

/** What of a leg's equations of motion does not change as it moves. Immutable; any thread. */
final class LegInertia {

  // Mass times distance, kg m: how much each rod's turning moves the leg below the hip.
  final double thighMoment;
  final double shankMoment;
  final double footMomentX;
  final double footMomentY;

  // Of the mass matrix, kg m2: the diagonal, and what multiplies the cosines beside it.
  final double m11;
  final double m22;
  final double m33;
  final double thighShank;

  LegInertia(BodyParameters body) {
    BodyParameters.LegSegment thigh = body.thigh();
    BodyParameters.LegSegment shank = body.shank();
    double footMass = body.footMassKilograms();
    double thighLength = thigh.lengthMeters();
    double shankLength = shank.lengthMeters();
    this.thighMoment =
        thigh.massKilograms() * thigh.comMeters()
            + (shank.massKilograms() + footMass) * thighLength;
    this.shankMoment = shank.massKilograms() * shank.comMeters() + footMass * shankLength;
    this.footMomentX = footMass * body.footComForwardMeters();
    this.footMomentY = footMass * body.footComUpMeters();
    this.m11 =
        thigh.inertiaKilogramMeters2()
            + thigh.massKilograms() * thigh.comMeters() * thigh.comMeters()
            + (shank.massKilograms() + footMass) * thighLength * thighLength;
    this.m22 =
        shank.inertiaKilogramMeters2()
            + shank.massKilograms() * shank.comMeters() * shank.comMeters()
            + footMass * shankLength * shankLength;
    this.m33 =
        body.footInertiaKilogramMeters2()
            + footMass
                * (body.footComForwardMeters() * body.footComForwardMeters()
                    + body.footComUpMeters() * body.footComUpMeters());
    this.thighShank = shankMoment * thighLength;
  }
}
