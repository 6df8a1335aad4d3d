package org.dorsi.controller.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.rhythm.PulseScheduler;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded reality: a treadmill walk with its dropouts, judged by the insole's own labels. */
class RecordedWalkTest {

  private static final double EXTENSION_SECONDS = 0.1;
  private static final double RAMP_DOWN_SECONDS = 0.2;

  @ParameterizedTest
  @CsvSource({
    "H02_trial1, FOOT_SWITCH",
    "P05_trial1, FOOT_SWITCH",
    "H02_trial1, SWITCH_FOOT",
    "P05_trial1, SWITCH_FOOT"
  })
  void stimulatesTheSwingsOfARecordedWalkAndNothingElse(String trial, LegSetup.Detector detector)
      throws IOException {
    List<Recording.Row> rows = Recording.read(trial);
    double[] pulses = pulsesOf(rows, detector);
    SwingJudge.Verdict verdict =
        SwingJudge.judge(rows, pulses, 20, EXTENSION_SECONDS + RAMP_DOWN_SECONDS);
    assertEquals(0, verdict.outside(), () -> trial + ": " + verdict);
    assertTrue(verdict.stimulatedPercent() >= 95, () -> trial + ": " + verdict);
    assertTrue(verdict.scoredPercent() >= 60, () -> trial + ": " + verdict);
  }

  private static double[] pulsesOf(List<Recording.Row> rows, LegSetup.Detector detector) {
    ControllerSettings settings =
        new ControllerSettings(
            PatientProfile.ADULT,
            List.of(new LegSetup(Side.RIGHT, detector)),
            List.of(
                new ChannelProgram(
                    new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
                    new CalibratedCurrents(25, 40),
                    300,
                    40,
                    0.2,
                    RAMP_DOWN_SECONDS,
                    1.5,
                    GaitWindow.heelOffToContact(EXTENSION_SECONDS))),
            List.of("self-test", "side-check"));
    GaitController controller = new GaitController(settings);
    PulseScheduler scheduler = new PulseScheduler();
    List<Double> pulses = new ArrayList<>();
    long endNs = (long) (rows.get(rows.size() - 1).seconds() * 1e9);
    int next = 0;
    long tick = 0;
    for (long timeNs = 0; timeNs < endNs; ) {
      List<SensorReading> readings = new ArrayList<>();
      while (next < rows.size() && rows.get(next).timeNs() <= timeNs) {
        Recording.Row row = rows.get(next++);
        readings.add(row.switches());
        readings.add(row.footUnit());
      }
      TickOutputs out =
          controller.step(
              new TickInputs(tick, timeNs, readings, operator(tick), List.of(), on(timeNs)));
      scheduler.update(out.command(), timeNs);
      if (scheduler.takeDue(timeNs) != 0) {
        pulses.add(timeNs * 1e-9);
      }
      tick++;
      timeNs = tick * 1_000_000L;
    }
    return pulses.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<OperatorCommand> operator(long milliseconds) {
    return switch ((int) Math.min(milliseconds, 1_000_000)) {
      case 3_000 -> List.of(new OperatorCommand.Attest("self-test"));
      case 5_000 -> List.of(new OperatorCommand.Attest("side-check"));
      case 8_000 -> List.of(new OperatorCommand.Arm());
      case 10_000 -> List.of(new OperatorCommand.Start());
      default -> List.of();
    };
  }

  private static GuardStatus on(long timeNs) {
    return new GuardStatus(timeNs, GuardStatus.Stimulator.ON, false, "", new long[8], new long[8]);
  }
}
