package org.dorsi.visualization.session;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitForecast;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.gait.PhaseReason;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.LegSummary;
import org.dorsi.controller.telemetry.Notice;
import org.dorsi.controller.telemetry.RecordingStatus;
import org.dorsi.controller.telemetry.SensorStatus;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.health.SourceHealth;

/** A walking session out of formulas: something to look at, no model of anything. */
final class FakeWalk {

  static final List<String> ATTESTATIONS =
      List.of("self-test", "side-check", "calibration ta-left", "calibration ta-right");

  private static final double STRIDE_SECONDS = 1.12;
  private static final double STANCE = 0.63;
  private static final List<GaitPhase> PHASES = List.of(GaitPhase.values());
  private static final long TICK_NS = 10_000_000;

  /** What of the session a picture is to show. */
  record Scene(
      SafetyState safety,
      SessionMode mode,
      GuardStatus.Stimulator stimulator,
      boolean stopLatched,
      List<Notice> notices,
      List<StimulationChannel> channels) {

    static Scene of(SafetyState safety) {
      return new Scene(
          safety,
          SessionMode.LIVE,
          safety instanceof SafetyState.Idle
              ? GuardStatus.Stimulator.READY
              : GuardStatus.Stimulator.ON,
          false,
          List.of(),
          twoChannels());
    }

    Scene mode(SessionMode other) {
      return new Scene(safety, other, stimulator, stopLatched, notices, channels);
    }

    Scene stopLatched(boolean latched) {
      return new Scene(safety, mode, GuardStatus.Stimulator.READY, latched, notices, channels);
    }

    Scene notices(Notice... some) {
      return new Scene(safety, mode, stimulator, stopLatched, List.of(some), channels);
    }

    Scene channels(List<StimulationChannel> others) {
      return new Scene(safety, mode, stimulator, stopLatched, notices, others);
    }

    boolean walking() {
      return !(safety instanceof SafetyState.Idle
          || safety instanceof SafetyState.Disconnected
          || safety instanceof SafetyState.Calibrating);
    }
  }

  private final Scene scene;
  private long fedNs;

  FakeWalk(Scene scene) {
    this.scene = scene;
  }

