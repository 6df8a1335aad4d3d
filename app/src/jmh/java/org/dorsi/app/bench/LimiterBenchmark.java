package org.dorsi.app.bench;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.HardLimiter;
import org.dorsi.controller.safety.PulseNumbers;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyLimiter;
import org.dorsi.controller.safety.SafetyLimits;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StimulationRequest;
import org.dorsi.sensors.Side;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One tick of each limiter with four channels in the middle of their bursts, as many as a child may
 * have on together. Nothing changes from tick to tick, so that what is measured is the judgement
 * and not the making of a new command; time goes on so slowly that no burst ends.
 */
@State(Scope.Thread)
public class LimiterBenchmark {

  private static final int CHANNELS = 4;
  private static final long MS = 1_000_000;
  private static final long RISEN_NS = 1_000 * MS;

  private static final List<Muscle> MUSCLES =
      List.of(
          Muscle.TIBIALIS_ANTERIOR, Muscle.QUADRICEPS, Muscle.HAMSTRINGS, Muscle.GLUTEUS_MEDIUS);

  private final StimulationRequest request = new StimulationRequest();
  private final PulseNumbers numbers = new PulseNumbers();
  private SafetyLimiter limiter = new SafetyLimiter(SafetyLimits.CHILD, programs(), List.of());
  private HardLimiter guard = new HardLimiter();
  private long nowNs;

  /** Raises all channels to their current, and makes sure that they are there. */
  @Setup(Level.Trial)
  public void rise() {
    limiter = new SafetyLimiter(SafetyLimits.CHILD, programs(), List.of());
    guard = new HardLimiter();
    for (int i = 0; i < CHANNELS; i++) {
      request.ask(i + 1, 20, 250, 40);
      numbers.halfMilliamps[i] = 40;
      numbers.widthMicros[i] = 250;
      numbers.periodMicros[i] = 25_000;
      numbers.areaSquareMillimetres[i] = 2_500;
      numbers.maximumHalfMilliamps[i] = 60;
    }
    for (nowNs = 0; nowNs < RISEN_NS; nowNs += MS) {
      controller();
      guard();
      for (int channel = 1; channel <= CHANNELS; channel++) {
        guard.delivered(channel, 40, nowNs);
      }
    }
    if (controller().pulses(CHANNELS).amplitudeMilliamps() != 20
        || guard().pulses(CHANNELS).amplitudeMilliamps() != 20) {
      throw new IllegalStateException("all channels must be on with 20 mA");
    }
  }

  @Benchmark
  public SafeCommand controller() {
    nowNs++;
    limiter.walk(Side.RIGHT, nowNs, 1.1);
    return limiter.limit(nowNs, true, 1, StimulationMode.GAIT, request);
  }

  @Benchmark
  public SafeCommand guard() {
    nowNs++;
    return guard.limit(true, 1, numbers, nowNs);
  }

  private static List<ChannelProgram> programs() {
    List<ChannelProgram> programs = new ArrayList<>();
    for (int i = 0; i < CHANNELS; i++) {
      programs.add(
          new ChannelProgram(
              new StimulationChannel(i + 1, MUSCLES.get(i), Side.RIGHT, 25),
              new CalibratedCurrents(20, 30),
              250,
              40,
              0.2,
              0.2,
              1.5,
              GaitWindow.heelOffToContact(0.1)));
    }
    return programs;
  }
}
