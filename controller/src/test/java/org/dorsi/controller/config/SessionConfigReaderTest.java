package org.dorsi.controller.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.safety.check.DeadMan;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Test;

class SessionConfigReaderTest {

  static final String LAB =
      """
      [session]
      patient = "AB-123"
      [[sensor]]
      name = "switches"
      device = "footswitch"
      port = "COM3"
      sides = ["right"]
      [stimulator]
      device = "p24"
      port = "COM4"
      [[channel]]
      number = 1
      muscle = "tibialis anterior"
      side = "right"
      electrodeAreaCm2 = 25
      currentMilliamps = 20
      maximumMilliamps = 30
      pulseWidthMicros = 300
      frequencyHz = 40
      rampUpMs = 200
      rampDownMs = 100
      """;

  private static String complaint(String text) {
    return String.valueOf(
        assertThrows(ConfigException.class, () -> SessionConfigReader.parse("lab.toml", text))
            .getMessage());
  }

  @Test
  void readsTheSuppliedExample() {
    SessionConfig config =
        SessionConfigReader.read(
            Recordings.reactorRoot().resolve("app/examples/drop-foot-right.toml"));
    assertEquals(PatientProfile.ADULT, config.profile());
    assertEquals("ta-right", config.channels().get(0).channel().name());
    assertEquals(GaitWindow.heelOffToContact(0.05), config.channels().get(0).window());
  }

  @Test
  void takesWhoeverHasNoProfileForAChild() {
    assertEquals(PatientProfile.CHILD, SessionConfigReader.parse("lab.toml", LAB).profile());
  }

  private static SessionConfig.Preparation prepared(String lines) {
    String text = LAB.replace("[[sensor]]", lines + "\n[[sensor]]");
    return SessionConfigReader.parse("lab.toml", text).preparation();
  }

  @Test
  void armsTheShortWayWithoutADeadManSwitchWhereNothingIsSaid() {
    assertEquals(
        new SessionConfig.Preparation(false, new DeadMan.None(), Optional.empty()), prepared(""));
    assertEquals(
        List.of("self-test", "side-check"),
        SessionConfigReader.parse("lab.toml", LAB).controllerSettings().attestations());
  }

  @Test
  void readsTheWholeArmingSequenceAndItsDeadManSwitch() {
    assertEquals(
        new SessionConfig.Preparation(
            true, new DeadMan.Key(), Optional.of(Instant.parse("2026-11-21T08:30:00Z"))),
        prepared(
            "arming = \"complete\"\ndeadMan = \"key\"\ncalibrated = 2026-11-21T09:30:00+01:00"));
    assertEquals(
        new DeadMan.BoardInput(Side.RIGHT, FootSwitchSample.TOE),
        prepared("deadMan = \"right toe\"").deadMan());
    String text =
        LAB.replace(
            "[[sensor]]",
            "arming = \"complete\"\ndeadMan = \"none\"\ncalibrated = 2026-11-21T08:30:00Z\n"
                + "[[sensor]]");
    assertEquals(
        List.of(
            "operator",
            "checklist",
            "self-test",
            "side-check",
            "channel ta-right",
            "calibration ta-right",
            "dry-run"),
        SessionConfigReader.parse("lab.toml", text).controllerSettings().attestations());
  }

  /** Twelve hours, and not a calibration of the future: the clock or the date would be wrong. */
  @Test
  void letsCalibratedCurrentsHoldForTwelveHours() {
    SessionConfig config =
        SessionConfigReader.parse(
            "lab.toml",
            LAB.replace(
                "[[sensor]]",
                "arming = \"complete\"\ndeadMan = \"none\"\ncalibrated = 2026-11-21T08:30:00Z\n"
                    + "[[sensor]]"));
    assertEquals(12 * 3_600_000_000_000L, calibratedUntilNs(config, "2026-11-21T08:30:00Z"));
    assertEquals(1_000_000_000L, calibratedUntilNs(config, "2026-11-21T20:29:59Z"));
    assertEquals(0, calibratedUntilNs(config, "2026-11-21T20:30:00Z"));
    assertEquals(0, calibratedUntilNs(config, "2026-11-22T08:30:00Z"));
    assertEquals(0, calibratedUntilNs(config, "2026-11-21T08:29:59Z"));
  }

  private static long calibratedUntilNs(SessionConfig config, String start) {
    return config
        .controllerSettings(Instant.parse(start), SessionSoFar.NONE)
        .arming()
        .steps()
        .stream()
        .filter(step -> step.word().equals("calibration ta-right"))
        .findFirst()
        .orElseThrow()
        .validUntilNs();
  }

