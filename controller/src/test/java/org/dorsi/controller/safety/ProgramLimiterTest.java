package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Programs before the first tick: cut down to the profile, and told so. */
class ProgramLimiterTest {

  private static final GaitWindow WINDOW = GaitWindow.heelOffToContact(0.1);

  private final ProgramLimiter limiter = new ProgramLimiter(SafetyLimits.CHILD);

  private static ChannelProgram program(
      double startMilliamps,
      double maximumMilliamps,
      double widthMicros,
      double frequencyHz,
      double riseSeconds,
      double onSeconds,
      @Nullable GaitWindow window) {
    return new ChannelProgram(
        new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 50),
        new CalibratedCurrents(startMilliamps, 5, 12, maximumMilliamps),
        widthMicros,
        frequencyHz,
        riseSeconds,
        0.2,
        onSeconds,
        window);
  }

  @Test
  void aProgramAtItsLimitsStaysAsItIs() {
    ChannelProgram program = program(60, 60, 300, 50, 0.2, 1.5, WINDOW);
    assertEquals(program, limiter.limit(program));
    assertEquals(List.of(), limiter.limitations());
  }

  @Test
  void whatIsBeyondAProfileIsCutAndTold() {
    ChannelProgram asked = program(70, 80, 400, 55, 0.1, 2, WINDOW);
    // 18 uC at the 400 us that were asked for are 45 mA.
    assertEquals(program(45, 45, 300, 50, 0.2, 1.5, WINDOW), limiter.limit(asked));
    assertEquals(
        List.of(
            new Limitation(1, "amplitude mA", 80, 45, "charge per phase"),
            new Limitation(1, "pulse width us", 400, 300, "profile limit"),
            new Limitation(1, "frequency Hz", 55, 50, "profile limit"),
            new Limitation(1, "amplitude mA", 70, 45, "patient limit"),
            new Limitation(1, "rise s", 0.1, 0.2, "profile limit"),
            new Limitation(1, "on-time s", 2, 1.5, "profile limit")),
        limiter.limitations());
  }

  @Test
  void aProgramAwayFromGaitMayLastAsLongAsItsModeLets() {
    assertEquals(
        1_800, limiter.limit(program(5, 10, 200, 40, 0.2, 3_600, null)).maximumOnSeconds());
  }

  @Test
  void aProgramWithoutAnyPulseLeftKeepsItsPlaceWithoutCurrent() {
    assertEquals(
        program(0, 0, 200, 10, 0.2, 1.5, WINDOW),
        limiter.limit(program(20, 30, 200, 10, 0.2, 1.5, WINDOW)));
  }

  @Test
  void whatIsNoPositiveNumberIsNothing() {
    double no = Double.NaN;
    assertEquals(
        program(0, 60, 300, 50, 0.2, 0, WINDOW),
        limiter.limit(program(no, 60, 300, 50, no, no, WINDOW)));
    assertEquals(
        program(0, 60, 300, 50, 0.2, 0, WINDOW),
        limiter.limit(program(-1, 60, 300, 50, -1, -1, WINDOW)));
  }
}
