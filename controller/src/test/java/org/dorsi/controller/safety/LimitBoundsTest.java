package org.dorsi.controller.safety;

import static org.dorsi.controller.safety.LimitedRun.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StimulationRequest;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/** Each side of the limiter's bounds, to the tick and the microsecond. */
class LimitBoundsTest {

  private static final ChannelProgram TA = ta(Side.RIGHT, 1);

  private static ChannelProgram ta(Side side, int number) {
    return program(number, Muscle.TIBIALIS_ANTERIOR, side, 40, 50);
  }

  private static LimitedRun run(ChannelProgram... programs) {
    return new LimitedRun(LimitList.all(), SafetyLimits.ADULT, programs);
  }

  @Test
  void aBurstThatItsTimerHasEndedIsLetGoByOneTickWithoutARequest() {
    LimitedRun run = run(TA).ask(1, 10, 200, 40).forMs(2_000);
    assertEquals(1_500, run.onMs());
    assertTrue(run.off().forMs(1).ask(1, 10, 200, 40).forMs(1).isOn());
  }

  @Test
  void aBurstThatTheDutyHasEndedStaysOffUntilItIsLetGo() {
    LimitedRun run = run(TA);
    for (int i = 0; i < 4; i++) {
      run.ask(1, 10, 200, 40).forMs(1_400).off().forMs(150);
    }
    run.ask(1, 10, 200, 40).forMs(900);
    assertEquals(6_500, run.onMs());
    assertEquals(6_500, run.forMs(5_000).onMs(), "there would be room again after 10 s");
    assertTrue(run.off().forMs(1).ask(1, 10, 200, 40).forMs(1).isOn());
  }

  @Test
  void aBurstForWhichTheDutyHasNoRoomYetWaitsForIt() {
    LimitedRun run = run(TA);
    for (int i = 0; i < 5; i++) {
      run.ask(1, 10, 200, 40).forMs(1_300).off().forMs(125);
    }
    run.ask(1, 10, 200, 40).forMs(10_001 - run.given.size());
    assertFalse(run.isOn(), "6500 ms within the ten seconds up to 10000 ms");
    assertTrue(run.forMs(1).isOn(), "6499 ms within the ten seconds up to 10001 ms");
  }

  @Test
  void anAntagonistThatIsNotAskedForIsNoMatter() {
    LimitedRun run = run(TA, program(2, Muscle.SOLEUS, Side.RIGHT, 40, 50));
    assertTrue(run.ask(1, 10, 200, 40).forMs(1).isOn());
  }

  @Test
  void aChannelThatIsOnStaysOnWhereAnotherIsOneTooMany() {
    Muscle[] muscles = {
      Muscle.TIBIALIS_ANTERIOR,
      Muscle.GLUTEUS_MEDIUS,
      Muscle.GLUTEUS_MAXIMUS,
      Muscle.QUADRICEPS,
      Muscle.HAMSTRINGS
    };
    ChannelProgram[] programs = new ChannelProgram[muscles.length];
    for (int i = 0; i < muscles.length; i++) {
      programs[i] = program(i + 1, muscles[i], Side.RIGHT, 40, 50);
    }
    LimitedRun run = new LimitedRun(LimitList.all(), SafetyLimits.CHILD, programs);
    for (int channel = 1; channel <= 5; channel++) {
      run.ask(channel, 10, 200, 40).forMs(10);
    }
    assertEquals(50, run.onMs());
  }

  /** The pulses of one channel of each leg, in the first tick of a session. */
  private static SafeCommand first(
      long nowNs, long leftNs, double leftStride, long rightNs, double rightStride) {
    SafetyLimiter limiter =
        new SafetyLimiter(
            SafetyLimits.ADULT, List.of(ta(Side.LEFT, 1), ta(Side.RIGHT, 2)), List.of());
    limiter.walk(Side.LEFT, leftNs, leftStride);
    limiter.walk(Side.RIGHT, rightNs, rightStride);
    StimulationRequest request = new StimulationRequest();
    request.ask(1, 5, 200, 40);
    request.ask(2, 5, 200, 40);
    return limiter.limit(nowNs, true, 1, StimulationMode.GAIT, request);
  }

