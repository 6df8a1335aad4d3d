package org.dorsi.sim.device;

/** Result codes of ScienceMode 4 (C library, {@code smpt_definitions_data_types.h}). */
final class P24Result {

  static final int OK = 0;
  static final int TRANSFER = 1;
  static final int PARAMETER = 2;

  /** Not initialised, or another level is active. */
  static final int NOT_INITIALIZED = 7;

  static final int ELECTRODE = 10;
  static final int INVALID_COMMAND = 11;
  static final int BUSY = 21;

  /** The voltage does not reach for the set current. */
  static final int PULSE_LOW_CURRENT = 28;

  private P24Result() {}
}
