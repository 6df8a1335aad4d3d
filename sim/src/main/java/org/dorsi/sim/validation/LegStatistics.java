package org.dorsi.sim.validation;

import java.util.EnumMap;
import java.util.Map;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.sensors.Side;
import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.patient.FirstContact;
import org.dorsi.sim.patient.GaitTruth;
import org.dorsi.sim.patient.SimulatedPatient;

/** What one leg did over many strides. Give it every tick. One thread. */
public final class LegStatistics {

  /** Points of a curve, from 0 to 100 percent. */
  public static final int POINTS = 101;

  /** Mid-swing, in shares of swing, where toe clearance and the swing's ankle angle are taken. */
  private static final double MID_FROM = 0.40;

  private static final double MID_TO = 0.70;

  /** Toe contact counts between these shares of swing: later, it is landing. */
  private static final double DRAG_FROM = 0.15;

  private static final double DRAG_TO = 0.80;

  private static final int LONGEST_TICKS = 4000;

  /** Pulses no further apart cover what is between them: 40 Hz, and 60 % more. */
  private static final int PULSE_TICKS = 40;

  /** A swing is stimulated if so much of it is covered by pulses. */
  private static final double COVERED = 0.8;

  private final Side side;
  private final SimulatedPatient patient;
  private final Map<Curve, double[]> stride = new EnumMap<>(Curve.class);
  private final Map<Curve, double[]> sums = new EnumMap<>(Curve.class);
  private final double[] clearance = new double[LONGEST_TICKS];
  private final boolean[] toeLoaded = new boolean[LONGEST_TICKS];
  private final boolean[] covered = new boolean[LONGEST_TICKS];
  private final int[] firstContacts = new int[FirstContact.values().length];
  private final Spread clearances = new Spread();
  private final Spread swingAnkles = new Spread();
  private final Spread strides = new Spread();
  private final Spread stances = new Spread();
  private final Spread kneePeaks = new Spread();

  private int ticks = -1;
  private int toeOff = -1;
  private boolean bearing;
  private int dragged;
  private int stimulated;
  private int sincePulse = Integer.MAX_VALUE;

  LegStatistics(Side side, SimulatedPatient patient) {
    this.side = side;
    this.patient = patient;
    for (Curve curve : Curve.values()) {
      stride.put(curve, new double[LONGEST_TICKS]);
      sums.put(curve, new double[POINTS]);
    }
    this.bearing = !patient.truth().phase(side).isSwing();
  }

  void pulse() {
    sincePulse = 0;
  }

  void tick() {
    sincePulse += sincePulse < PULSE_TICKS ? 1 : 0;
    GaitTruth truth = patient.truth();
    boolean swings = truth.phase(side).isSwing() || truth.phase(side) == GaitPhase.NOT_WALKING;
    if (bearing && swings) {
      bearing = false;
      toeOff = ticks;
    } else if (!bearing && !swings) {
      bearing = true;
      if (ticks > 0 && ticks < LONGEST_TICKS && toeOff > 0) {
        close(truth.firstContact(side));
      }
      ticks = 0;
      toeOff = -1;
    }
    if (ticks >= 0) {
      if (ticks < LONGEST_TICKS) {
        keep(truth);
      }
      ticks++;
    }
  }

  private void keep(GaitTruth truth) {
    at(Curve.HIP)[ticks] = Math.toDegrees(truth.hipFlexionRad(side));
    at(Curve.KNEE)[ticks] = Math.toDegrees(truth.kneeFlexionRad(side));
    at(Curve.ANKLE)[ticks] = Math.toDegrees(truth.dorsiflexionRad(side));
    at(Curve.GRF)[ticks] = truth.verticalBodyWeights(side);
    LegChain leg = patient.body().leg(side);
    clearance[ticks] = 1000 * leg.soleHeightMeters(leg.toeForwardMeters());
    toeLoaded[ticks] = patient.contact(side).toeNewtons() > 0;
    covered[ticks] = sincePulse < PULSE_TICKS;
  }

