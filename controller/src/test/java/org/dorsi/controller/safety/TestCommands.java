package org.dorsi.controller.safety;

import java.util.List;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;

/** Commands as the limiter would make them, for tests of what comes after it. */
public final class TestCommands {

  private TestCommands() {}

  /** Output enabled, armed for the given time, these pulses on channel 1, 2, ... */
  public static SafeCommand armed(int armingEpoch, PulseParameters... byChannel) {
    return new SafeCommand(true, armingEpoch, StimulationMode.GAIT, byChannel, List.of());
  }

  /** Output enabled, the same pulses on channels 1 to {@code channels}. */
  public static SafeCommand same(int channels, PulseParameters pulses) {
    PulseParameters[] all = new PulseParameters[StimulationChannel.MAX_CHANNELS];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < channels ? pulses : PulseParameters.OFF;
    }
    return armed(1, all);
  }

  /** Any values at all, for tests of what stores and compares commands. */
  public static SafeCommand arbitrary(
      boolean outputEnabled,
      int armingEpoch,
      List<PulseParameters> byChannel,
      List<Limitation> limitations) {
    return new SafeCommand(
        outputEnabled,
        armingEpoch,
        StimulationMode.GAIT,
        byChannel.toArray(new PulseParameters[0]),
        limitations);
  }
}
