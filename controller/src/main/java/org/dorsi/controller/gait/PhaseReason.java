package org.dorsi.controller.gait;

/** Why a leg has no phase, or has it from fewer sensors than are fitted. */
public enum PhaseReason {
  /** Nothing is amiss. */
  NONE(""),
  /** The leg has no sensor at all. */
  UNOBSERVED("no sensor on this leg"),
  /** Every sensor of the leg is silent. */
  SILENT("sensors silent"),
  /** No event came for one and a half strides. */
  STANDING("no gait event"),
  /** The wearer's first strides are being learned. */
  FIRST_STRIDES("learning the first strides"),
  /** The last events were told by what stands in for the detector proper. */
  WEAK_EVENTS("events told late or weakly"),
  /** Fused: the foot switches are silent. */
  SWITCHES_SILENT("foot switches silent"),
  /** Fused: the foot switches miss strides that the inertial units see. */
  SWITCHES_STUCK("foot switches miss strides"),
  /** Fused: an inertial unit is silent, or says the same to the bit over and over. */
  IMU_SILENT("inertial unit silent"),
  /** Fused: an inertial unit misses strides that the foot switches see. */
  IMU_MISSES("inertial unit misses strides");

  private final String words;

  PhaseReason(String words) {
    this.words = words;
  }

  /** The reason as a person reads it; empty for {@link #NONE}. */
  public String words() {
    return words;
  }
}