  private double[] at(Curve curve) {
    return stride.getOrDefault(curve, new double[0]);
  }

  private void close(FirstContact contact) {
    int swing = ticks - toeOff;
    strides.add(ticks * 1e-3);
    stances.add(100.0 * toeOff / ticks);
    double least = Double.POSITIVE_INFINITY;
    double ankle = 0;
    int from = toeOff + (int) (MID_FROM * swing);
    int to = toeOff + (int) (MID_TO * swing);
    for (int i = from; i <= to; i++) {
      least = Math.min(least, clearance[i]);
      ankle += at(Curve.ANKLE)[i];
    }
    clearances.add(least);
    swingAnkles.add(ankle / (to - from + 1));
    double peak = Double.NEGATIVE_INFINITY;
    for (int i = toeOff; i < ticks; i++) {
      peak = Math.max(peak, at(Curve.KNEE)[i]);
    }
    kneePeaks.add(peak);
    boolean drags = false;
    for (int i = toeOff + (int) (DRAG_FROM * swing); i < toeOff + (int) (DRAG_TO * swing); i++) {
      drags |= toeLoaded[i];
    }
    dragged += drags ? 1 : 0;
    int pulsed = 0;
    for (int i = toeOff; i < ticks; i++) {
      pulsed += covered[i] ? 1 : 0;
    }
    stimulated += pulsed >= COVERED * swing ? 1 : 0;
    count(contact);
    for (Curve curve : Curve.values()) {
      addResampled(at(curve), ticks, sums.getOrDefault(curve, new double[POINTS]));
    }
  }

  private void count(FirstContact contact) {
    switch (contact) {
      case HEEL -> firstContacts[0]++;
      case FLAT -> firstContacts[1]++;
      case FOREFOOT -> firstContacts[2]++;
    }
  }

  private static void addResampled(double[] values, int length, double[] sum) {
    for (int i = 0; i < POINTS; i++) {
      double x = (double) i / (POINTS - 1) * (length - 1);
      int before = Math.min((int) x, length - 2);
      double share = x - before;
      sum[i] += values[before] * (1 - share) + values[before + 1] * share;
    }
  }

  /** Strides that were closed by an initial contact. */
  public int strides() {
    return strides.count();
  }

  /** Of these, the ones whose swing was stimulated. */
  public int stimulatedStrides() {
    return stimulated;
  }

  /** The mean curve at 0 to 100 percent of the stride. */
  public double[] mean(Curve curve) {
    double[] mean = sums.getOrDefault(curve, new double[POINTS]).clone();
    for (int i = 0; i < POINTS; i++) {
      mean[i] /= Math.max(strides(), 1);
    }
    return mean;
  }

  /** Duration of a stride, s. */
  public Spread strideSeconds() {
    return strides;
  }

  /** Share of stance, percent. */
  public Spread stancePercent() {
    return stances;
  }

  /** Least height of the ball of the foot in mid-swing (40 to 70 % of swing), mm. */
  public Spread clearanceMillimeters() {
    return clearances;
  }

  /** Mean ankle angle in mid-swing, deg, dorsiflexion positive. */
  public Spread swingAnkleDeg() {
    return swingAnkles;
  }

  /** Greatest knee flexion in swing, deg. */
  public Spread kneePeakDeg() {
    return kneePeaks;
  }

  /** Swings in which the ball of the foot met the belt between 15 and 80 % of swing, percent. */
  public double toeContactPercent() {
    return 100.0 * dragged / Math.max(strides(), 1);
  }

  /** How often the foot landed so. */
  public int firstContacts(FirstContact contact) {
    return switch (contact) {
      case HEEL -> firstContacts[0];
      case FLAT -> firstContacts[1];
      case FOREFOOT -> firstContacts[2];
    };
  }

  /** Share of strides that began with the heel, percent. */
  public double heelFirstPercent() {
    return 100.0 * firstContacts(FirstContact.HEEL) / Math.max(strides(), 1);
  }
}
