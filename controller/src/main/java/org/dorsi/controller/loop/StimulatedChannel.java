package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.safety.IntensitySetting;
import org.dorsi.controller.safety.SafetyLimits;
import org.dorsi.controller.safety.StrideAdaptation;
import org.dorsi.controller.safety.check.Watched;
import org.dorsi.controller.stimulation.Burst;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.LegCycle;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationRequest;
import org.dorsi.controller.stimulation.StrideModulation;
import org.dorsi.controller.stimulation.WindowFollower;
import org.jspecify.annotations.Nullable;

/**
 * One channel between the leg's cycle and the limiter: its program, the current set by the
 * operator, and how many strides had their stimulation.
 *
 * <p>Kernel: no clock, no I/O. Control thread only.
 */
final class StimulatedChannel implements Watched {

  /**
   * The smallest step of the supported stimulators (P24: 0.5 mA; stimulators page). While a burst
   * lasts the request is no smaller, so that a ramp's first pulse is a pulse and the rhythm starts
   * at once; a lower current set by the operator, and every limit, still wins.
   */
  private static final double SMALLEST_STEP_MILLIAMPS = 0.5;

  /**
   * A stride is stimulated when pulses cover this share of its swing (conventions, last section).
   */
  private static final double STIMULATED_SHARE = 0.8;

  private final ChannelProgram program;
  private final @Nullable WindowFollower window;
  private final Burst burst;
  private final SafetyLimits limits;
  private IntensitySetting intensity;
  private StrideAdaptation adaptation;
  private StrideModulation modulation = StrideModulation.UNCHANGED;
  private final ChannelCalibration calibration;
  private boolean enabled = true;
  private boolean triggered;

  private boolean inSwing;
  private boolean due;
  private long swingNs;
  private long onNs;
  private long lastNs;
  private boolean wasOn;
  private int strides;
  private int stimulated;
  private ChannelState state;

  /**
   * @param program the channel's program within the limits
   */
  StimulatedChannel(ChannelProgram program, SafetyLimits limits) {
    this.program = program;
    this.limits = limits;
    this.adaptation = new StrideAdaptation(program);
    this.calibration = new ChannelCalibration(program);
    GaitWindow inGait = program.window();
    this.window = inGait == null ? null : new WindowFollower(inGait);
    double dutySeconds = HardLimits.DUTY_WINDOW_NS / 1e9;
    this.burst =
        new Burst(program, new Burst.Duty(limits.maxDutyFraction() * dutySeconds, dutySeconds));
    this.intensity =
        new IntensitySetting(limits, program.startMilliamps(), program.maximumMilliamps());
    this.state = snapshot(PulseParameters.OFF);
  }

  /** The one of this name, where there is one. */
  static @Nullable StimulatedChannel named(String name, List<StimulatedChannel> channels) {
    for (StimulatedChannel channel : channels) {
      if (channel.program.channel().name().equals(name)) {
        return channel;
      }
    }
    return null;
  }

  @Override
  public ChannelProgram program() {
    return program;
  }

