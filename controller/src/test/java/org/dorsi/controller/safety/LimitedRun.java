package org.dorsi.controller.safety;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StimulationRequest;
import org.dorsi.sensors.Side;

/** One request and what the limiter made of it on channel 1, in ticks of a millisecond. */
final class LimitedRun {

  static final long MS = 1_000_000;

  final SafetyLimiter limiter;
  private final StimulationRequest request = new StimulationRequest();
  private StimulationMode mode = StimulationMode.GAIT;
  private long ms = 10_000;
  private boolean walks = true;
  final List<PulseParameters> given = new ArrayList<>();

  LimitedRun(LimitList list, SafetyLimits limits, SessionSoFar before, ChannelProgram... programs) {
    limiter = new SafetyLimiter(limits, List.of(programs), List.of(), before, list);
  }

  LimitedRun(LimitList list, SafetyLimits limits, ChannelProgram... programs) {
    this(list, limits, SessionSoFar.NONE, programs);
  }

  LimitedRun mode(StimulationMode next) {
    mode = next;
    return this;
  }

  LimitedRun standStill() {
    limiter.walk(Side.RIGHT, ms * MS, 1.0);
    walks = false;
    return this;
  }

  LimitedRun ask(int channel, double milliamps, double micros, double hz) {
    request.ask(channel, milliamps, micros, hz);
    return this;
  }

  LimitedRun off() {
    request.clear();
    return this;
  }

  LimitedRun forMs(long span) {
    for (long end = ms + span; ms < end; ms++) {
      if (walks) {
        limiter.walk(Side.RIGHT, ms * MS, 1.0);
      }
      given.add(limiter.limit(ms * MS, true, 1, mode, request).pulses(1));
    }
    return this;
  }

  double most() {
    return given.stream().mapToDouble(PulseParameters::amplitudeMilliamps).max().orElse(0);
  }

  long onMs() {
    return given.stream().filter(PulseParameters::isOn).count();
  }

  boolean isOn() {
    return given.get(given.size() - 1).isOn();
  }

  PulseParameters last() {
    return given.get(given.size() - 1);
  }

  static ChannelProgram program(
      int number, Muscle muscle, Side side, double maximum, double areaCm2) {
    return new ChannelProgram(
        new StimulationChannel(number, muscle, side, areaCm2),
        new CalibratedCurrents(10, 2, 10, maximum),
        300,
        40,
        0.2,
        0.2,
        1.5,
        GaitWindow.heelOffToContact(0.1));
  }
}
