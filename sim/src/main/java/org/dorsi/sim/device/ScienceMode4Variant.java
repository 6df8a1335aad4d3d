package org.dorsi.sim.device;

/** The devices that speak ScienceMode 4, or 3, which is nearly the same (stimulators page). */
enum ScienceMode4Variant {
  P24(8, "P24EMU0001"),
  REHAMOVE3(4, "RM3EMU0001");

  final int channels;

  /** Ten characters. */
  final String deviceId;

  ScienceMode4Variant(int channels, String deviceId) {
    this.channels = channels;
    this.deviceId = deviceId;
  }

  /** Only one of them has a battery. */
  boolean answers(P24Command command) {
    return this == REHAMOVE3
        ? command != P24Command.GET_EXTENDED_VERSION
        : command != P24Command.GET_BATTERY_STATUS;
  }

  /** What answers a good pulse: a P24 says its place and what was measured, the other no error. */
  byte[] pulseAck(int place) {
    return this == P24 ? new byte[] {0, (byte) place, 0} : new byte[] {0, 0};
  }
}