  IntensitySetting intensity() {
    return intensity;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  void enable(boolean on) {
    enabled = on;
  }

  /** The operator holds, or lets go of, the channel's trigger. */
  void trigger(boolean held) {
    triggered = held;
  }

  boolean isTriggered() {
    return triggered;
  }

  /** An adaptive controller changes the bursts that begin from now on. */
  void modulate(StrideModulation next) {
    modulation = next;
  }

  /** Nothing is stimulated: what was held or changed for the moment holds no longer. */
  void rest() {
    triggered = false;
    modulation = StrideModulation.UNCHANGED;
  }

  /**
   * Whether the channel's window is open; to be asked each tick, for edges that lie before an
   * event.
   */
  boolean isInWindow(LegCycle leg) {
    return window != null && window.isOpen(leg);
  }

  /**
   * Asks for this tick's pulses.
   *
   * @param nowNs the tick's time
   * @param open whether it is the channel's turn
   * @param strideSeconds the wearer's stride time; NaN while unknown, or away from gait
   * @param allowed whether pulses may come at all
   * @param gainFraction the soft start's gain
   * @param request where to ask
   */
  void ask(
      long nowNs,
      boolean open,
      double strideSeconds,
      boolean allowed,
      double gainFraction,
      StimulationRequest request) {
    boolean wasActive = burst.isActive();
    double level = burst.levelFraction(nowNs, open, strideSeconds, allowed && enabled);
    if (burst.isActive()) {
      double target = intensity.milliamps();
      if (!wasActive) {
        adaptation.begin(nowNs, modulation, target);
      }
      double full = adaptation.milliamps(target);
      ask(full, full * level * gainFraction, adaptation.widthMicros(full), request);
    }
  }

  /** Asks for a test before arming: at the sensory threshold, where it is known. */
  void askTest(long nowNs, boolean held, StimulationRequest request) {
    double level = burst.levelFraction(nowNs, held, Double.NaN, held);
    if (burst.isActive()) {
      double sensory = calibration.currents().sensoryMilliamps();
      double full = sensory < intensity.milliamps() ? sensory : intensity.milliamps();
      ask(full, full * level, program.pulseWidthMicros(), request);
    }
  }

  /** Asks for a calibration before arming; the limiter holds its rise once more. */
  void askCalibration(long nowNs, boolean on, boolean rising, StimulationRequest request) {
    double milliamps = calibration.rampMilliamps(nowNs, on, rising);
    if (milliamps > 0) {
      request.ask(
          program.channel().number(), milliamps, program.pulseWidthMicros(), program.frequencyHz());
    }
  }

  ChannelCalibration calibration() {
    return calibration;
  }

  /** From now on no more than what was found to be tolerated. */
  void keepToCalibration() {
    CalibratedCurrents found = calibration.currents();
    intensity = new IntensitySetting(limits, intensity.milliamps(), found.maximumMilliamps());
    adaptation = new StrideAdaptation(program.withCurrents(found));
  }

  private void ask(double full, double now, double widthMicros, StimulationRequest request) {
    double least = Math.min(SMALLEST_STEP_MILLIAMPS, full);
    request.ask(
        program.channel().number(), Math.max(least, now), widthMicros, program.frequencyHz());
  }

  /** Follows the swings of the leg: how much of each had pulses. */
  void count(GaitEvent event, boolean stimulating) {
    if (event instanceof GaitEvent.ToeOff) {
      inSwing = true;
      due = stimulating && enabled;
      swingNs = event.timeNs();
      onNs = 0;
    } else if (event instanceof GaitEvent.InitialContact && inSwing) {
      inSwing = false;
      if (due) {
        strides++;
        stimulated += onNs >= STIMULATED_SHARE * (event.timeNs() - swingNs) ? 1 : 0;
      }
    }
  }

  /** Lets the time since the last tick pass, with the pulses that were commanded then. */
  void pass(long nowNs) {
    if (inSwing && wasOn) {
      onNs += nowNs - Math.max(lastNs, swingNs);
    }
    lastNs = nowNs;
  }

  /** What the operator sees, with what was commanded; the same value where nothing changed. */
  ChannelState settle(PulseParameters commanded) {
    wasOn = commanded.isOn();
    if (!state.pulses().equals(commanded)
        || state.enabled() != enabled
        || state.targetMilliamps() != intensity.milliamps()
        || state.limitMilliamps() != intensity.limitMilliamps()
        || state.inWindow() != burst.isActive()
        || state.strides() != strides
        || state.stimulated() != stimulated) {
      state = snapshot(commanded);
    }
    return state;
  }

  private ChannelState snapshot(PulseParameters commanded) {
    return new ChannelState(
        program.channel(),
        enabled,
        intensity.milliamps(),
        intensity.limitMilliamps(),
        burst.isActive(),
        commanded,
        strides,
        stimulated);
  }
}
