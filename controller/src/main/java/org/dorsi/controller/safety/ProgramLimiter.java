package org.dorsi.controller.safety;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * Cuts programs down to what the limits leave of them, before the first tick, and says so: what the
 * operator sees on the screen is then what will be given, not what the limiter would cut off.
 *
 * <p>Used once, on the thread that builds the controller.
 */
public final class ProgramLimiter {

  private final SafetyLimits limits;
  private final List<Limitation> limitations = new ArrayList<>();

  public ProgramLimiter(SafetyLimits limits) {
    this.limits = limits;
  }

  /** Every reduction so far. */
  public List<Limitation> limitations() {
    return List.copyOf(limitations);
  }

  /**
   * The program within the limits. A program without any pulse left keeps its place with a current
   * of zero.
   */
  public ChannelProgram limit(ChannelProgram program) {
    StimulationChannel channel = program.channel();
    int number = channel.number();
    double asked = program.maximumMilliamps();
    PulseDraft pulse = new PulseDraft();
    // A single pulse of gait is as good as one of exercise: what is sensory is known only later.
    pulse.begin(StimulationMode.GAIT, asked, program.pulseWidthMicros(), program.frequencyHz());
    ChannelGroup group = new ChannelGroup();
    group.add(program);
    ChannelScope scope =
        new ChannelScope(
            limits, program, new Activations(), new DoseCount(limits, Dose.NONE), group);
    for (ChannelLimit limit : LimitList.ofSinglePulses().of(scope)) {
      if (pulse.isOn()) {
        limit.reduce(pulse, 0);
      }
    }
    tell(pulse.amplitudeReason(), number, asked, pulse.milliamps());
    tell(pulse.widthReason(), number, program.pulseWidthMicros(), pulse.pulseWidthMicros());
    tell(pulse.frequencyReason(), number, program.frequencyHz(), pulse.frequencyHz());

    double maximum = pulse.milliamps();
    double amplitude = Math.min(positive(program.startMilliamps()), maximum);
    if (amplitude < program.startMilliamps()) {
      tell(Reason.PATIENT, number, program.startMilliamps(), amplitude);
    }
    double rise = Math.max(positive(program.rampUpSeconds()), limits.minRiseSeconds());
    if (rise > program.rampUpSeconds()) {
      limitations.add(
          new Limitation(number, "rise s", program.rampUpSeconds(), rise, "profile limit"));
    }
    double on =
        Math.min(
            positive(program.maximumOnSeconds()),
            program.window() == null ? HardLimits.SENSORY_MAX_ON_NS * 1e-9 : limits.maxOnSeconds());
    if (on < program.maximumOnSeconds()) {
      limitations.add(
          new Limitation(number, "on-time s", program.maximumOnSeconds(), on, "profile limit"));
    }
    return new ChannelProgram(
        channel,
        new CalibratedCurrents(
            amplitude,
            program.currents().sensoryMilliamps(),
            program.currents().motorMilliamps(),
            maximum),
        maximum > 0 ? pulse.pulseWidthMicros() : program.pulseWidthMicros(),
        maximum > 0 ? pulse.frequencyHz() : program.frequencyHz(),
        rise,
        positive(program.rampDownSeconds()),
        on,
        program.window());
  }

  private void tell(Reason reason, int channel, double requested, double delivered) {
    if (reason != Reason.NONE) {
      limitations.add(reason.on(channel, requested, delivered));
    }
  }

  private static double positive(double value) {
    return Double.isNaN(value) ? 0 : Math.max(0, value);
  }
}
