package org.dorsi.controller.safety;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * Rebuilds a command from the numbers of a permit and limits it once more, by {@link HardRules}
 * alone: what the guard trusts when it trusts nothing.
 *
 * <p>Numbers that no limiter upstream can have let through are a {@link #breach}: the whole command
 * is off. So is another mode while pulses are given: modes cannot run together. Nothing here raises
 * a value.
 *
 * <p>Independent of the limiter in the controller on purpose. One thread at a time; time is an
 * argument. Called by the guard only.
 */
public final class HardLimiter {

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  private final HardRules rules;
  private final HardChannel[] channels = new HardChannel[CHANNELS];
  private final PulseParameters[] pulses = new PulseParameters[CHANNELS];
  private final HardChannel.Hold[] holds = new HardChannel.Hold[CHANNELS];
  private SafeCommand last = SafeCommand.off();
  private StimulationMode mode = StimulationMode.GAIT;
  private String breach = "";

  public HardLimiter() {
    this(HardRules.all());
  }

  /**
   * @param rules the rules to apply
   */
  public HardLimiter(HardRules rules) {
    this.rules = rules;
    for (int i = 0; i < CHANNELS; i++) {
      channels[i] = new HardChannel(i + 1);
      pulses[i] = PulseParameters.OFF;
      holds[i] = HardChannel.Hold.NONE;
    }
  }

  /**
   * The command that these numbers make now; the same object as before where nothing has changed.
   *
   * @param outputEnabled whether the high voltage may be on
   * @param armingEpoch how often the operator has armed
   * @param numbers the pulses by channel
   */
  public SafeCommand limit(
      boolean outputEnabled, int armingEpoch, PulseNumbers numbers, long nowNs) {
    breach = "";
    for (int i = 0; i < CHANNELS && breach.isEmpty(); i++) {
      breach = breachOf(channels[i], outputEnabled, numbers, nowNs);
    }
    mode = numbers.mode;
    boolean enabled = outputEnabled && breach.isEmpty();
    boolean changed = enabled != last.outputEnabled() || armingEpoch != last.armingEpoch();
    for (int i = 0; i < CHANNELS; i++) {
      HardChannel channel = channels[i];
      channel.want(enabled, numbers);
      channel.beginTimes();
      rules.judgeTimes(channel, nowNs);
      channel.give(nowNs);
      changed |= holds[i] != channel.hold();
      holds[i] = channel.hold();
      changed |= set(i, channel.allowed(), numbers.widthMicros[i], numbers.periodMicros[i]);
    }
    if (changed) {
      last = new SafeCommand(enabled, armingEpoch, mode, pulses, limitations(numbers));
    }
    return last;
  }

  private String breachOf(
      HardChannel channel, boolean outputEnabled, PulseNumbers numbers, long nowNs) {
    channel.want(outputEnabled, numbers);
    if (channel.wanted() == 0) {
      return "";
    }
    if (numbers.mode != mode && channel.isOn()) {
      return "mode must not change under stimulation, got " + numbers.mode.word();
    }
    rules.judgeNumbers(channel, nowNs);
    return channel.breach();
  }

  /** Tells that a pulse of this channel (1 to 8) goes to the stimulator with this current. */
  public void delivered(int channel, int halfMilliamps, long nowNs) {
    channels[channel - 1].delivered(halfMilliamps, nowNs);
  }

  /**
   * The last pulse of the activation that a channel (1 to 8) is in, steps of 0.5 mA; 0 before its
   * first and where there is none.
   */
  public int lastPulse(int channel) {
    return channels[channel - 1].lastPulse();
  }

  /** What was wrong with the last numbers beyond any limiting; empty where nothing was. */
  public String breach() {
    return breach;
  }

  /** Whether the pulses of a channel differ from before. */
  private boolean set(int i, int halfMilliamps, int widthMicros, int periodMicros) {
    PulseParameters before = pulses[i];
    if (halfMilliamps == 0) {
      pulses[i] = PulseParameters.OFF;
      return before.isOn();
    }
    double amplitudeMilliamps = halfMilliamps / 2.0;
    double frequencyHz = 1e6 / periodMicros;
    if (before.amplitudeMilliamps() == amplitudeMilliamps
        && before.pulseWidthMicros() == widthMicros
        && before.frequencyHz() == frequencyHz) {
      return false;
    }
    pulses[i] = new PulseParameters(amplitudeMilliamps, widthMicros, frequencyHz);
    return true;
  }

  private List<Limitation> limitations(PulseNumbers numbers) {
    List<Limitation> made = new ArrayList<>();
    if (!breach.isEmpty()) {
      made.add(new Limitation(0, "output", 1, 0, breach));
    }
    for (int i = 0; i < CHANNELS; i++) {
      if (holds[i] != HardChannel.Hold.NONE) {
        made.add(
            new Limitation(
                i + 1,
                "amplitude mA",
                numbers.halfMilliamps[i] / 2.0,
                pulses[i].amplitudeMilliamps(),
                holds[i].words()));
      }
    }
    return made;
  }
}
