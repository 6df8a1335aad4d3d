package org.dorsi.controller.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.ProgramLimiter;
import org.dorsi.controller.safety.SafetyLimits;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Landmark;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.dorsi.controller.stimulation.WindowEdge;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramFilesTest {

  private static final String LAB =
      """
      [session]
      patient = "AB-123"
      program = "drop-foot"
      [[sensor]]
      name = "switches"
      device = "footswitch"
      port = "COM3"
      sides = ["left", "right"]
      [stimulator]
      device = "p24"
      port = "COM4"
      [[channel]]
      number = 1
      side = "left"
      electrodeAreaCm2 = 16
      sensoryMilliamps = 8
      motorMilliamps = 14
      maximumMilliamps = 28
      currentMilliamps = 20
      """;

  static Iterable<String> supplied() {
    return ProgramLibrary.NAMES;
  }

  private static String complaint(String text) {
    return String.valueOf(
        assertThrows(ConfigException.class, () -> SessionConfigReader.parse("lab.toml", text))
            .getMessage());
  }

  @ParameterizedTest
  @MethodSource("supplied")
  void everySuppliedProgramNamesItsSourceAndLosesNothingToTheLimitsOfAnAdult(String name) {
    StimulationProgram program = ProgramLibrary.read(name, Path.of(""));
    assertFalse(program.source().isEmpty());
    ProgramLimiter limiter = new ProgramLimiter(SafetyLimits.of(PatientProfile.ADULT));
    for (ChannelProgram channel : program.channels()) {
      ChannelProgram calibrated = channel.withCurrents(new CalibratedCurrents(10, 30));
      ChannelProgram limited = limiter.limit(calibrated);
      assertEquals(calibrated.pulseWidthMicros(), limited.pulseWidthMicros());
      assertEquals(calibrated.frequencyHz(), limited.frequencyHz());
      assertEquals(calibrated.rampUpSeconds(), limited.rampUpSeconds());
      assertEquals(30, limited.maximumMilliamps());
    }
  }

  @Test
  void putsThePatientsOwnValuesOverTheSuppliedProgram() {
    SessionConfig config = SessionConfigReader.parse("lab.toml", LAB);
    ChannelProgram channel = config.channels().get(0);
    assertEquals("ta-left", channel.channel().name());
    assertEquals(new CalibratedCurrents(20, 8, 14, 28), channel.currents());
    assertEquals(GaitWindow.heelOffToContact(0.05), channel.window());
    assertEquals(300, channel.pulseWidthMicros());
    assertEquals("Drop foot", config.program().title());
  }

  @Test
  void keepsTheProgramInTheTextOfTheTrialSoThatAReplayNeedsNoFile(@TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("anna.toml"),
        """
        [program]
        title = "Evening walk"
        source = "set by hand"
        [[channel]]
        number = 1
        muscle = "tibialis anterior"
        side = "right"
        pulseWidthMicros = 250
        frequencyHz = 30
        from = "HO - 40 ms"
        until = "95 %"
        rampUpMs = 200
        rampDownMs = 100
        """);
    Path lab = folder.resolve("lab.toml");
    Files.writeString(lab, LAB.replace("drop-foot", "anna.toml"));
    SessionConfig read = SessionConfigReader.read(lab);
    Files.delete(folder.resolve("anna.toml"));
    SessionConfig replayed = SessionConfigReader.parse("trial", read.text());
    assertEquals(read, replayed);
    assertEquals(
        new GaitWindow(
            new WindowEdge(Landmark.HEEL_OFF, 0, -0.04),
            new WindowEdge(Landmark.INITIAL_CONTACT, 0.95, 0),
            0),
        replayed.channels().get(0).window());
  }

  @Test
  void asksForWhatOnlyThePatientCanTell() {
    assertEquals(
        "lab.toml:12: channel.maximumMilliamps is missing",
        complaint(LAB.replace("maximumMilliamps = 28\n", "")));
    assertEquals(
        "drop-foot-eversion:22: channel.electrodeAreaCm2 is missing",
        complaint(LAB.replace("\"drop-foot\"", "\"drop-foot-eversion\"")));
  }

  @Test
  void namesFileLineKeyValueAndRuleOfWhatThePatientsTableOverrides() {
    assertEquals(
        "lab.toml:20: channel.frequencyHz must be in [1, 60], got 70",
        complaint(LAB + "frequencyHz = 70\n"));
    assertEquals(
        "lab.toml:20: channel.windowMs is not a key here; known are currentMilliamps,"
            + " electrodeAreaCm2, extensionMs, frequencyHz, from, maximumMilliamps, maximumOnMs,"
            + " motorMilliamps, muscle, number, pulseWidthMicros, rampDownMs, rampUpMs,"
            + " sensoryMilliamps, side, until",
        complaint(LAB + "windowMs = 70\n"));
  }

  @Test
  void refusesThresholdsOutOfOrder() {
    assertEquals(
        "lab.toml:16: channel.sensoryMilliamps must be in [0, 14], got 15",
        complaint(LAB.replace("sensoryMilliamps = 8", "sensoryMilliamps = 15")));
  }

  @Test
  void refusesMoreChargeThanAnyPhaseMayCarry() {
    assertEquals(
        "lab.toml:18: channel.maximumMilliamps must keep a phase within 40 uC, got 90 mA x 500 us"
            + " = 45.0 uC",
        complaint(
            LAB.replace("maximumMilliamps = 28", "maximumMilliamps = 90")
                + "pulseWidthMicros = 500\n"));
  }

  @Test
  void refusesADensityThatASmallElectrodeCannotBear() {
    // 28 mA, 300 us, 40 Hz: 28 x sqrt(2 x 300e-6 x 40) = 4.34 mA r.m.s.; half of 4 cm2 bears 4 mA.
    assertEquals(
        "lab.toml:15: channel.electrodeAreaCm2 must be larger for 28 mA: 4.34 mA r.m.s. on half of"
            + " it is over 2 mA/cm2, got 4.0",
        complaint(LAB.replace("electrodeAreaCm2 = 16", "electrodeAreaCm2 = 4")));
  }

  @Test
  void refusesAWindowThatLeavesTheMuscleNoRest() {
    assertEquals(
        "lab.toml:21: channel.until must leave the muscle a quarter of the cycle to rest, got a"
            + " window of about 88 %",
        complaint(LAB + "from = \"FF\"\nuntil = \"IC\"\n"));
  }

  @Test
  void refusesAnEventThatIsNone() {
    assertEquals(
        "lab.toml:20: channel.from must be IC, FF, HO, TO, feet adjacent, tibia vertical or a share"
            + " of the cycle like 40 %, each perhaps with an offset like - 50 ms, got \"heel\"",
        complaint(LAB + "from = \"heel\"\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "IC, IC, 0, 0",
    "HO - 50 ms, HO, 0, -0.05",
    "40 %, IC, 0.4, 0",
    "12.5 % + 20 ms, IC, 0.125, 0.02",
    "tibia vertical-30ms, tibia vertical, 0, -0.03",
  })
  void readsEdgesAsPeopleWriteThem(String text, String landmark, double share, double offset) {
    WindowEdge edge = WindowEdgeText.parse(text);
    assertEquals(landmark, edge.landmark().words());
    assertEquals(share, edge.strideFraction(), 1e-12);
    assertEquals(offset, edge.offsetSeconds(), 1e-12);
    assertEquals(edge, WindowEdgeText.parse(edge.words()));
  }

  @Test
  void keepsSensoryStimulationBelowTheMotorThreshold() {
    String lab = LAB.replace("drop-foot", "pain-relief");
    assertEquals(
        "lab.toml:19: channel.currentMilliamps must be in [0, 11.200000000000001], got 20",
        complaint(lab));
    SessionConfig config =
        SessionConfigReader.parse(
            "lab.toml", lab.replace("currentMilliamps = 20", "currentMilliamps = 9"));
    assertEquals(11.2, config.channels().get(0).maximumMilliamps(), 1e-9);
    assertEquals(StimulationMode.SENSORY, config.program().schedule().mode());
    assertTrue(
        complaint(lab.replace("motorMilliamps = 14\n", ""))
            .contains("motorMilliamps is missing: sensory stimulation stays below 80 %"));
  }

  @Test
  void needsNoSensorOfTheLegAwayFromGait() {
    String lab = LAB.replace("drop-foot", "strengthening").replace("[\"left\", ", "[");
    SessionConfig config = SessionConfigReader.parse("lab.toml", lab);
    assertInstanceOf(Schedule.Exercise.class, config.program().schedule());
    assertEquals(Side.LEFT, config.channels().get(0).channel().side());
    assertEquals(
        "lab.toml:14: channel.side must be a leg with foot switches or a foot IMU, got left",
        complaint(LAB.replace("[\"left\", ", "[")));
  }

  @Test
  void refusesAnExerciseThatDoesNotRest() {
    String lab =
        LAB.replace("program = \"drop-foot\"\n", "")
            + """
            muscle = "quadriceps"
            pulseWidthMicros = 300
            frequencyHz = 40
            rampUpMs = 1000
            rampDownMs = 1000
            [program]
            kind = "exercise"
            onSeconds = 10
            offSeconds = 5
            repetitions = 10
            """;
    assertEquals(
        "lab.toml:25: program.kind \"exercise\": a contraction may take half of the time at the"
            + " most, got 10.0 s on and 5.0 s off",
        complaint(lab));
  }

  @Test
  void refusesAProgramThatIsNotThere() {
    assertTrue(
        complaint(LAB.replace("drop-foot", "dropfoot")).startsWith("no program called dropfoot;"));
    assertTrue(complaint(LAB.replace("drop-foot", "a.toml")).endsWith("a.toml: no such file"));
  }
}
