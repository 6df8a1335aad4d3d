package org.dorsi.controller.loop;

import static org.dorsi.controller.loop.ScriptedSession.FORE;
import static org.dorsi.controller.loop.ScriptedSession.HEEL;
import static org.dorsi.controller.loop.ScriptedSession.LOST;
import static org.dorsi.controller.loop.ScriptedSession.MS;
import static org.dorsi.controller.loop.ScriptedSession.WALK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

class GaitControllerTest {

  private static LongUnaryOperator walkBut(long fromMs, long toMs, int bits) {
    return ms -> ms >= fromMs && ms < toMs ? bits : WALK.applyAsLong(ms);
  }

  @Test
  void reportsTheFourEventsOfEachStrideInOrder() {
    ScriptedSession session = new ScriptedSession(WALK);
    session.until(3600);
    assertEquals("FF HO TO IC FF HO TO IC FF HO TO", session.labels());
    assertEquals(2, session.last.right().validInARow());
  }

  @Test
  void pulsesBeginInTheVeryTickOfHeelOffAndEndWithExtensionAndRamp() {
    ScriptedSession session = new ScriptedSession(WALK).started();
    session.until(12_000);
    List<Long> on = session.until(13_200);
    assertEquals(12_500, on.stream().filter(t -> t > 12_300).findFirst().orElseThrow());
    // 50 ms extension and 150 ms ramp, cut so that the burst takes 60 % of the stride in all.
    long end = on.stream().filter(t -> t < 12_400).reduce((a, b) -> b).orElseThrow();
    assertTrue(end <= 12_000 + 200, "burst ended at " + end);
    assertTrue(session.last.channels().get(0).stimulated() >= 5, session.last.toString());
  }

  @Test
  void startsFromNothingAndReachesTheFullCurrentAfterThreeStrides() {
    ScriptedSession session = new ScriptedSession(WALK).started();
    double first = 0;
    long startMs = 0;
    double highest = 0;
    while (session.ms < 12_000) {
      double now = session.tick().command().pulses(1).amplitudeMilliamps();
      if (startMs == 0 && session.word().equals("STIMULATING")) {
        startMs = session.ms - 1;
      }
      first = first == 0 ? now : first;
      double gain = startMs == 0 ? 0 : (session.ms - 1 - startMs) / 3600.0;
      assertTrue(now <= Math.max(0.5, 20 * gain) + 1e-6, now + " mA at " + session.ms);
      highest = Math.max(highest, now);
    }
    assertEquals(0.5, first, 1e-9);
    assertEquals(20, highest, 1e-9);
  }

  @Test
  void doesNotReportToeOffDuringHeelContactBounce() {
    // The heel lands at 6000 and bounces open for 10, 40 and 60 ms before the sole is down.
    LongUnaryOperator bounce =
        ms -> {
          long at = ms % 1200;
          boolean open = (at >= 10 && at < 20) || (at >= 35 && at < 75) || (at >= 110 && at < 170);
          if (ms >= 6000 && at < 200) {
            return open ? 0 : HEEL;
          }
          return WALK.applyAsLong(ms);
        };
    ScriptedSession session = new ScriptedSession(bounce);
    session.until(5900);
    session.events.clear();
    session.until(6900);
    assertEquals("IC FF HO TO", session.labels());
  }

  @Test
  void anEdgeActsAtOnceAndItsBounceNotAtAll() {
    LongUnaryOperator bounce = ms -> ms == 6505 || ms == 6515 ? HEEL | FORE : WALK.applyAsLong(ms);
    ScriptedSession session = new ScriptedSession(bounce);
    session.until(6490);
    session.events.clear();
    session.until(6600);
    assertEquals("HO", session.labels());
    assertEquals(6500 * MS, session.events.get(0).timeNs());
  }

