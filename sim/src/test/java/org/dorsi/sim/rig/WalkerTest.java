package org.dorsi.sim.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.sim.patient.SuppliedPatients;
import org.junit.jupiter.api.Test;

/** A patient file that cannot be is refused with the line. */
class WalkerTest {

  private static String healthy() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SuppliedPatients.class.getResourceAsStream("healthy.toml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Walker read(String text) {
    return Walker.read(ConfigTable.parse("me.toml", text));
  }

  private static String refusal(String text) {
    return Objects.requireNonNull(
        assertThrows(ConfigException.class, () -> read(text)).getMessage());
  }

  private static int lineOf(String text, String word) {
    return (int) text.substring(0, text.indexOf(word)).lines().count() + 1;
  }

  @Test
  void readsEverySuppliedPatient() {
    for (String name : SuppliedPatients.names()) {
      assertEquals(name, Walker.of(name).patient().name());
    }
  }

  @Test
  void readsWhatTheMusclesMakeOfStimulation() throws IOException {
    Walker walker =
        read(healthy() + "\n[fes]\nthreshold-ma = 17\nfatigue-s = 10\nprogram-current-ma = 31\n");
    assertEquals(17, walker.fes().curve().thresholdMilliamps());
    assertEquals(10, walker.fes().fatigue().fatigueSeconds());
    assertEquals(60, walker.fes().curve().saturationMilliamps());
    assertEquals(31, walker.programMilliamps());
  }

  @Test
  void hasTheCurrentThatWasFoundForTheNearestSpeed() throws IOException {
    Walker walker =
        read(
            healthy()
                + "\n[fes]\nprogram-current-ma = 31\n"
                + "\n[[fes.at-speed]]\nspeed-m-per-s = 0.6\nprogram-current-ma = 26\n");
    assertEquals(31, walker.at(1.2).programMilliamps(), "at the usual speed");
    assertEquals(31, walker.at(1.0).programMilliamps());
    assertEquals(26, walker.at(0.6).programMilliamps());
    assertEquals(26, walker.at(0.8).programMilliamps());
  }

  @Test
  void refusesABodyThatNobodyHas() throws IOException {
    String text = healthy().replace("mass-kg = 80.0", "mass-kg = 800.0");
    assertEquals(
        "me.toml:" + lineOf(text, "mass-kg") + ": body.mass-kg must be in [12, 160], got 800",
        refusal(text));
  }

  @Test
  void refusesAMuscleThatNobodyHas() throws IOException {
    String text = healthy() + "\n[fes]\nthreshold-ma = 3\n";
    assertEquals(
        "me.toml:" + lineOf(text, "threshold-ma") + ": fes.threshold-ma must be in [5, 60], got 3",
        refusal(text));
  }

  @Test
  void refusesAKeyThatItDoesNotKnow() throws IOException {
    String text = healthy() + "\n[fes]\nthresholdMilliamps = 20\n";
    String refusal = refusal(text);
    assertEquals(
        "me.toml:" + lineOf(text, "thresholdMilliamps") + ": fes.thresholdMilliamps is not a key",
        refusal.substring(0, refusal.indexOf(" here")));
  }
}
