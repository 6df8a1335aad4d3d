package org.dorsi.controller.safety;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StimulationRequest;
import org.dorsi.sensors.Side;

/**
 * The last thing before the guard: turns a request into the {@link SafeCommand} that may be given.
 * It can only take away.
 *
 * <p>Returns the command of the tick before where nothing has changed. Control thread only.
 */
public final class SafetyLimiter {

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  private final ChannelGroup group = new ChannelGroup();
  private final ChannelLimit[][] limits = new ChannelLimit[CHANNELS][];
  private final DoseCount[] doses = new DoseCount[CHANNELS];
  private final PulseDraft draft = new PulseDraft();
  private final List<Limitation> standing;

  private final PulseParameters[] pulses = new PulseParameters[CHANNELS];
  private final Reason[] amplitudeReasons = new Reason[CHANNELS];
  private final Reason[] widthReasons = new Reason[CHANNELS];
  private final Reason[] frequencyReasons = new Reason[CHANNELS];
  private List<Limitation> limitations;
  private SafeCommand command = SafeCommand.off();
  private StimulationMode lastMode = StimulationMode.GAIT;

  /**
   * @param profile the patient's profile
   * @param channels the configured programs; a channel without one never gets a pulse
   * @param standing reductions that were made before the first tick and hold all session
   */
  public SafetyLimiter(
      SafetyLimits profile, List<ChannelProgram> channels, List<Limitation> standing) {
    this(profile, channels, standing, SessionSoFar.NONE, LimitList.all());
  }

  /**
   * @param profile the patient's profile
   * @param channels the configured programs; a channel without one never gets a pulse
   * @param standing reductions that were made before the first tick and hold all session
   * @param before what the channels have had earlier in this session
   * @param list the limits to apply
   */
  public SafetyLimiter(
      SafetyLimits profile,
      List<ChannelProgram> channels,
      List<Limitation> standing,
      SessionSoFar before,
      LimitList list) {
    this.standing = List.copyOf(standing);
    this.limitations = this.standing;
    for (ChannelProgram program : channels) {
      group.add(program);
    }
    for (int i = 0; i < CHANNELS; i++) {
      ChannelProgram program = group.program(i);
      doses[i] = new DoseCount(profile, before.dose(i + 1));
      limits[i] =
          program == null
              ? new ChannelLimit[0]
              : list.of(new ChannelScope(profile, program, group.activations(i), doses[i], group));
      pulses[i] = PulseParameters.OFF;
      amplitudeReasons[i] = Reason.NONE;
      widthReasons[i] = Reason.NONE;
      frequencyReasons[i] = Reason.NONE;
    }
  }

  /**
   * Tells how a leg walks, before {@link #limit}; a leg that is never told of has no gait.
   *
   * @param lastEventNs when its last valid gait event was detected
   * @param strideSeconds its stride time; NaN where unknown
   */
  public void walk(Side side, long lastEventNs, double strideSeconds) {
    group.walk(side, lastEventNs, strideSeconds);
  }

  /**
   * Tells what a calibration of a channel, 1 to 8, has found: nothing but another calibration goes
   * beyond it, and that one not beyond the program's maximum.
   */
  public void calibrated(int channel, CalibratedCurrents found) {
    group.calibrated(channel, found);
  }

  /**
   * Limits one tick's request.
   *
   * @param nowNs the tick's time, not before the last one's
   * @param outputEnabled whether the stimulator's high voltage may be on; without it nothing is
   *     given
   * @param armingEpoch how often the operator has armed
   * @param mode which mode's limits apply
   * @param request what is asked for
   */
  public SafeCommand limit(
      long nowNs,
      boolean outputEnabled,
      int armingEpoch,
      StimulationMode mode,
      StimulationRequest request) {
    boolean changed =
        outputEnabled != command.outputEnabled()
            || armingEpoch != command.armingEpoch()
            || mode != command.mode();
    boolean reasonsChanged = false;
    for (int i = 0; i < CHANNELS; i++) {
      count(i, nowNs);
      // What is on ends with its mode: the guard knows no other way from one mode to another.
      boolean ends = mode != lastMode && group.activations(i).isOn();
      boolean asks = outputEnabled && group.program(i) != null && request.milliamps(i + 1) != 0;
      group.activations(i).ask(asks && !ends);
    }
    lastMode = mode;
    for (int i = 0; i < CHANNELS; i++) {
      Reason before = amplitudeReasons[i];
      Reason widthBefore = widthReasons[i];
      Reason frequencyBefore = frequencyReasons[i];
      changed |= limitChannel(i, nowNs, outputEnabled, mode, request);
      reasonsChanged |=
          before != amplitudeReasons[i]
              || widthBefore != widthReasons[i]
              || frequencyBefore != frequencyReasons[i];
    }
    if (reasonsChanged) {
      limitations = collect(request);
    }
    if (changed || reasonsChanged) {
      command = new SafeCommand(outputEnabled, armingEpoch, mode, pulses, limitations);
    }
    return command;
  }

  /** What a channel, 1 to 8, has had in this session. */
  public Dose dose(int channel) {
    return doses[channel - 1].dose();
  }

  /** Whether a channel, 1 to 8, has had all that it may have in this session. */
  public boolean isDoseSpent(int channel, StimulationMode mode) {
    return doses[channel - 1].isTimeSpent(mode) || doses[channel - 1].isChargeSpent();
  }

  /** The pulses of the last tick have been given until now. */
  private void count(int i, long nowNs) {
    PulseParameters given = pulses[i];
    if (given.isOn()) {
      doses[i].add(
          lastMode,
          given.amplitudeMilliamps(),
          given.pulseWidthMicros(),
          given.frequencyHz(),
          group.activations(i).sinceLastSeconds(nowNs));
    }
  }

  private boolean limitChannel(
      int i, long nowNs, boolean outputEnabled, StimulationMode mode, StimulationRequest request) {
    int channel = i + 1;
    double asked = outputEnabled ? request.milliamps(channel) : 0;
    if (group.program(i) == null) {
      amplitudeReasons[i] = asked == 0 ? Reason.NONE : Reason.UNKNOWN_CHANNEL;
      return false;
    }
    ChannelLimit[] own = limits[i];
    draft.begin(
        mode,
        group.activations(i).isAsked() ? asked : 0,
        request.pulseWidthMicros(channel),
        request.frequencyHz(channel));
    for (int k = 0; k < own.length && draft.isOn(); k++) {
      own[k].reduce(draft, nowNs);
    }
    group.activations(i).give(draft.milliamps(), nowNs);
    amplitudeReasons[i] = draft.amplitudeReason();
    widthReasons[i] = draft.widthReason();
    frequencyReasons[i] = draft.frequencyReason();
    return put(i, draft.milliamps(), draft.pulseWidthMicros(), draft.frequencyHz());
  }

  /** Whether the pulses of a channel differ from before. */
  private boolean put(int i, double milliamps, double pulseWidthMicros, double frequencyHz) {
    PulseParameters before = pulses[i];
    if (milliamps == before.amplitudeMilliamps()
        && pulseWidthMicros == before.pulseWidthMicros()
        && frequencyHz == before.frequencyHz()) {
      return false;
    }
    pulses[i] = new PulseParameters(milliamps, pulseWidthMicros, frequencyHz);
    return true;
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
