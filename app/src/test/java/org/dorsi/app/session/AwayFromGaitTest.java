package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Supplied programs away from gait through configuration and controller in virtual time. */
class AwayFromGaitTest {

  private static final String ARMED = "1 attest self-test\n1 attest side-check\n2 arm\n3 start\n";

  private static String config(String program) {
    return Lab.text(
        "program = \"" + program + "\"",
        Lab.SWITCHES + Lab.FOOT_UNIT,
        """
        [[channel]]
        number = 1
        electrodeAreaCm2 = 50
        sensoryMilliamps = 8
        motorMilliamps = 20
        maximumMilliamps = 30
        currentMilliamps = 12
        """);
  }

  private static double seconds(WalkWithProgram.Burst burst) {
    return (burst.untilNs() - burst.fromNs()) * 1e-9;
  }

  @Test
  void strengtheningGivesItsFifteenContractionsAndRestsTwiceAsLong() {
    WalkWithProgram session = new WalkWithProgram(config("strengthening"), 1);
    session.rest(ARMED + "240 confirm", 480);
    assertEquals(15, session.bursts.size());
    for (int i = 0; i < 15; i++) {
      WalkWithProgram.Burst burst = session.bursts.get(i);
      assertEquals(10, seconds(burst), 0.1);
      assertEquals(12, burst.highestMilliamps(), 1e-9);
      // The stimulator is switched on first; then five seconds of countdown.
      assertEquals(8 + 30 * i, burst.fromNs() * 1e-9, 0.5);
    }
  }

  @Test
  void endsByARampWhenNobodyHasConfirmedForFiveMinutes() {
    WalkWithProgram session = new WalkWithProgram(config("pain-relief"), 1);
    session.rest(ARMED, 320);
    assertEquals(1, session.bursts.size());
    assertEquals(301, seconds(session.bursts.get(0)), 1.5);
    assertEquals(
        List.of("SENSORY", "SAFE"),
        session.states.subList(session.states.size() - 2, session.states.size()));
  }

  @Test
  void painReliefLastsItsTwentyMinutesWhereTheOperatorConfirms() {
    WalkWithProgram session = new WalkWithProgram(config("pain-relief"), 1);
    session.rest(ARMED + "250 confirm\n500 confirm\n750 confirm\n1000 confirm\n1250 confirm", 1260);
    assertEquals(1, session.bursts.size());
    assertEquals(1200, seconds(session.bursts.get(0)), 1.5);
    assertTrue(session.bursts.get(0).highestMilliamps() <= 16);
  }

  @Test
  void neverStimulatesForGaitWhereTheProgramIsAnExercise() {
    WalkWithProgram session = new WalkWithProgram(config("strengthening"), 1);
    session.rest("1 mode gait\n" + ARMED, 30);
    assertEquals(List.of(), session.bursts);
  }
}