  static List<StimulationChannel> twoChannels() {
    return List.of(
        new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.LEFT, 25),
        new StimulationChannel(2, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25));
  }

  static List<StimulationChannel> eightChannels() {
    List<StimulationChannel> channels = new ArrayList<>();
    Muscle[] muscles = {
      Muscle.TIBIALIS_ANTERIOR, Muscle.GASTROCNEMIUS, Muscle.QUADRICEPS, Muscle.GLUTEUS_MAXIMUS
    };
    for (int i = 0; i < 8; i++) {
      channels.add(
          new StimulationChannel(i + 1, muscles[i / 2], i % 2 == 0 ? Side.LEFT : Side.RIGHT, 25));
    }
    return channels;
  }

  ControllerSettings settings() {
    List<ChannelProgram> programs = new ArrayList<>();
    for (StimulationChannel channel : scene.channels()) {
      programs.add(
          new ChannelProgram(
              channel,
              new CalibratedCurrents(18, 30),
              300,
              40,
              0.2,
              0.2,
              2,
              GaitWindow.heelOffToContact(0.1)));
    }
    return new ControllerSettings(
        PatientProfile.ADULT,
        List.of(
            new LegSetup(Side.LEFT, LegSetup.Detector.FOOT_SWITCH),
            new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)),
        programs,
        ATTESTATIONS);
  }

  /** Tells the history everything up to an instant. */
  void feed(TraceHistory history, long untilNs) {
    for (; fedNs < untilNs; fedNs += TICK_NS) {
      List<SensorReading> readings = new ArrayList<>();
      if (scene.walking()) {
        for (Side side : Side.values()) {
          double f = fraction(side, fedNs);
          int bits = (f < 0.42 ? FootSwitchSample.HEEL : 0);
          bits |= f > 0.11 && f < STANCE ? FootSwitchSample.METATARSAL_1 : 0;
          readings.add(new FootSwitchSample(fedNs, fedNs, side, bits));
          readings.add(
              new ImuSample(
                  fedNs, fedNs, new Placement(side, BodySegment.FOOT), 0, 0, gyro(f), 0, 9.81, 0));
        }
      }
      GuardStatus guard = guard(fedNs);
      history.onTick(
          new TickInputs(0, fedNs, readings, List.of(), List.of(), guard),
          new TickOutputs(
              0,
              fedNs,
              List.of(),
              leg(Side.LEFT, fedNs),
              leg(Side.RIGHT, fedNs),
              scene.safety(),
              channels(fedNs),
              ProgramProgress.NONE,
              SafeCommand.off(),
              List.of()));
    }
  }

  ControlSnapshot at(long timeNs) {
    return new ControlSnapshot(
        timeNs,
        scene.mode(),
        "P-0042",
        scene.safety(),
        leg(Side.LEFT, timeNs),
        leg(Side.RIGHT, timeNs),
        summary(Side.LEFT, timeNs),
        summary(Side.RIGHT, timeNs),
        channels(timeNs),
        ProgramProgress.NONE,
        guard(timeNs),
        List.of(
            sensor("foot-switches", 100, timeNs, 0),
            sensor("imu-left", 100, timeNs, 3),
            sensor("imu-right", 100, timeNs, scene.notices().isEmpty() ? 0 : 400)),
        998,
        scene.notices().isEmpty() ? 1_200_000 : 8_400_000,
        32_100_000,
        new RecordingStatus(
            "/trials/2026-11-20T14-04-29_P-0042.wpilog", 1_234_000 + timeNs / 20_000, 0),
        scene.notices());
  }

  private static SensorStatus sensor(String name, long rateHz, long timeNs, long lost) {
    long frames = timeNs * rateHz / 1_000_000_000L;
    return new SensorStatus(
        name, new SourceHealth(frames * 20, frames, lost, 0, 0, 0, 0, timeNs - 6_000_000, true));
  }

  private double fraction(Side side, long timeNs) {
    double phase = timeNs * 1e-9 / STRIDE_SECONDS + (side == Side.LEFT ? 0 : 0.5);
    return phase - Math.floor(phase);
  }

  /** Roughly the rate of a foot: up at push-off backwards, forwards in swing. */
  private static double gyro(double f) {
    return -5.2 * bump(f, 0.60, 0.07)
        + 5.6 * bump(f, 0.80, 0.08)
        - 2.4 * bump(f, 0.99, 0.03)
        - 1.8 * bump(f, 0.05, 0.03);
  }

  private static double bump(double f, double center, double width) {
    double z = (f - center) / width;
    return Math.exp(-z * z / 2);
  }

  private LegState leg(Side side, long timeNs) {
    if (!scene.walking()) {
      return LegState.UNOBSERVED;
    }
    double f = fraction(side, timeNs);
    double[] ends = {0.12, 0.31, 0.50, STANCE, 0.75, 0.87, 1.0};
    int phase = 0;
    while (f >= ends[phase]) {
      phase++;
    }
    int strides = (int) (timeNs * 1e-9 / STRIDE_SECONDS);
    return new LegState(
        PHASES.get(phase),
        PhaseReason.NONE,
        timeNs,
        f > 0.42,
        f,
        side == Side.LEFT ? STRIDE_SECONDS : STRIDE_SECONDS + 0.01,
        0.02,
        side == Side.LEFT ? STANCE : 0.66,
        strides,
        strides,
        EventSource.FOOT_SWITCH,
        GaitForecast.NONE);
  }

  private LegSummary summary(Side side, long timeNs) {
    LegState leg = leg(side, timeNs);
    return leg.strides() == 0
        ? LegSummary.NONE
        : new LegSummary(leg.strides(), leg.strides() - 2, 120 / STRIDE_SECONDS, 64, 98);
  }

  private List<ChannelState> channels(long timeNs) {
    List<ChannelState> states = new ArrayList<>();
    for (StimulationChannel channel : scene.channels()) {
      double target = 18 + channel.number();
      double amplitude = milliamps(channel, target, timeNs);
      boolean on = amplitude > 0;
      states.add(
          new ChannelState(
              channel,
              channel.number() != 5,
              target,
              30,
              on,
              on ? new PulseParameters(amplitude, 300, 40) : PulseParameters.OFF,
              40,
              39));
    }
    return states;
  }

  /** In each swing the target, in a calibration a ramp that begins anew every eight seconds. */
  private double milliamps(StimulationChannel channel, double target, long timeNs) {
    if (scene.safety() instanceof SafetyState.Calibrating calibrating) {
      double level = calibrating.released() ? 9.5 : 0.5 + 2 * (timeNs * 1e-9 % 8);
      return calibrating.channel().equals(channel.name()) ? level : 0;
    }
    double f = fraction(channel.side(), timeNs);
    double ramp = Math.min((f - 0.44) / 0.12, (1.0 - f) / 0.08);
    boolean on = scene.safety() instanceof SafetyState.Stimulating && ramp > 0;
    return on ? target * Math.max(0.05, Math.min(1, ramp)) : 0;
  }

  private GuardStatus guard(long timeNs) {
    long[] pulses = new long[StimulationChannel.MAX_CHANNELS];
    for (ChannelState state : channels(timeNs)) {
      boolean on = state.pulses().isOn();
      pulses[state.channel().number() - 1] = on ? 1 + timeNs / 25_000_000 : 1;
    }
    return new GuardStatus(
        timeNs, scene.stimulator(), scene.stopLatched(), "", pulses, new long[0]);
  }
}
