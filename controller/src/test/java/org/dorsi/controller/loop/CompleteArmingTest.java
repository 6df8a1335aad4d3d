package org.dorsi.controller.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.ArmingSequence;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.safety.check.DeadMan;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/** The whole arming sequence through the controller: a person stands still, and then walks. */
class CompleteArmingTest {

  private static final long MS = 1_000_000;

  private final GaitController controller =
      new GaitController(
          new ControllerSettings(
              PatientProfile.CHILD,
              List.of(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)),
              new StimulationProgram(
                  "test",
                  "",
                  "",
                  new Schedule.Gait(),
                  List.of(
                      new ChannelProgram(
                          new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
                          new CalibratedCurrents(20, 8, 12, 30),
                          250,
                          40,
                          0.2,
                          0.15,
                          1.5,
                          GaitWindow.heelOffToContact(0.05)))),
              ArmingSequence.complete(List.of("ta-right"), true, true, true, Long.MAX_VALUE),
              new DeadMan.Key(),
              SessionSoFar.NONE));

  private final List<OperatorCommand> operator = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Stimulator stimulator = Stimulator.ON;
  private boolean walks;
  private boolean holds;
  private long ms;
  private long tick;
  private int pulses;
  private SafetyState state = new SafetyState.Disconnected();

  private void runUntil(long endMs) {
    for (; ms < endMs; ms++) {
      List<SensorReading> readings = new ArrayList<>();
      if (ms % 5 == 0) {
        readings.add(new FootSwitchSample(ms * MS, ms * MS, Side.RIGHT, bits()));
        readings.add(
            new ImuSample(
                ms * MS,
                ms * MS,
                new Placement(Side.RIGHT, BodySegment.SHANK),
                1e-5 * (ms % 100),
                0,
                walks ? 2 : 0,
                0,
                9.81,
                0));
      }
      if (holds) {
        operator.add(new OperatorCommand.DeadMan(true));
      }
      TickOutputs out =
          controller.step(
              new TickInputs(
                  tick++,
                  ms * MS,
                  readings,
                  List.copyOf(operator),
                  List.of(),
                  new GuardStatus(ms * MS, stimulator, false, "", new long[8], new long[8])));
      operator.clear();
      state = out.safety();
      notes.addAll(out.notes());
      pulses += out.command().pulses(1).isOn() ? 1 : 0;
    }
  }

  private int bits() {
    long at = ms % 1200;
    if (!walks || at < 500) {
      return FootSwitchSample.HEEL | FootSwitchSample.METATARSAL_1;
    }
    return at < 700 ? FootSwitchSample.METATARSAL_1 : 0;
  }

  private void attest(String step) {
    operator.add(new OperatorCommand.Attest(step));
    runUntil(ms + 1);
  }

  private String missing() {
    return state instanceof SafetyState.Idle idle ? idle.missing() : state.word();
  }

  @Test
  void armsAPersonStepByStepAndStimulatesOnlyThen() {
    runUntil(10);
    attest("operator OP-001");
    attest("checklist");
    attest("self-test");
    attest("side-check");
    assertEquals(
        "self-test, side-check, channel ta-right, calibration ta-right, dry-run", missing());

    holds = true;
    runUntil(100);
    attest("self-test");
    runUntil(3_200);
    walks = true;
    runUntil(5_000);
    attest("side-check");
    assertEquals("channel ta-right, calibration ta-right, dry-run", missing());

    operator.add(new OperatorCommand.TestBurst("ta-right", true));
    runUntil(5_800);
    assertEquals("TEST", state.word());
    assertTrue(pulses > 100, "the test is felt: " + pulses);
    operator.add(new OperatorCommand.TestBurst("ta-right", false));
    runUntil(6_500);
    pulses = 0;
    attest("channel ta-right");
    attest("calibration ta-right");
    attest("dry-run");
    assertEquals("dry-run", missing(), notes::toString);
    runUntil(14_000);
    attest("dry-run");
    assertEquals("", missing());
    assertEquals(0, pulses, "a dry run is dry");

    operator.add(new OperatorCommand.Arm());
    runUntil(14_100);
    assertEquals("ARMED", state.word());
    assertEquals(0, pulses, "armed is not started");
    operator.add(new OperatorCommand.Start());
    runUntil(20_000);
    assertEquals("STIMULATING", state.word());
    assertTrue(pulses > 500, "pulses: " + pulses);
  }

  @Test
  void nothingAttestedOrSeenOutlivesTheStimulatorsReconnection() {
    holds = true;
    runUntil(100);
    holds = false;
    runUntil(3_700);
    walks = true;
    runUntil(12_000);
    for (String step : List.of("operator OP-001", "checklist", "self-test", "side-check")) {
      attest(step);
    }
    assertEquals("channel ta-right, calibration ta-right, dry-run", missing());
    stimulator = Stimulator.ABSENT;
    runUntil(12_500);
    stimulator = Stimulator.READY;
    runUntil(13_000);
    attest("self-test");
    attest("side-check");
    assertEquals(
        "operator, checklist, self-test, side-check, channel ta-right, calibration ta-right,"
            + " dry-run",
        missing());
    assertEquals(0, pulses);
  }
}
