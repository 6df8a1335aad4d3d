package org.dorsi.controller.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Test;

class SessionConfigReaderTest {

  private static final String LAB =
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

  @Test
  void observesALegByItsSwitchesWhereThereAreSome() {
    assertEquals(
        List.of(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)),
        SessionConfigReader.parse("lab.toml", LAB).controllerSettings().legs());
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
