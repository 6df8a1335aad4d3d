package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.sim.muscle.LegMuscle;
import org.junit.jupiter.api.Test;

/** Truth: what the file says, and the rules of simulator.md. */
class PatientReaderTest {

  @Test
  void everySuppliedPatientCanBeReadAndIsCalledAsItsFile() {
    for (String name : SuppliedPatients.names()) {
      PatientDescription patient = SuppliedPatients.patient(name);
      assertEquals(name, patient.name());
      assertTrue(patient.defaultSpeedMetersPerSec() >= patient.slowestMetersPerSec(), name);
      assertTrue(patient.defaultSpeedMetersPerSec() <= patient.fastestMetersPerSec(), name);
    }
  }

  @Test
  void readsWhatIsWrong() {
    Impairment impairment = SuppliedPatients.patient("stroke-drop-foot").impairment();
    assertEquals(0.1, impairment.excitation().get(LegMuscle.TIBIALIS_ANTERIOR));
    assertEquals(4, impairment.rampSeconds());
  }

  @Test
  void scalesAChildsBody() {
    PatientDescription child = SuppliedPatients.patient("cp-hemiplegia-child");
    assertEquals(30, child.body().massKilograms(), 1e-9);
    assertEquals(0.75, child.body().legLengthMeters(), 1e-9);
  }

  @Test
  void refusesABodyThatNoPersonHasWithItsLine() {
    refuses("mass-kg = 80.0", "mass-kg = 800.0", "body.mass-kg must be in [12, 160], got 800");
  }

  @Test
  void refusesAMassThatDoesNotGoWithTheHeightWithItsLine() {
    refuses(
        "mass-kg = 80.0",
        "mass-kg = 30.0",
        "body.mass-kg must be 10 to 60 kg for each square metre of height, got 9.3 kg/m2");
  }

  @Test
  void refusesAGainOutOfRangeWithItsLine() {
    refuses(
        "tibialis-offset = 0.5782",
        "tibialis-offset = 5.0",
        "gait.gains.tibialis-offset must be in [0.2, 1.5], got 5");
  }

  @Test
  void refusesAMuscleThatThereIsNot() {
    refuses("tibialis-anterior = 0.1", "tibialis = 0.1", "impairment.excitation.tibialis is not");
  }

  @Test
  void refusesAGainThatThereIsNot() {
    refuses("ramp-s = 4.0", "limp = 1\nramp-s = 4.0", "impairment.limp is not");
  }

  @Test
  void refusesAPatientWhoIsNotSupplied() {
    var e = assertThrows(ConfigException.class, () -> SuppliedPatients.patient("nobody"));
    assertTrue(e.toString().endsWith("got nobody"), e.toString());
  }

  private static void refuses(String written, String wrong, String rule) {
    String text = text("stroke-drop-foot.toml");
    assertTrue(text.contains(written), written);
    String changed = text.replaceFirst(written, wrong);
    int line = changed.substring(0, changed.indexOf(wrong)).split("\n", -1).length;
    var e =
        assertThrows(
            ConfigException.class, () -> PatientReader.read(ConfigTable.parse("p.toml", changed)));
    assertTrue(e.toString().contains(" p.toml:" + line + ": "), e.toString());
    assertTrue(e.toString().contains(rule), e.toString());
  }

  private static String text(String name) {
    try (InputStream in = PatientReaderTest.class.getResourceAsStream(name)) {
      assertTrue(in != null, name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
