package org.dorsi.controller.safety;

import java.util.Arrays;
import java.util.List;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * What the stimulator may do until the next command: the only thing that can reach one.
 *
 * <p>Only this package constructs it, after every limit has been applied; nothing can raise a value
 * afterwards. Immutable; any thread.
 */
public final class SafeCommand {

  private static final SafeCommand OFF =
      new SafeCommand(false, 0, StimulationMode.GAIT, new PulseParameters[0], List.of());

  private final boolean outputEnabled;
  private final int armingEpoch;
  private final StimulationMode mode;
  private final PulseParameters[] channels;
  private final List<Limitation> limitations;

  /**
   * @param outputEnabled whether the stimulator's high voltage may be on
   * @param armingEpoch how often the operator has armed in this session
   * @param mode what the pulses are for: whose hard limits the guard applies
   * @param byChannel pulses of channel 1, 2, ...; at most {@link StimulationChannel#MAX_CHANNELS}
   * @param limitations what was reduced, and why
   */
  SafeCommand(
      boolean outputEnabled,
      int armingEpoch,
      StimulationMode mode,
      PulseParameters[] byChannel,
      List<Limitation> limitations) {
    this.outputEnabled = outputEnabled;
    this.armingEpoch = armingEpoch;
    this.mode = mode;
    this.channels = Arrays.copyOf(byChannel, StimulationChannel.MAX_CHANNELS);
    for (int i = byChannel.length; i < channels.length; i++) {
      channels[i] = PulseParameters.OFF;
    }
    this.limitations = List.copyOf(limitations);
  }

  /** No output, high voltage off. */
  public static SafeCommand off() {
    return OFF;
  }

  /** Whether the stimulator's high voltage may be on: armed, though perhaps without a pulse. */
  public boolean outputEnabled() {
    return outputEnabled;
  }

  /** How often the operator has armed in this session; a latched STOP ends with a higher one. */
  public int armingEpoch() {
    return armingEpoch;
  }

  /** What the pulses are for. */
  public StimulationMode mode() {
    return mode;
  }

  /**
   * The pulses of one channel.
   *
   * @param channel 1 to {@link StimulationChannel#MAX_CHANNELS}
   */
  public PulseParameters pulses(int channel) {
    return channels[channel - 1];
  }

  /** Every reduction that led here, with its reason. */
  public List<Limitation> limitations() {
    return limitations;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SafeCommand that
        && outputEnabled == that.outputEnabled
        && armingEpoch == that.armingEpoch
        && mode == that.mode
        && Arrays.equals(channels, that.channels)
        && limitations.equals(that.limitations);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(channels);
  }

  @Override
  public String toString() {
    return "SafeCommand[outputEnabled="
        + outputEnabled
        + ", armingEpoch="
        + armingEpoch
        + ", mode="
        + mode
        + ", channels="
        + Arrays.toString(channels)
        + ", limitations="
        + limitations
        + "]";
  }
}