  @Test
  void takesFlatForefootFirstAndHeelOnlyLandingsForWhatTheyAre() {
    LongUnaryOperator flat = ms -> ms % 1200 < 60 ? HEEL | FORE : WALK.applyAsLong(ms);
    ScriptedSession session = new ScriptedSession(flat);
    session.until(2400);
    assertEquals("HO TO IC FF HO TO", session.labels());

    LongUnaryOperator forefootFirst = ms -> ms % 1200 < 60 ? FORE : WALK.applyAsLong(ms);
    session = new ScriptedSession(forefootFirst);
    session.until(3600);
    assertTrue(session.labels().endsWith("IC FF HO TO IC FF HO TO"), session.labels());
  }

  @Test
  void stimulatesFromToeOffWhereNoHeelIsEverSeen() {
    LongUnaryOperator toeWalk = ms -> ms % 1200 < 700 ? FORE : 0;
    ScriptedSession session = new ScriptedSession(toeWalk).started();
    session.until(12_000);
    List<Long> on = session.until(13_200);
    assertEquals(12_700, on.stream().filter(t -> t > 12_300).findFirst().orElseThrow());
  }

  @Test
  void survivesAStrideInWhichTheInsoleNeverSeesAHeel() {
    LongUnaryOperator oneToeStride =
        ms -> ms >= 12_000 && ms < 12_700 ? FORE : WALK.applyAsLong(ms);
    ScriptedSession session = new ScriptedSession(oneToeStride).started();
    session.until(14_000);
    assertEquals("STIMULATING", session.word());
    assertTrue(session.last.right().validInARow() >= 8, session.last.right().toString());
  }

  @Test
  void aDropoutOf80MsDoesNotCutTheSwing() {
    ScriptedSession session = new ScriptedSession(walkBut(12_805, 12_885, LOST)).started();
    session.until(12_800);
    List<Long> on = session.until(12_980);
    assertTrue(on.contains(12_865L), "the swing was cut");
    assertTrue(on.contains(12_970L), "the swing was cut");
    assertEquals("STIMULATING", session.word());
  }

  @Test
  void noPulseIsDrivenByDataOlderThan95Ms() {
    ScriptedSession session = new ScriptedSession(walkBut(12_805, 12_908, LOST)).started();
    session.until(12_800);
    List<Long> on = session.until(12_908);
    assertTrue(on.contains(12_890L));
    assertFalse(on.contains(12_902L), "pulses on data older than 95 ms");
    assertEquals("STIMULATING", session.word());
  }

  @Test
  void aDropoutOf150MsSuspendsUntilExactlyThreeStridesAreComplete() {
    ScriptedSession session = new ScriptedSession(walkBut(12_200, 12_350, LOST)).started();
    session.until(12_295);
    assertEquals("STIMULATING", session.word());
    session.until(12_349);
    assertEquals("PAUSED", session.word());
    assertEquals(GaitPhase.SENSOR_LOST, session.last.right().phase());
    // The first event afterwards is the heel off at 12.5 s; it recurs for the third time at 16.1 s.
    session.until(16_100);
    assertEquals("PAUSED", session.word());
    session.until(16_101);
    assertEquals("STIMULATING", session.word());
    assertTrue(ScriptedSession.isOn(session.last));
  }

  @Test
  void aDropoutOfThreeSecondsResumesByItselfAndOneOfElevenNeedsTheOperator() {
    ScriptedSession session = new ScriptedSession(walkBut(12_000, 15_000, LOST)).started();
    session.until(22_000);
    assertEquals("STIMULATING", session.word());

    session = new ScriptedSession(walkBut(12_000, 23_000, LOST)).started();
    session.until(22_200);
    assertEquals("FAULT", session.word());
    session.until(30_000);
    assertEquals("FAULT", session.word());
    session.operator.add(new OperatorCommand.Acknowledge());
    session.until(32_000);
    assertEquals("ARMED", session.word());
    session.operator.add(new OperatorCommand.Start());
    session.tick();
    assertEquals("STIMULATING", session.word());
  }

  @Test
  void aSwitchStuckOpenOrClosedCannotHoldStimulationOn() {
    for (int stuck : new int[] {0, HEEL, FORE, HEEL | FORE}) {
      ScriptedSession session = new ScriptedSession(walkBut(12_550, 40_000, stuck)).started();
      session.until(12_550 + 1600);
      assertTrue(session.until(20_000).isEmpty(), "stuck at " + stuck);
      assertEquals("PAUSED", session.word(), "stuck at " + stuck);
    }
  }

