package org.dorsi.controller.safety;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationRequest;
import org.jspecify.annotations.Nullable;

/**
 * The last thing before the guard: turns a request into the {@link SafeCommand} that may be given.
 * It can only take away.
 *
 * <p>Returns the command of the tick before where nothing has changed. Control thread only.
 */
public final class SafetyLimiter {

  private final PulseLimiter pulseLimiter;
  private final @Nullable ChannelProgram[] programs =
      new @Nullable ChannelProgram[StimulationChannel.MAX_CHANNELS];
  private final ActivationLimiter[] activations =
      new ActivationLimiter[StimulationChannel.MAX_CHANNELS];
  private final int channelsTogether;
  private final List<Limitation> standing;

  private final PulseParameters[] pulses = new PulseParameters[StimulationChannel.MAX_CHANNELS];
  private final Reason[] amplitudeReasons = new Reason[StimulationChannel.MAX_CHANNELS];
  private final Reason[] widthReasons = new Reason[StimulationChannel.MAX_CHANNELS];
  private final Reason[] frequencyReasons = new Reason[StimulationChannel.MAX_CHANNELS];
  private List<Limitation> limitations;
  private SafeCommand command = SafeCommand.off();

  /**
   * @param limits the patient's profile
   * @param channels the configured programs; a channel without one never gets a pulse
   * @param standing reductions that were made before the first tick and hold all session
   */
  public SafetyLimiter(
      SafetyLimits limits, List<ChannelProgram> channels, List<Limitation> standing) {
    this.pulseLimiter = new PulseLimiter(limits);
    this.channelsTogether = Math.min(limits.channelsTogether(), HardLimits.MAX_CHANNELS_TOGETHER);
    this.standing = List.copyOf(standing);
    this.limitations = this.standing;
    for (ChannelProgram program : channels) {
      programs[program.channel().number() - 1] = program;
    }
    for (int i = 0; i < activations.length; i++) {
      ChannelProgram program = programs[i];
      double ceiling = program == null ? 0 : program.maximumMilliamps();
      activations[i] = new ActivationLimiter(limits, ceiling);
      pulses[i] = PulseParameters.OFF;
      amplitudeReasons[i] = Reason.NONE;
      widthReasons[i] = Reason.NONE;
      frequencyReasons[i] = Reason.NONE;
    }
  }

  /**
   * Limits one tick's request.
   *
   * @param nowNs the tick's time, not before the last one's
   * @param outputEnabled whether the stimulator's high voltage may be on; without it nothing is
   *     given
   * @param armingEpoch how often the operator has armed
   * @param request what is asked for
   */
  public SafeCommand limit(
      long nowNs, boolean outputEnabled, int armingEpoch, StimulationRequest request) {
    boolean changed =
        outputEnabled != command.outputEnabled() || armingEpoch != command.armingEpoch();
    boolean reasonsChanged = false;
    int on = 0;
    for (ActivationLimiter activation : activations) {
      on += activation.isOn() ? 1 : 0;
    }
    for (int i = 0; i < activations.length; i++) {
      boolean wasOn = activations[i].isOn();
      Reason before = amplitudeReasons[i];
      Reason widthBefore = widthReasons[i];
      Reason frequencyBefore = frequencyReasons[i];
      changed |= limitChannel(i, nowNs, outputEnabled, on < channelsTogether, request);
      on += (activations[i].isOn() ? 1 : 0) - (wasOn ? 1 : 0);
      reasonsChanged |=
          before != amplitudeReasons[i]
              || widthBefore != widthReasons[i]
              || frequencyBefore != frequencyReasons[i];
    }
    if (reasonsChanged) {
      limitations = collect(request);
    }
    if (changed || reasonsChanged) {
      command = new SafeCommand(outputEnabled, armingEpoch, pulses, limitations);
    }
    return command;
  }

  private boolean limitChannel(
      int i, long nowNs, boolean outputEnabled, boolean mayStart, StimulationRequest request) {
    int channel = i + 1;
    double asked = outputEnabled ? request.milliamps(channel) : 0;
    ChannelProgram program = programs[i];
    if (program == null) {
      amplitudeReasons[i] = asked == 0 ? Reason.NONE : Reason.UNKNOWN_CHANNEL;
      return false;
    }
    pulseLimiter.limit(
        asked,
        request.pulseWidthMicros(channel),
        request.frequencyHz(channel),
        program.maximumMilliamps(),
        program.channel().electrodeAreaCm2());
    double permitted = pulseLimiter.milliamps();
    double delivered = activations[i].allow(nowNs, permitted, pulseLimiter.frequencyHz(), mayStart);
    Reason inTime = activations[i].reason();
    amplitudeReasons[i] = inTime == Reason.NONE ? pulseLimiter.amplitudeReason() : inTime;
    widthReasons[i] = pulseLimiter.widthReason();
    frequencyReasons[i] = pulseLimiter.frequencyReason();
    return put(i, delivered, pulseLimiter.pulseWidthMicros(), pulseLimiter.frequencyHz());
  }

  private boolean put(int i, double milliamps, double pulseWidthMicros, double frequencyHz) {
    PulseParameters before = pulses[i];
    if (!(milliamps > 0)) {
      pulses[i] = PulseParameters.OFF;
    } else if (milliamps != before.amplitudeMilliamps()
        || pulseWidthMicros != before.pulseWidthMicros()
        || frequencyHz != before.frequencyHz()) {
      pulses[i] = new PulseParameters(milliamps, pulseWidthMicros, frequencyHz);
    }
    return !pulses[i].equals(before);
  }

  /**
   * A reduction is told with the values it began with: a ramp would else tell it anew every tick.
   */
  private List<Limitation> collect(StimulationRequest request) {
    List<Limitation> all = new ArrayList<>(standing);
    for (int i = 0; i < pulses.length; i++) {
      int channel = i + 1;
      PulseParameters given = pulses[i];
      if (amplitudeReasons[i] != Reason.NONE) {
        all.add(
            amplitudeReasons[i].on(
                channel, request.milliamps(channel), given.amplitudeMilliamps()));
      }
      if (widthReasons[i] != Reason.NONE) {
        all.add(
            widthReasons[i].on(
                channel, request.pulseWidthMicros(channel), given.pulseWidthMicros()));
      }
      if (frequencyReasons[i] != Reason.NONE) {
        all.add(frequencyReasons[i].on(channel, request.frequencyHz(channel), given.frequencyHz()));
      }
    }
    return List.copyOf(all);
  }
}
