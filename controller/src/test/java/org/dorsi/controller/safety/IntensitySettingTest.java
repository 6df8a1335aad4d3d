package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the operator may do to one channel's current, to the milliamp and the millisecond. */
class IntensitySettingTest {

  private static final long MS = 1_000_000;

  /** Late in a session, so that no second is right by chance. */
  private static final long T = 5_000_000 * MS;

  private static final String TOO_FAST = "limit of 2.0 mA a second";

  private final IntensitySetting setting = new IntensitySetting(SafetyLimits.CHILD, 20, 25);

  @Test
  void beginsNoHigherThanTheChannelsLimit() {
    assertEquals(20, setting.milliamps());
    assertEquals(25, setting.limitMilliamps());
    assertEquals(25, new IntensitySetting(SafetyLimits.CHILD, 26, 25).milliamps());
  }

  @Test
  void aRaiseUpToTheLimitIsWholeAndBeyondItIsCut() {
    setting.change(T, -15);
    for (int second = 1; second <= 19; second++) {
      assertEquals("", setting.change(T + 1_000L * second * MS, 1));
    }
    assertEquals(24, setting.milliamps());
    assertEquals("", setting.change(T + 20_000 * MS, 1), "just to the limit");
    assertEquals(25, setting.milliamps());
    setting.change(T + 21_000 * MS, -0.5);
    assertEquals("channel limit", setting.change(T + 22_000 * MS, 1));
    assertEquals(25, setting.milliamps());
  }

  @Test
  void aWholeStepMayBeTakenTwiceASecondAndAgainASecondAfterTheFirst() {
    assertEquals("", setting.change(T, 1));
    assertEquals("", setting.change(T + 500 * MS, 1));
    assertEquals(TOO_FAST, setting.change(T + 999 * MS, 1));
    assertEquals(22, setting.milliamps());
    assertEquals("", setting.change(T + 1_000 * MS, 1));
    assertEquals(23, setting.milliamps());
    assertEquals("step limit", setting.change(T + 1_500 * MS, 1.01));
    assertEquals(24, setting.milliamps());
  }

  @Test
  void theNinthRaiseWithinASecondIsOneTooMany() {
    for (int i = 0; i < 8; i++) {
      assertEquals("", setting.change(T + i * MS, 0.1));
    }
    assertEquals(TOO_FAST, setting.change(T + 999 * MS, 0.1));
    assertEquals(20.8, setting.milliamps(), 1e-9);
    assertEquals("", setting.change(T + 1_999 * MS, 0.1), "a second after the refusal");
  }

  @Test
  void askingForNothingUsesNothingUp() {
    for (int i = 0; i < 8; i++) {
      assertEquals("", setting.change(T, 0));
    }
    assertEquals("", setting.change(T, 1));
    assertEquals(21, setting.milliamps());
  }

  @Test
  void eightSmallRaisesMayFollowAtTheStartOfASession() {
    for (int i = 0; i < 8; i++) {
      assertEquals("", setting.change(0, 0.1), "raise " + i);
    }
  }

  @Test
  void lowersAtWillButNotBelowNothing() {
    assertEquals("", setting.change(T, -21));
    assertEquals(0, setting.milliamps());
  }
}
