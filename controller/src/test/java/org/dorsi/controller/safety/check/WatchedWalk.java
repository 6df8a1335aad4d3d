package org.dorsi.controller.safety.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToIntFunction;
import java.util.stream.Stream;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.gait.Legs;
import org.dorsi.controller.safety.Dose;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.LimitList;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyLimiter;
import org.dorsi.controller.safety.SafetyLimits;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/** One check alone, under a walk of 1.2 s strides of the right leg, with a sample every 5 ms. */
final class WatchedWalk {

  static final long MS = 1_000_000L;
  static final int HEEL = FootSwitchSample.HEEL;
  static final int FORE = FootSwitchSample.METATARSAL_1;

  private static final ChannelProgram PROGRAM =
      new ChannelProgram(
          new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
          new CalibratedCurrents(20, 30),
          250,
          40,
          0.2,
          0.15,
          1.5,
          GaitWindow.heelOffToContact(0.05));

  private final SafetyCheck check;
  final Legs legs;
  private final SafetyLimiter limiter;
  final List<String> notes = new ArrayList<>();
  final Findings findings = new Findings(notes);
  final List<SensorReading> readings = new ArrayList<>();
  final List<OperatorCommand> operator = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();
  final long[] pulses = new long[8];
  final long[] nanocoulombs = new long[8];
  SafeCommand given = SafeCommand.off();
  StimulationMode mode = StimulationMode.GAIT;
  GuardStatus.Stimulator stimulator = GuardStatus.Stimulator.ON;
  boolean enabled = true;
  ChannelProgram program = PROGRAM;
  boolean silent;

  /** Closed switches by the time in ms; nothing is heard of the left foot unless a test says so. */
  LongToIntFunction right = time -> bits(time % 1200);

  @Nullable LongToIntFunction left;
  long lateNs;
  long ms;

  WatchedWalk(SafetyCheck check) {
    this(check, Dose.NONE);
  }

  WatchedWalk(SafetyCheck check, Dose before) {
    this(check, before, Side.LEFT, Side.RIGHT);
  }

  /** Only some legs are watched. */
  WatchedWalk(SafetyCheck check, Side... watched) {
    this(check, Dose.NONE, watched);
  }

  private WatchedWalk(SafetyCheck check, Dose before, Side... watched) {
    this.check = check;
    legs =
        new Legs(
            Stream.of(watched)
                .map(side -> new LegSetup(side, LegSetup.Detector.FOOT_SWITCH))
                .toList());
    limiter =
        new SafetyLimiter(
            SafetyLimits.ADULT,
            List.of(PROGRAM),
            List.of(),
            new SessionSoFar(0, List.of(before)),
            LimitList.all());
  }

  /** One millisecond of walking. */
  Findings step() {
    List<GaitEvent> events = new ArrayList<>();
    if (ms % 5 == 0 && !silent) {
      legs.accept(
          new FootSwitchSample(ms * MS, ms * MS, Side.RIGHT, right.applyAsInt(ms)),
          ms * MS,
          events);
      if (left != null) {
        legs.accept(
            new FootSwitchSample(ms * MS, ms * MS, Side.LEFT, left.applyAsInt(ms)),
            ms * MS,
            events);
      }
    }
    legs.advance(ms * MS);
    findings.clear();
    check.look(
        new Sight(
            ms * MS,
            lateNs,
            readings,
            events,
            operator,
            faults,
            new GuardStatus(
                ms * MS,
                stimulator,
                false,
                "",
                Arrays.copyOf(pulses, 8),
                Arrays.copyOf(nanocoulombs, 8)),
            legs,
            List.of(new OneChannel(program, enabled)),
            limiter,
            mode,
            given),
        findings);
    readings.clear();
    operator.clear();
    faults.clear();
    lateNs = 0;
    ms++;
    return findings;
  }

  Findings until(long endMs) {
    while (ms < endMs) {
      step();
    }
    return findings;
  }

  /** Whether a foot swings, as far as is known. */
  boolean isOff(Side side) {
    LegTracker leg = legs.leg(side);
    return leg != null && leg.phase().isSwing();
  }

  static int bits(long at) {
    if (at < 60) {
      return HEEL;
    }
    if (at < 500) {
      return HEEL | FORE;
    }
    return at < 700 ? FORE : 0;
  }

  private record OneChannel(ChannelProgram program, boolean isEnabled) implements Watched {}
}