  @Test
  void aForefootSwitchThatSticksIsNoGait() {
    LongUnaryOperator stuck =
        ms -> ms < 12_000 ? WALK.applyAsLong(ms) : WALK.applyAsLong(ms) | FORE;
    ScriptedSession session = new ScriptedSession(stuck).started();
    session.until(12_000 + 1800 + 1000);
    assertEquals("PAUSED", session.word());
    assertTrue(session.until(30_000).isEmpty());
  }

  @Test
  void standingStillSuspendsAndAMinuteOfItDisarms() {
    ScriptedSession session = new ScriptedSession(walkBut(12_100, 200_000, HEEL | FORE)).started();
    session.until(12_100 + 1900);
    assertEquals("PAUSED", session.word());
    session.until(12_100 + 64_000);
    assertEquals("SAFE", session.word());
    assertFalse(session.last.command().outputEnabled());
  }

  @Test
  void aPauseHoldsUntilResumedAndThenBeginsFromNothing() {
    ScriptedSession session = new ScriptedSession(WALK).started();
    session.until(12_600);
    session.operator.add(new OperatorCommand.Pause());
    assertFalse(ScriptedSession.isOn(session.tick()));
    assertTrue(session.until(20_000).isEmpty());
    session.operator.add(new OperatorCommand.Resume());
    // Contacts at 20.4, 21.6, 22.8 and 24.0 s: the third new stride is whole at the last of them.
    assertTrue(session.until(23_990).isEmpty());
    assertEquals("PAUSED", session.word());
    session.until(24_050);
    assertEquals("STIMULATING", session.word());
    session.until(24_600);
    double now = session.last.command().pulses(1).amplitudeMilliamps();
    assertTrue(now > 0 && now < 20 * 0.6 / 3.6 + 0.1, now + " mA");
  }

  @Test
  void aStopWithinABurstEndsItInTheSameTickAndNothingButANewArmingFollows() {
    ScriptedSession session = new ScriptedSession(WALK).started();
    session.until(12_600);
    assertTrue(ScriptedSession.isOn(session.last));
    session.operator.add(new OperatorCommand.EmergencyStop());
    session.tick();
    assertFalse(ScriptedSession.isOn(session.last));
    assertFalse(session.last.command().outputEnabled());
    session.operator.add(new OperatorCommand.Start());
    session.operator.add(new OperatorCommand.Resume());
    session.operator.add(new OperatorCommand.Arm());
    assertTrue(session.until(14_000).isEmpty());
    assertEquals("STOPPED", session.word());
    session.operator.add(new OperatorCommand.Acknowledge());
    session.operator.add(new OperatorCommand.Arm());
    session.operator.add(new OperatorCommand.Start());
    session.tick();
    assertEquals(2, session.last.command().armingEpoch());
    assertFalse(session.until(16_000).isEmpty());
  }

  @Test
  void faultsOfStimulatorGuardAndConsoleLatch() {
    for (Fault.Kind kind :
        List.of(Fault.Kind.STIMULATOR_FAULT, Fault.Kind.GUARD_LOST, Fault.Kind.CONSOLE_LOST)) {
      ScriptedSession session = new ScriptedSession(WALK).started();
      session.until(12_600);
      session.faults.add(new Fault(session.ms * MS, kind, "somewhere", "broke"));
      session.tick();
      assertFalse(ScriptedSession.isOn(session.last), kind.toString());
      assertTrue(session.until(30_000).isEmpty(), kind.toString());
      assertEquals("FAULT", session.word());
    }
  }

  @Test
  void aStimulatorThatWasLostStaysOffAfterItsReturn() {
    ScriptedSession session = new ScriptedSession(WALK).started();
    session.until(12_600);
    session.stimulator = GuardStatus.Stimulator.ABSENT;
    session.tick();
    assertEquals("DISCONNECTED", session.word());
    session.stimulator = GuardStatus.Stimulator.READY;
    assertTrue(session.until(30_000).isEmpty());
    assertEquals("SAFE", session.word());
  }

