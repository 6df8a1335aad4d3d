package org.dorsi.controller.loop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Recorded reality: safety that trips always gets switched off. Every treadmill walk of six people
 * goes through the whole controller with all its checks; a suspension is unwanted unless the
 * recording was silent for longer than a sensor may be, just before.
 */
class UnwantedSuspensionTest {

  private static final List<String> PEOPLE = List.of("H01", "H02", "H03", "P02", "P05", "P08");
  private static final int TRIALS = 3;

  /** Whose insole misses swings, so that it is no switch (reference_quality.csv, reference_ok). */
  private static final Set<String> WRONG_INSOLE = Set.of("H03_trial2", "H03_trial3");

  private static final long TICK_NS = 5_000_000;
  private static final double SILENCE_SECONDS = 0.1;

  /** A silence is followed by the strides that prove gait valid again. */
  private static final double RECOVERY_SECONDS = 8;

  private final List<String> unwanted = new ArrayList<>();
  private double cleanSeconds;

  @ParameterizedTest
  @EnumSource(names = {"FOOT_SWITCH", "FOOT_IMU", "SWITCH_FOOT"})
  void atMostOneInHalfAnHourOfCleanWalking(LegSetup.Detector detector) throws IOException {
    for (String person : PEOPLE) {
      for (int trial = 1; trial <= TRIALS; trial++) {
        String name = person + "_trial" + trial;
        if (!detector.usesSwitches() || !WRONG_INSOLE.contains(name)) {
          walk(name, detector);
        }
      }
    }
    double halfHours = cleanSeconds / 1800;
    assertTrue(halfHours > 0.5, "clean walking: " + cleanSeconds + " s");
    assertTrue(
        unwanted.size() <= Math.max(1, halfHours),
        () -> unwanted.size() + " in " + cleanSeconds + " s: " + unwanted);
  }

  private void walk(String trial, LegSetup.Detector detector) throws IOException {
    List<Recording.Row> rows = Recording.read(trial);
    GaitController controller = controller(detector);
    long endNs = rows.get(rows.size() - 1).timeNs();
    int next = 0;
    double heard = rows.get(0).seconds();
    double silent = heard;
    boolean ran = false;
    for (long tick = 0; tick * TICK_NS < endNs; tick++) {
      long timeNs = tick * TICK_NS;
      List<SensorReading> readings = new ArrayList<>();
      while (next < rows.size() && rows.get(next).timeNs() <= timeNs) {
        Recording.Row row = rows.get(next++);
        silent = row.seconds() - heard > SILENCE_SECONDS ? row.seconds() : silent;
        heard = row.seconds();
        readings.add(row.switches());
        readings.add(row.footUnit());
      }
      double now = timeNs * 1e-9;
      silent = now - heard > SILENCE_SECONDS ? now : silent;
      SafetyState state =
          controller
              .step(new TickInputs(tick, timeNs, readings, operator(tick), List.of(), on(timeNs)))
              .safety();
      boolean runs = state instanceof SafetyState.Stimulating;
      boolean clean = now - silent > RECOVERY_SECONDS;
      cleanSeconds += clean && runs ? TICK_NS * 1e-9 : 0;
      if (ran && !runs && clean) {
        unwanted.add(trial + " at " + now + " s: " + state);
      }
      ran = runs;
    }
  }

  private static GaitController controller(LegSetup.Detector detector) {
    return new GaitController(
        new ControllerSettings(
            PatientProfile.CHILD,
            List.of(new LegSetup(Side.RIGHT, detector)),
            List.of(
                new ChannelProgram(
                    new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
                    new CalibratedCurrents(25, 40),
                    300,
                    40,
                    0.2,
                    0.2,
                    1.5,
                    GaitWindow.heelOffToContact(0.1))),
            List.of()));
  }

  /** An operator who starts, and starts again whatever has latched. */
  private static List<OperatorCommand> operator(long tick) {
    return switch ((int) (tick % 400)) {
      case 50 -> List.of(new OperatorCommand.Acknowledge());
      case 51 -> List.of(new OperatorCommand.Arm());
      case 52 -> List.of(new OperatorCommand.Start());
      default -> List.of();
    };
  }

  private static GuardStatus on(long timeNs) {
    return new GuardStatus(timeNs, GuardStatus.Stimulator.ON, false, "", new long[8], new long[8]);
  }
}
