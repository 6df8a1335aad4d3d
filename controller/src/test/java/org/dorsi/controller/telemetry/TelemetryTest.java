package org.dorsi.controller.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickTiming;
import org.dorsi.controller.loop.Ticks;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.Limitation;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

class TelemetryTest {

  private static final long MS = 1_000_000;
  private static final SafetyState RUNNING = new SafetyState.Stimulating();
  private static final StimulationChannel TA_RIGHT =
      new StimulationChannel(3, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25);

  private static ChannelState channel(double milliamps, int strides, int stimulated) {
    return new ChannelState(
        TA_RIGHT, true, 30, 40, true, new PulseParameters(milliamps, 300, 40), strides, stimulated);
  }

  private static LegState walking(int strides, double strideSeconds, double stanceFraction) {
    return Ticks.leg(GaitPhase.MID_STANCE, 0.2, strideSeconds, stanceFraction, strides);
  }

  @Test
  void sumsUpStridesCadenceStanceStimulationAndSuspensions() {
    SessionStatistics statistics = new SessionStatistics(new TickTiming());
    GuardStatus guard =
        new GuardStatus(
            0,
            GuardStatus.Stimulator.ON,
            false,
            "",
            new long[] {0, 0, 120},
            new long[] {0, 0, 1_080_000});
    SafetyState[] states = {
      RUNNING,
      new SafetyState.Suspended("gait lost", false),
      new SafetyState.Suspended("gait lost", false),
      RUNNING,
      new SafetyState.EmergencyStopped("operator")
    };
    for (int i = 0; i < states.length; i++) {
      TickInputs in = new TickInputs(i, i * 1000L * MS, List.of(), List.of(), List.of(), guard);
      LegState leg = walking(i, 1.0 + 0.1 * i, 0.6 + 0.01 * i);
      statistics.onTick(in, Ticks.outputs(in, leg, states[i], List.of(channel(0, i, i / 2))));
    }
    SessionSummary summary = statistics.summary();
    // Strides of 1.1, 1.2, 1.3 and 1.4 s: 8 steps in 5 s.
    assertEquals(96, summary.cadence(), 1e-9);
    assertEquals(4, summary.leg(Side.RIGHT).strides());
    assertEquals(62.5, summary.leg(Side.RIGHT).stancePercent(), 1e-9);
    assertEquals(50, summary.leg(Side.RIGHT).stimulatedPercent(), 1e-9);
    assertTrue(Double.isNaN(summary.leg(Side.LEFT).stimulatedPercent()));
    assertEquals(
        List.of(
            new SessionSummary.Suspension(1000 * MS, "gait lost"),
            new SessionSummary.Suspension(4000 * MS, "operator")),
        summary.suspensions());
    assertEquals(List.of(new SessionSummary.Delivered(TA_RIGHT, 120, 1080.0)), summary.channels());
  }

  @Test
  void tellsWhatTheLimitsHaveTakenFromAProgramBeforeAnythingElse() {
    TickTiming timing = new TickTiming();
    TelemetryPublisher publisher =
        new TelemetryPublisher(
            SessionMode.LIVE,
            "AB-100",
            List.of(),
            timing,
            new SessionStatistics(timing),
            () -> RecordingStatus.NONE);
    publisher.tell(new Limitation(1, "pulse width us", 450, 400, "profile limit"));
    publisher.tell(new Limitation(2, "amplitude mA", 80, 23.0940107, "rms current"));
    TickInputs in = Ticks.inputs(0, 0);
    publisher.onTick(in, Ticks.outputs(in, walking(1, 1, 0.6), RUNNING, List.of()));
    ControlSnapshot latest = publisher.latest();
    assertNotNull(latest);
    assertEquals(
        List.of(
            new Notice(0, false, "channel 1: pulse width 450 -> 400 us: profile limit"),
            new Notice(0, false, "channel 2: amplitude 80 -> 23.09 mA: rms current")),
        latest.notices());
  }

