package org.dorsi.visualization.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.visualization.theme.Signal;
import org.junit.jupiter.api.Test;

class StateSignTest {

  private static final Map<SafetyState, String> WORDS =
      Map.of(
          new SafetyState.Disconnected(), "DISCONNECTED",
          new SafetyState.Idle(""), "SAFE",
          new SafetyState.Armed(false), "ARMED",
          new SafetyState.Armed(true), "ARMED",
          new SafetyState.Stimulating(), "STIMULATING",
          new SafetyState.Suspended("not walking", false), "PAUSED",
          new SafetyState.Suspended("imu lost", true), "FAULT",
          new SafetyState.EmergencyStopped("operator"), "STOPPED");

  @Test
  void saysTheStateInWords() {
    WORDS.forEach((state, word) -> assertEquals(word, sign(state).word()));
  }

  @Test
  void neverTellsTwoStatesApartByColourAlone() {
    List<StateSign> signs =
        Stream.concat(
                WORDS.keySet().stream().map(StateSignTest::sign), Stream.of(StateSign.NO_DATA))
            .toList();
    for (StateSign one : signs) {
      for (StateSign other : signs) {
        if (!one.word().equals(other.word()) && one.icon() == other.icon()) {
          assertEquals(Icon.CROSSED, one.icon(), one.word() + " and " + other.word());
          assertEquals(one.signal(), other.signal());
        }
      }
    }
  }

  @Test
  void showsNoStateThatIsTooOldToBeBelieved() {
    FakeWalk walk = new FakeWalk(FakeWalk.Scene.of(new SafetyState.Stimulating()));
    assertEquals(StateSign.NO_DATA, StateSign.of(walk.at(0), true));
    assertEquals(StateSign.NO_DATA, StateSign.of(null, false));
  }

  @Test
  void flashesOnlyInAlarmAtTheRateOfAHighPriority() {
    StateSign fault = sign(new SafetyState.Suspended("imu lost", true));
    int changes = 0;
    int lit = 0;
    Signal before = fault.signalAt(0);
    for (int ms = 0; ms < 10_000; ms++) {
      Signal now = fault.signalAt(ms * 1_000_000L);
      changes += now.equals(before) ? 0 : 1;
      lit += now.equals(Signal.ALARM) ? 1 : 0;
      before = now;
    }
    double flashesHz = changes / 2.0 / 10;
    assertTrue(flashesHz >= 1.4 && flashesHz <= 2.8, flashesHz + " Hz");
    assertTrue(lit >= 2000 && lit <= 6000, lit + " ms of 10 s");
    StateSign stopped = sign(new SafetyState.EmergencyStopped("operator"));
    assertFalse(stopped.flashing());
    assertNotEquals(Signal.OUTPUT, stopped.signal());
  }

  private static StateSign sign(SafetyState state) {
    return StateSign.of(new FakeWalk(FakeWalk.Scene.of(state)).at(60_000_000_000L), false);
  }
}
