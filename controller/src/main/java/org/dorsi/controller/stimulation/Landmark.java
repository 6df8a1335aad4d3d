package org.dorsi.controller.stimulation;

import org.dorsi.controller.gait.GaitEvent;

/**
 * The instants of one leg's gait cycle that a stimulation window may begin or end at, in the order
 * of the cycle.
 */
public enum Landmark {
  INITIAL_CONTACT(0, "IC", 0),
  FOOT_FLAT(1, "FF", 0.12),
  HEEL_OFF(2, "HO", 0.31),
  TOE_OFF(3, "TO", 0.62),
  FEET_ADJACENT(4, "feet adjacent", 0.75),
  TIBIA_VERTICAL(5, "tibia vertical", 0.87);

  private final int place;
  private final String words;
  private final double usualFraction;

  Landmark(int place, String words, double usualFraction) {
    this.place = place;
    this.words = words;
    this.usualFraction = usualFraction;
  }

  /** Its place in the order of the cycle, from 0. */
  int place() {
    return place;
  }

  /** The name as program files write it. */
  public String words() {
    return words;
  }

  /**
   * Where in the cycle it lies in able walking, 0 to 1 (Perry's phases: 12, 31, 62, 75, 87 %). Puts
   * the edges of a window in order and draws them; no pulse is timed by it.
   */
  public double usualFraction() {
    return usualFraction;
  }

  /** The instant that a detected event stands for. */
  static Landmark of(GaitEvent event) {
    if (event instanceof GaitEvent.InitialContact) {
      return INITIAL_CONTACT;
    }
    if (event instanceof GaitEvent.FootFlat) {
      return FOOT_FLAT;
    }
    if (event instanceof GaitEvent.HeelOff) {
      return HEEL_OFF;
    }
    if (event instanceof GaitEvent.ToeOff) {
      return TOE_OFF;
    }
    return event instanceof GaitEvent.FeetAdjacent ? FEET_ADJACENT : TIBIA_VERTICAL;
  }
}
