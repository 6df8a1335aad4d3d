package org.dorsi.controller.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationMode;
import org.junit.jupiter.api.Test;

/** Exercise, sensory and manual programs through the whole controller, no sensor fitted. */
class ProgramsAwayFromGaitTest {

  private static void assertNear(long expectedMs, long actualMs, long toleranceMs) {
    assertTrue(
        Math.abs(actualMs - expectedMs) <= toleranceMs,
        "expected " + expectedMs + " ms, got " + actualMs);
  }

  private static final Schedule EXERCISE = new Schedule.Exercise(3, 5, 7, 2, 1, 20);

  @Test
  void contractsAndRelaxesByTheClockWithoutAnyGait() {
    RestingSession bench = RestingSession.of(EXERCISE, 5);
    bench.tick(new OperatorCommand.Arm());
    bench.tick(new OperatorCommand.Start());
    long began = bench.ms - 1;
    assertEquals("EXERCISE", bench.last.safety().word());
    assertTrue(bench.until(began + 3000).isEmpty(), "pulses in the countdown");
    List<Long> first = bench.until(began + 14_900);
    assertNear(began + 3000, first.get(0), 1);
    assertNear(began + 8000, first.get(first.size() - 1), 30);
    assertEquals("relax 1 s, repetition 2 of 2", bench.last.progress().words());
    List<Long> second = bench.until(began + 40_000);
    assertNear(began + 15_000, second.get(0), 1);
    assertNear(began + 20_000, second.get(second.size() - 1), 30);
    assertEquals("done, repetition 2 of 2", bench.last.progress().words());
    assertTrue(bench.notes.contains("ending: the program is done"), bench.notes::toString);
    assertEquals("SAFE", bench.last.safety().word());
  }

  @Test
  void rampsToTheSetCurrentAndBack() {
    RestingSession bench = RestingSession.of(EXERCISE, 5);
    bench.tick(new OperatorCommand.Arm());
    bench.tick(new OperatorCommand.Start());
    long began = bench.ms - 1;
    bench.until(began + 3000 + 250);
    assertEquals(10, bench.milliamps(), 1.5);
    bench.until(began + 5000);
    assertEquals(20, bench.milliamps(), 1e-9);
    bench.until(began + 8000 - 150);
    assertEquals(10, bench.milliamps(), 1.5);
  }

  @Test
  void leavesTheModeByARampAndNotByACut() {
    RestingSession bench = RestingSession.of(EXERCISE, 5);
    bench.tick(new OperatorCommand.Arm());
    bench.tick(new OperatorCommand.Start());
    bench.until(bench.ms + 5000);
    assertEquals(20, bench.milliamps(), 1e-9);
    bench.tick(new OperatorCommand.Pause());
    double before = 20;
    for (int i = 0; i < 1200; i++) {
      bench.tick();
      assertTrue(bench.milliamps() <= before + 1e-9, "rises while it ends");
      assertTrue(before - bench.milliamps() < 1.5, "falls by a step of " + before);
      before = bench.milliamps();
    }
    assertEquals(0, before);
    assertEquals("PAUSED", bench.last.safety().word());
  }

  @Test
  void sensoryStimulationStaysBelowTheMotorThresholdWhateverIsAskedFor() {
    RestingSession bench = RestingSession.of(new Schedule.Sensory(60), 60);
    bench.tick(new OperatorCommand.Arm());
    bench.tick(new OperatorCommand.Start());
    bench.until(2000);
    for (int i = 0; i < 10; i++) {
      bench.tick(new OperatorCommand.Intensity("quad-right", 1));
      bench.until(bench.ms + 1000);
    }
    assertEquals("SENSORY", bench.last.safety().word());
    assertEquals(20, bench.milliamps(), 1e-9, "80 % of the motor threshold of 25 mA");
    assertEquals("stimulating 48 s", bench.last.progress().words());
    List<Long> on = bench.until(70_000);
    assertNear(60_000, on.get(on.size() - 1), 30);
  }

  @Test
  void manualStimulationLastsAsLongAsTheHandAndNoLongerThanItsMaximum() {
    RestingSession bench = RestingSession.of(new Schedule.Manual(), 2);
    bench.tick(new OperatorCommand.Arm());
    bench.tick(new OperatorCommand.Start());
    assertTrue(bench.until(3000).isEmpty());
    bench.tick(new OperatorCommand.Trigger("quad-right", true));
    List<Long> on = bench.until(4000);
    assertNear(3000, on.get(0), 2);
    bench.tick(new OperatorCommand.Trigger("quad-right", false));
    on = bench.until(6000);
    assertNear(4300, on.get(on.size() - 1), 30);
    bench.tick(new OperatorCommand.Trigger("quad-right", true));
    on = bench.until(12_000);
    assertNear(8000, on.get(on.size() - 1), 30);
  }

  @Test
  void triesAChannelOutAtTheSensoryThresholdBeforeArming() {
    RestingSession bench = RestingSession.of(EXERCISE, 5);
    bench.tick(new OperatorCommand.TestBurst("quad-right", true));
    bench.until(1000);
    assertEquals("TEST", bench.last.safety().word());
    assertEquals(8, bench.milliamps(), 1e-9);
    bench.tick(new OperatorCommand.TestBurst("quad-right", false));
    assertFalse(bench.tick().command().pulses(1).isOn());
    assertEquals("SAFE", bench.last.safety().word());
  }

  @Test
  void saysThatTheProgramHasNothingForAnotherMode() {
    RestingSession bench = RestingSession.of(EXERCISE, 5);
    bench.tick(new OperatorCommand.ChooseMode(StimulationMode.SENSORY));
    assertEquals(List.of("mode sensory: the program has no stimulation for it"), bench.notes);
  }

  /** A ramp that goes on while the high voltage still rises would end in a jolt. */
  private static void assertRampBeginsWithTheHighVoltage(RestingSession bench) {
    bench.stimulator = GuardStatus.Stimulator.READY;
    assertTrue(bench.until(bench.ms + 1500).isEmpty(), "pulses before the high voltage is on");
    bench.stimulator = GuardStatus.Stimulator.ON;
    bench.tick();
    assertTrue(bench.last.command().pulses(1).isOn());
    assertTrue(bench.milliamps() < 1.5, "begins with " + bench.milliamps() + " mA");
  }

  @Test
  void aTestBurstRampsFromTheMomentTheHighVoltageIsOn() {
    RestingSession bench = RestingSession.of(EXERCISE, 5);
    bench.stimulator = GuardStatus.Stimulator.READY;
    bench.tick(new OperatorCommand.TestBurst("quad-right", true));
    assertRampBeginsWithTheHighVoltage(bench);
  }

  @Test
  void aManualProgramRampsFromTheMomentTheHighVoltageIsOn() {
    RestingSession bench = RestingSession.of(new Schedule.Manual(), 5);
    bench.tick(new OperatorCommand.Arm());
    bench.tick(new OperatorCommand.Start());
    bench.stimulator = GuardStatus.Stimulator.READY;
    bench.tick(new OperatorCommand.Trigger("quad-right", true));
    assertRampBeginsWithTheHighVoltage(bench);
  }
}