  @Test
  void publishesSixtyTimesASecondAndAtOnceWhenTheSafetyStateChanges() {
    TickTiming timing = new TickTiming();
    TelemetryPublisher publisher =
        new TelemetryPublisher(
            SessionMode.TEST_LOAD,
            "AB-100",
            List.of(),
            timing,
            new SessionStatistics(timing),
            () -> RecordingStatus.NONE);
    assertNull(publisher.latest());
    for (int i = 0; i < 20; i++) {
      TickInputs in = Ticks.inputs(i, i * MS);
      SafetyState state = i < 18 ? RUNNING : new SafetyState.Suspended("switch lost", true);
      publisher.onTick(in, Ticks.outputs(in, walking(1, 1, 0.6), state, List.of()));
      ControlSnapshot latest = publisher.latest();
      assertNotNull(latest);
      assertEquals(i < 16 ? 0 : i < 18 ? 16 * MS : 18 * MS, latest.timeNs());
    }
    ControlSnapshot latest = publisher.latest();
    assertNotNull(latest);
    assertEquals(List.of(new Notice(18 * MS, true, "FAULT: switch lost")), latest.notices());
  }

  @Test
  void keepsFifteenSecondsOfTracesAtAHundredPointsASecond() {
    TraceHistory history = new TraceHistory();
    Placement foot = new Placement(Side.LEFT, BodySegment.FOOT);
    Placement shank = new Placement(Side.LEFT, BodySegment.SHANK);
    for (int i = 0; i < 20_000; i++) {
      long t = i * MS;
      TickInputs in =
          Ticks.inputs(
              i,
              t,
              new ImuSample(t, t, foot, 0, 0, i, 0, 0, 0),
              new ImuSample(t, t, shank, 0, 0, -1, 0, 0, 0),
              new FootSwitchSample(t, t, Side.RIGHT, FootSwitchSample.TOE));
      // One tick of 25 mA that falls between two points.
      double milliamps = i == 19_985 ? 25 : 0;
      history.onTick(
          in, Ticks.outputs(in, walking(0, 1, 0.6), RUNNING, List.of(channel(milliamps, 0, 0))));
    }
    TraceColumns view = new TraceColumns(TraceHistory.POINTS);
    int points = history.copyTo(view);
    assertEquals(TraceHistory.POINTS, points);
    int last = points - 1;
    assertEquals(19_990 * MS, view.timeNs(last));
    assertTrue(view.timeNs(last) - view.timeNs(0) >= 12_000 * MS);
    assertEquals(19_990f, view.gyroZRadPerSec(Side.LEFT, last));
    assertTrue(Float.isNaN(view.gyroZRadPerSec(Side.RIGHT, last)));
    assertEquals(TraceColumns.FOREFOOT, view.switches(Side.RIGHT, last));
    assertEquals(TraceColumns.NO_SWITCHES, view.switches(Side.LEFT, last));
    assertEquals(25f, view.milliamps(3, last));
    assertEquals(0f, view.milliamps(3, last - 1));
    assertEquals(GaitPhase.MID_STANCE, view.phase(Side.RIGHT, last));
  }

  @Test
  void neverShowsAReaderATornPoint() throws InterruptedException {
    TraceHistory history = new TraceHistory();
    AtomicBoolean done = new AtomicBoolean();
    AtomicBoolean torn = new AtomicBoolean();
    Placement foot = new Placement(Side.LEFT, BodySegment.FOOT);
    Thread reader =
        new Thread(
            () -> {
              TraceColumns view = new TraceColumns(TraceHistory.POINTS);
              while (!done.get()) {
                int points = history.copyTo(view);
                for (int p = 0; p < points; p++) {
                  boolean whole =
                      Math.abs(view.gyroZRadPerSec(Side.LEFT, p) - view.timeNs(p) * 1e-6) < 0.5;
                  boolean next = p == 0 || view.timeNs(p) - view.timeNs(p - 1) == 10 * MS;
                  if (!whole || !next) {
                    torn.set(true);
                  }
                }
              }
            });
    reader.start();
    for (int i = 0; i < 200_000; i++) {
      long t = i * 10L * MS;
      TickInputs in = Ticks.inputs(i, t, new ImuSample(t, t, foot, 0, 0, i * 10.0, 0, 0, 0));
      history.onTick(in, Ticks.outputs(in));
    }
    done.set(true);
    reader.join();
    assertFalse(torn.get());
  }
}