  @Test
  void wantsToKnowWhenACompletelyArmedPatientWasCalibratedAndWhereThatWas() {
    String complete = "arming = \"complete\"\ndeadMan = \"none\"\n";
    assertTrue(
        complaint(LAB.replace("[[sensor]]", complete + "[[sensor]]"))
            .contains("session.calibrated is missing"));
    assertTrue(
        complaint(
                LAB.replace(
                    "[[sensor]]", complete + "calibrated = 2026-11-21T08:30:00\n[[sensor]]"))
            .contains("session.calibrated must be a date and time with its distance from UTC"));
  }

  @Test
  void refusesADeadManSwitchThatIsNoneAndAChildWithoutAWordAboutIt() {
    assertTrue(
        complaint(LAB.replace("[[sensor]]", "arming = \"complete\"\n[[sensor]]"))
            .contains("session.deadMan must be said for a child"));
    assertTrue(
        complaint(LAB.replace("[[sensor]]", "arming = \"quick\"\n[[sensor]]"))
            .contains("session.arming must be short or complete, got \"quick\""));
    for (String none : List.of("pedal", "left", "left thumb", "middle toe", "left toe toe")) {
      assertTrue(
          complaint(LAB.replace("[[sensor]]", "deadMan = \"" + none + "\"\n[[sensor]]"))
              .contains("session.deadMan must be none, key, or left or right and heel"),
          none);
    }
    assertTrue(
        complaint(LAB.replace("[[sensor]]", "deadMan = \"left toe\"\n[[sensor]]"))
            .contains("session.deadMan needs a foot-switch board on that side"));
  }

  private static final String UNITS =
      """
      [[sensor]]
      name = "foot"
      device = "xsens"
      port = "COM5"
      side = "right"
      segment = "foot"
      [[sensor]]
      name = "shank"
      device = "xsens"
      port = "COM6"
      side = "right"
      segment = "shank"
      """;

  private static List<LegSetup> legs(String text) {
    return SessionConfigReader.parse("lab.toml", text).controllerSettings().legs();
  }

  @Test
  void observesALegByAllThatIsFittedOnIt() {
    assertEquals(List.of(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)), legs(LAB));
    assertEquals(
        List.of(new LegSetup(Side.RIGHT, LegSetup.Detector.FUSION)),
        legs(LAB + UNITS + "[detection]\nright = \"auto\"\n"));
    assertEquals(List.of(new LegSetup(Side.RIGHT, LegSetup.Detector.FUSION)), legs(LAB + UNITS));
  }

  @Test
  void observesALegByLessWhereToldSo() {
    assertEquals(
        List.of(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_IMU, 20)),
        legs(LAB + UNITS + "[detection]\nright = \"foot-imu\"\ncalibrateStrides = 20\n"));
    assertEquals(
        "lab.toml:35: detection.left needs sensors that this leg does not have, got foot-switch",
        complaint(LAB + UNITS + "[detection]\nleft = \"foot-switch\"\n"));
    assertTrue(
        complaint(LAB + UNITS + "[detection]\nright = \"foot\"\n")
            .contains("detection.right must be one of foot-switch, foot-imu, shank-imu"));
    assertTrue(complaint(LAB + UNITS + "[detection]\nmiddle = \"auto\"\n").contains("not a key"));
  }

  @Test
  void refusesACurrentBeyondThePatientsMaximum() {
    assertEquals(
        "lab.toml:16: channel.currentMilliamps must be in [0, 30], got 200",
        complaint(LAB.replace("currentMilliamps = 20", "currentMilliamps = 200")));
  }

  @Test
  void refusesAMisspeltLimit() {
    assertEquals(
        "lab.toml:22: channel.maximumOnMS is not a key here; known are currentMilliamps,"
            + " electrodeAreaCm2, extensionMs, frequencyHz, from, maximumMilliamps, maximumOnMs,"
            + " motorMilliamps, muscle, number, pulseWidthMicros, rampDownMs, rampUpMs,"
            + " sensoryMilliamps, side, until",
        complaint(LAB + "maximumOnMS = 900\n"));
  }

  @Test
  void refusesAMissingElectrodeArea() {
    assertEquals(
        "lab.toml:11: channel.electrodeAreaCm2 is missing",
        complaint(LAB.replace("electrodeAreaCm2 = 25\n", "")));
  }

  @Test
  void refusesANameForAPseudonym() {
    assertEquals(
        "lab.toml:2: session.patient must be a pseudonym of two to four letters, a hyphen and three"
            + " to five digits, as in AB-123, got \"Anna\"",
        complaint(LAB.replace("AB-123", "Anna")));
  }

  @Test
  void refusesAChannelOfALegThatNobodyObserves() {
    assertEquals(
        "lab.toml:14: channel.side must be a leg with foot switches or a foot IMU, got left",
        complaint(LAB.replace("side = \"right\"", "side = \"left\"")));
  }

  @Test
  void refusesOnePortForTwoDevices() {
    assertEquals(
        "lab.toml:3: sensor and stimulator need ports of their own, got COM3 twice",
        complaint(LAB.replace("COM4", "COM3")));
  }
}
