package org.dorsi.controller.safety;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * Rebuilds a command from the numbers of a permit and limits it once more, by {@link HardLimits}
 * alone: what the guard trusts when it trusts nothing.
 *
 * <p>Numbers that no limiter upstream can have let through (too much current, width, charge or
 * frequency) are a {@link #breach}: the whole command is off. Limits in time (on-time, gap,
 * activations, duty, rise per pulse) take the channel to zero or lower its current. Nothing here
 * raises a value.
 *
 * <p>Two HARD limits need no code. Root mean square current: 100 mA, 40 uC and 60 Hz together make
 * 21.9 mA at the most. Rise time: at 60 Hz, 25 mA a pulse take 50 ms to 100 mA.
 *
 * <p>Independent of the limiter in the controller on purpose. One thread at a time; time is an
 * argument. Called by the guard only.
 */
public final class HardLimiter {

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  private final HardChannel[] channels = new HardChannel[CHANNELS];
  private final PulseParameters[] pulses = new PulseParameters[CHANNELS];
  private final HardChannel.Hold[] holds = new HardChannel.Hold[CHANNELS];
  private SafeCommand last = SafeCommand.off();
  private String breach = "";

  public HardLimiter() {
    for (int i = 0; i < CHANNELS; i++) {
      channels[i] = new HardChannel();
      pulses[i] = PulseParameters.OFF;
      holds[i] = HardChannel.Hold.NONE;
    }
  }

  /**
   * The command that these numbers make now; the same object as before where nothing has changed.
   *
   * @param outputEnabled whether the high voltage may be on
   * @param armingEpoch how often the operator has armed
   * @param halfMilliamps current by channel, steps of 0.5 mA; 0 is off
   * @param widthMicros duration of one phase by channel
   * @param periodMicros time between pulses by channel
   */
  public SafeCommand limit(
      boolean outputEnabled,
      int armingEpoch,
      int[] halfMilliamps,
      int[] widthMicros,
      int[] periodMicros,
      long nowNs) {
    breach = "";
    for (int i = 0; i < CHANNELS && breach.isEmpty(); i++) {
      if (outputEnabled && halfMilliamps[i] != 0) {
        breach = breachOf(i + 1, halfMilliamps[i], widthMicros[i], periodMicros[i]);
      }
    }
    boolean enabled = outputEnabled && breach.isEmpty();
    boolean changed = enabled != last.outputEnabled() || armingEpoch != last.armingEpoch();
    for (int i = 0; i < CHANNELS; i++) {
      int wanted = enabled ? halfMilliamps[i] : 0;
      int allowed = channels[i].allow(wanted, nowNs);
      changed |= holds[i] != channels[i].hold();
      holds[i] = channels[i].hold();
      changed |= set(i, allowed, widthMicros[i], periodMicros[i]);
    }
    if (changed) {
      last = new SafeCommand(enabled, armingEpoch, pulses, limitations(halfMilliamps));
    }
    return last;
  }

  /** Tells that a pulse of this channel (1 to 8) goes to the stimulator with this current. */
  public void delivered(int channel, int halfMilliamps) {
    channels[channel - 1].delivered(halfMilliamps);
  }

  /** What was wrong with the last numbers beyond any limiting; empty where nothing was. */
  public String breach() {
    return breach;
  }

  private static String breachOf(
      int channel, int halfMilliamps, int widthMicros, int periodMicros) {
    if (halfMilliamps < 0 || halfMilliamps > 2 * HardLimits.MAX_MILLIAMPS) {
      return text(channel, "current must be in [0, 100] mA, got ", halfMilliamps / 2.0);
    }
    if (widthMicros < HardLimits.MIN_PULSE_WIDTH_MICROS
        || widthMicros > HardLimits.MAX_PULSE_WIDTH_MICROS) {
      return text(channel, "pulse width must be in [50, 500] us, got ", widthMicros);
    }
    double chargeMicrocoulombs = halfMilliamps * widthMicros / 2000.0;
    if (chargeMicrocoulombs > HardLimits.MAX_CHARGE_MICROCOULOMBS) {
      return text(channel, "charge per phase must be at most 40 uC, got ", chargeMicrocoulombs);
    }
    double frequencyHz = 1e6 / periodMicros;
    if (!(frequencyHz >= HardLimits.MIN_FREQUENCY_HZ
        && frequencyHz <= HardLimits.MAX_FREQUENCY_HZ)) {
      return text(channel, "frequency must be in [1, 60] Hz, got ", frequencyHz);
    }
    return "";
  }

  private static String text(int channel, String rule, double value) {
    return "channel " + channel + ": " + rule + value;
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

  private List<Limitation> limitations(int[] halfMilliamps) {
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
                halfMilliamps[i] / 2.0,
                pulses[i].amplitudeMilliamps(),
                holds[i].words()));
      }
    }
    return made;
  }
}
