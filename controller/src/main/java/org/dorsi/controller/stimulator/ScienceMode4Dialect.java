package org.dorsi.controller.stimulator;

import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.sciencemode4.Command;

/**
 * In what a RehaMove 3 differs from a P24 on the same wire (stimulators.md, sections 1.3 to 1.6).
 */
enum ScienceMode4Dialect {
  P24(StimulatorModel.P24, "ScienceMode 4", Command.GET_DEVICE_ID, false, 4, true),
  /** Says which firmware it has, has a battery, and does not repeat a pulse's channel. */
  REHAMOVE3(StimulatorModel.REHAMOVE3, "ScienceMode 3", Command.GET_VERSION_MAIN, true, 2, false);

  final StimulatorModel model;
  final String protocol;

  /** The command that shows that it is there. */
  final int identify;

  final boolean hasBattery;

  /** What Ml_get_current_data asks for. */
  final int currentData;

  /** Whether the answer to a pulse says which channel has given it. */
  final boolean namesChannel;

  ScienceMode4Dialect(
      StimulatorModel model,
      String protocol,
      int identify,
      boolean hasBattery,
      int currentData,
      boolean namesChannel) {
    this.model = model;
    this.protocol = protocol;
    this.identify = identify;
    this.hasBattery = hasBattery;
    this.currentData = currentData;
    this.namesChannel = namesChannel;
  }
}
