package org.dorsi.app.recording;

import org.dorsi.sensors.FootSwitchSample;

/** Where under the foot a switch lies, as recording maps spell it. */
public enum SwitchPosition {
  HEEL(FootSwitchSample.HEEL),
  MET5(FootSwitchSample.METATARSAL_5),
  MET1(FootSwitchSample.METATARSAL_1),
  TOE(FootSwitchSample.TOE);

  private final int bit;

  SwitchPosition(int bit) {
    this.bit = bit;
  }

  /** The switch's bit within its foot. */
  int bit() {
    return bit;
  }
}
