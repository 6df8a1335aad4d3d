package org.dorsi.sim.reflex;

import java.util.Arrays;

/** What a leg's nerves report, delivered as late as nerves do. One value of each a millisecond. */
final class Afferents {

  enum Signal {
    SOLEUS_FORCE,
    SOLEUS_LENGTH,
    TIBIALIS_LENGTH,
    GASTROCNEMIUS_FORCE,
    VASTI_FORCE,
    KNEE_ANGLE,
    KNEE_RATE,
    HAMSTRINGS_FORCE,
    HAMSTRINGS_LENGTH,
    GLUTEI_FORCE,
    HIP_FLEXOR_LENGTH,
    LOAD,
    LEG_ANGLE,
    THIGH_RATE,
    LEAN,
    LEAN_RATE;

    /** Its place in the history; never stored. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
      return ordinal();
    }
  }

  /** Longest delay that is kept; a power of two. */
  private static final int TICKS = 32;

  private final double[] history = new double[Signal.values().length * TICKS];
  private int newest;

  /** Holds these as if they had always been so. */
  void fill(Signal signal, double value) {
    int from = signal.index() * TICKS;
    Arrays.fill(history, from, from + TICKS, value);
  }

  /** Begins the next millisecond. */
  void advance() {
    newest = (newest + 1) & (TICKS - 1);
  }

  /** Reports a value of this millisecond. */
  void report(Signal signal, double value) {
    history[signal.index() * TICKS + newest] = value;
  }

  /** What was reported so many milliseconds ago. */
  double delayed(Signal signal, int ticks) {
    return history[signal.index() * TICKS + ((newest - ticks) & (TICKS - 1))];
  }
}
