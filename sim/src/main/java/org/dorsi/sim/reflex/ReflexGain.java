package org.dorsi.sim.reflex;

import java.util.Locale;

/**
 * The gains of the reflexes, one set a leg (equations and sources in docs/simulator.md). Forces are
 * normalised by the isometric maximum, lengths by the optimal fibre length, loads by body weight.
 */
public enum ReflexGain {
  SOLEUS_FORCE("", -1, 4, "soleus: positive force feedback in stance"),
  TIBIALIS_LENGTH("", 0, 6, "tibialis: length feedback in stance"),
  TIBIALIS_OFFSET("optimal lengths", 0.2, 1.5, "tibialis: length above which it is felt in stance"),
  SOLEUS_INHIBITS_TIBIALIS("", 0, 2, "tibialis: inhibition by the soleus' force in stance"),
  GASTROCNEMIUS_FORCE("", -1, 4, "gastrocnemius: positive force feedback in stance"),
  VASTI_FORCE("", -1, 4, "vasti: positive force feedback in stance"),
  VASTI_TONE("", 0, 0.6, "vasti: tone in stance"),
  KNEE_INHIBITION("1/rad", 0, 8, "vasti: inhibition by a knee that overextends"),
  KNEE_INHIBITION_ANGLE("rad", 2.5, 3.3, "vasti: knee angle above which it acts"),
  LOAD_BALANCE("", 0, 6, "hip muscles: scaling of trunk balance by the leg's load"),
  LEAN_GAIN("1/rad", 0, 8, "hip muscles: excitation for trunk lean"),
  LEAN_RATE_GAIN("s/rad", 0, 3, "glutei and hamstrings: excitation for the rate of trunk lean"),
  LEAN_REFERENCE("rad", -0.3, 0.5, "trunk lean that is aimed at, forward positive"),
  DOUBLE_SUPPORT_SWITCH(
      "",
      -0.2,
      1,
      "trailing leg in double support: added to the hip flexors, taken from the glutei"),
  HIP_TONE("", -0.1, 0.6, "hip muscles: tone in stance"),
  GLUTEI_SHARE("", 0, 1.5, "glutei: share of trunk balance against the hamstrings"),
  HIP_FLEXOR_LENGTH("", -0.5, 4, "hip flexors: length feedback in swing"),
  HIP_FLEXOR_OFFSET("optimal lengths", 0, 1.5, "hip flexors: length above which it is felt"),
  SWING_LEAN("1/rad", -1, 6, "hip flexors: excitation in swing for the trunk lean at take-off"),
  HAMSTRINGS_INHIBIT_HIP_FLEXORS(
      "", -1, 10, "hip flexors: inhibition by the hamstrings' length in swing"),
  HAMSTRINGS_OFFSET("optimal lengths", 0.3, 1.5, "hamstrings: length above which it is felt"),
  HAMSTRINGS_FORCE("", -0.5, 4, "hamstrings: force feedback in swing"),
  GLUTEI_FORCE("", -0.5, 4, "glutei: force feedback in swing"),
  CONTRALATERAL_LOAD(
      "", 0, 4, "vasti: inhibition by the other leg's load, trailing in double support"),
  STANCE_LOAD("body weights", 0.01, 0.4, "load above which a leg is in stance"),
  STATION_GAIN("rad/m", 0, 1, "trunk lean for the distance from the middle of the belt"),
  STATION_RATE_GAIN("rad s/m", 0, 1, "trunk lean for the speed against the belt"),
  TIBIALIS_SWING_LENGTH("", 0, 6, "tibialis: length feedback in swing"),
  HIP_FLEXOR_LEAN_RATE_GAIN("s/rad", 0, 3, "hip flexors: excitation for the rate of trunk lean"),
  TIBIALIS_SWING_TONE("", -0.2, 0.5, "tibialis: tone in swing"),
  TIBIALIS_SWING_OFFSET(
      "optimal lengths", 0.2, 1.5, "tibialis: length above which it is felt in swing"),
  VASTI_SWING_FLEXION(
      "s/rad", -0.1, 0.2, "vasti: excitation in swing for the rate of knee flexion"),
  HAMSTRINGS_BRAKE(
      "s/rad", 0, 0.5, "hamstrings: excitation in late swing for the rate of knee extension"),
  VASTI_PREPARATION("", 0, 0.6, "vasti: excitation in late swing before contact"),
  SOLEUS_TONE("", -0.1, 0.4, "soleus: tone in stance"),
  GASTROCNEMIUS_TONE("", -0.1, 0.4, "gastrocnemius: tone in stance"),
  LEG_ANGLE_GAIN(
      "1/rad", 0, 4, "hip muscles: excitation in late swing towards the landing angle of the leg"),
  LEG_ANGLE_TARGET(
      "rad", 0, 0.8, "landing angle of hip to ankle from the vertical, forward positive"),
  LEG_ANGLE_SPEED("rad s/m", -0.8, 0.8, "landing angle for the speed against the belt"),
  LEG_ANGLE_DAMPING("s/rad", -0.1, 0.5, "hip muscles: damping of the thigh in late swing"),
  VASTI_YIELD("s/rad", 0, 0.3, "vasti: excitation in stance for the rate of knee flexion"),
  TIBIALIS_TONE("", 0, 0.4, "tibialis: tone in stance"),
  PUSH_OFF("", 0, 0.5, "soleus and gastrocnemius: added trailing in double support"),
  SOLEUS_STRETCH("", 0, 4, "soleus: length feedback in stance above 0.8 optimal lengths");

  private final String unit;
  private final double least;
  private final double most;
  private final String meaning;

  ReflexGain(String unit, double least, double most, String meaning) {
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /** Its place in a table of all gains; never stored. */
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }

  /** As gain files spell it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty for a pure number. */
  public String unit() {
    return unit;
  }

  /** Least value that is accepted. */
  public double least() {
    return least;
  }

  /** Greatest value that is accepted. */
  public double most() {
    return most;
  }

  /** What it does. */
  public String meaning() {
    return meaning;
  }
}