  @Test
  void aTickThatIsTooLateSuspendsAndAHopelesslyLateOneLatches() {
    ScriptedSession session = new ScriptedSession(WALK).started();
    session.until(12_600);
    session.ms += 150;
    session.tick();
    assertEquals("PAUSED", session.word());
    session.until(20_000);
    assertEquals("STIMULATING", session.word());
    session.ms += 600;
    session.tick();
    assertEquals("FAULT", session.word());
  }

  @Test
  void ignoresReadingsFromTheFutureAndFromThePast() {
    GaitController controller = new GaitController(ScriptedSession.settings());
    GuardStatus guard = GuardStatus.absent();
    List<SensorReading> readings =
        List.of(
            new FootSwitchSample(10 * MS, 10 * MS, Side.RIGHT, HEEL | FORE),
            new FootSwitchSample(120 * MS, 10 * MS, Side.RIGHT, 0),
            new FootSwitchSample(5 * MS, 10 * MS, Side.RIGHT, 0));
    TickOutputs out =
        controller.step(new TickInputs(0, 10 * MS, readings, List.of(), List.of(), guard));
    assertEquals(List.of(), out.events());
  }

  @Test
  void groupingReadingsDifferentlyIntoTicksMovesNoEventByMoreThanATick() {
    List<GaitEvent> fine = eventsWithTicksOf(1);
    List<GaitEvent> coarse = eventsWithTicksOf(7);
    assertEquals(fine.size(), coarse.size());
    for (int i = 0; i < fine.size(); i++) {
      assertEquals(fine.get(i).label(), coarse.get(i).label());
      assertEquals(fine.get(i).estimateNs(), coarse.get(i).estimateNs());
      long movedNs = coarse.get(i).timeNs() - fine.get(i).timeNs();
      assertTrue(movedNs >= 0 && movedNs <= 7 * MS, "moved by " + movedNs);
    }
  }

  private static List<GaitEvent> eventsWithTicksOf(long everyMs) {
    GaitController controller = new GaitController(ScriptedSession.settings());
    List<GaitEvent> events = new ArrayList<>();
    List<SensorReading> readings = new ArrayList<>();
    long tick = 0;
    for (long ms = 0; ms < 12_000; ms++) {
      if (ms % 5 == 0) {
        int bits = (int) WALK.applyAsLong(ms);
        readings.add(new FootSwitchSample(ms * MS, ms * MS, Side.RIGHT, bits));
      }
      if (ms % everyMs == 0) {
        TickInputs in =
            new TickInputs(tick++, ms * MS, readings, List.of(), List.of(), GuardStatus.absent());
        events.addAll(controller.step(in).events());
        readings.clear();
      }
    }
    return events;
  }

  @Test
  void refusesAChannelWithoutAnObservedLeg() {
    ControllerSettings settings = ScriptedSession.settings();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new GaitController(
                new ControllerSettings(
                    settings.profile(), List.of(), settings.channels(), List.of())));
  }

  @Test
  void aTickAllocatesNoMoreThanAKilobyte() {
    ScriptedSession session = new ScriptedSession(WALK).started();
    session.until(20_000);
    List<TickInputs> inputs = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      long ms = 20_000L + i;
      List<SensorReading> readings =
          ms % 5 == 0
              ? List.of(
                  new FootSwitchSample(ms * MS, ms * MS, Side.RIGHT, (int) WALK.applyAsLong(ms)))
              : List.of();
      GuardStatus guard =
          new GuardStatus(ms * MS, GuardStatus.Stimulator.ON, false, "", new long[8], new long[8]);
      inputs.add(new TickInputs(i, ms * MS, readings, List.of(), List.of(), guard));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    TickOutputs out = session.last;
    for (TickInputs in : inputs) {
      out = session.controller.step(in);
    }
    long perTick = (threads.getCurrentThreadAllocatedBytes() - before) / inputs.size();
    assertEquals("STIMULATING", out.safety().word());
    assertTrue(perTick <= 1024, perTick + " bytes a tick");
  }
}