  @Test
  void eachLegIsStimulatedByItsOwnGaitAlone() {
    long nowNs = 9_000_000_000L;
    SafeCommand right = first(nowNs, nowNs - 3_000_000_000L, 1, nowNs, 1);
    assertFalse(right.pulses(1).isOn());
    assertTrue(right.pulses(2).isOn());
    SafeCommand left = first(nowNs, nowNs, 1, nowNs - 3_000_000_000L, 1);
    assertTrue(left.pulses(1).isOn());
    assertFalse(left.pulses(2).isOn());
  }

  @Test
  void aGaitEventMayBeAsOldAsOneAndAHalfOfTheLegsOwnStrides() {
    long nowNs = 9_000_000_000L;
    SafeCommand just = first(nowNs, nowNs - 2_250_000_000L, 1.5, nowNs - 1_875_000_000L, 1.25);
    assertTrue(just.pulses(1).isOn());
    assertTrue(just.pulses(2).isOn());
    SafeCommand older = first(nowNs, nowNs - 2_250_000_001L, 1.5, nowNs - 1_875_000_001L, 1.25);
    assertFalse(older.pulses(1).isOn());
    assertFalse(older.pulses(2).isOn());
  }

  @Test
  void theShortestPhaseAndTheSlowestRhythmAreGiven() {
    assertTrue(run(TA).ask(1, 5, 50, 40).forMs(1).isOn());
    assertFalse(run(TA).ask(1, 5, 49.999, 40).forMs(1).isOn());
    assertTrue(run(TA).ask(1, 5, 200, 20).forMs(1).isOn());
    assertFalse(run(TA).ask(1, 5, 200, 19.999).forMs(1).isOn());
  }

  @Test
  void anotherWidthOrRhythmAloneIsANewCommand() {
    LimitedRun run = run(TA).ask(1, 5, 200, 40).forMs(100);
    assertEquals(210, run.ask(1, 5, 210, 40).forMs(1).last().pulseWidthMicros());
    assertEquals(30, run.ask(1, 5, 210, 30).forMs(1).last().frequencyHz());
  }

  /**
   * 40 Hz, 15 mA a pulse: the first step may be climbed at once, the next from 0.8 periods (20 ms)
   * on, those after it 1.25 periods (31.25 ms) later, each at 0.6 mA a millisecond.
   */
  @Test
  void aRiseIsAStaircaseOfOneStepAPulse() {
    LimitedRun run =
        run(program(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 100, 200))
            .ask(1, 100, 100, 40)
            .forMs(53);
    assertMilliamps(15, run, 0);
    assertMilliamps(15, run, 19);
    assertMilliamps(15.6, run, 20);
    assertMilliamps(16.2, run, 21);
    assertMilliamps(30, run, 45);
    assertMilliamps(30, run, 51);
    assertMilliamps(30.6, run, 52);
    run.ask(1, 1, 100, 40).forMs(1).ask(1, 100, 100, 40).forMs(28);
    assertMilliamps(16, run, 53 + 28);
  }

  private static void assertMilliamps(double expected, LimitedRun run, int ms) {
    assertEquals(expected, run.given.get(ms).amplitudeMilliamps(), 1e-9, "at " + ms + " ms");
  }

  @Test
  void aDoseIsSpentToTheSecondAndForItsOwnChannelOnly() {
    SessionSoFar before =
        new SessionSoFar(
            0, List.of(new Dose(0, 1_800, 0), new Dose(0, 1_799.999, 0), new Dose(0, 0, 1.2e6)));
    SafetyLimiter limiter =
        new SafetyLimiter(SafetyLimits.ADULT, List.of(TA), List.of(), before, LimitList.all());
    assertTrue(limiter.isDoseSpent(1, StimulationMode.SENSORY));
    assertFalse(limiter.isDoseSpent(1, StimulationMode.GAIT));
    assertFalse(limiter.isDoseSpent(2, StimulationMode.SENSORY));
    assertTrue(limiter.isDoseSpent(3, StimulationMode.GAIT));
    assertFalse(limiter.isDoseSpent(4, StimulationMode.GAIT));
  }
}
