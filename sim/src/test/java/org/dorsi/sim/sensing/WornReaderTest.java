package org.dorsi.sim.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;
import org.junit.jupiter.api.Test;

/** Truth: what the file says, and the defaults of simulator.md 5. */
class WornReaderTest {

  private static WornSettings read(String text) {
    return WornReader.read(ConfigTable.parse("worn.toml", text));
  }

  @Test
  void wearsWhatIsUsualWhereNothingIsSaid() {
    assertEquals(WornSettings.USUAL, read(""));
  }

  @Test
  void readsSwitchesAndTheOneThatIsDifferent() {
    WornSettings worn =
        read(
            """
            [switches]
            rate-hz = 100
            close-n = 40
            wear = 0.8

            [switches.right-heel]
            wear = 0.5
            failure = "intermittent"
            """);
    assertEquals(100, worn.left().rateHz());
    assertEquals(0.8, worn.left().films().get(0).wearFraction());
    SwitchSettings heel = worn.right().films().get(0);
    assertEquals(0.5, heel.wearFraction());
    assertEquals(40, heel.closeNewtons());
    assertEquals(SwitchSettings.Failure.INTERMITTENT, heel.failure());
    assertEquals(SwitchSettings.Failure.NONE, worn.right().films().get(3).failure());
  }

  @Test
  void readsUnitsByWhereTheyAre() {
    WornSettings worn =
        read("[shoe-imu]\nerrors = 3\nforce-range-g = 8\n[strapped-imu]\nrate-hz = 200\n");
    assertEquals(3, worn.onTheShoe().errorFraction());
    assertEquals(8 * 9.81, worn.onTheShoe().forceRangeMetersPerSec2(), 1e-9);
    assertEquals(100, worn.onTheShoe().rateHz());
    assertEquals(200, worn.onFlesh().rateHz());
    assertEquals(12, worn.onFlesh().tissueHz());
  }

  @Test
  void refusesWhatNoSensorIsWithItsLine() {
    refused(2, "switches.wear must be in [0.1, 1], got 2", "[switches]\nwear = 2\n");
    refused(
        3,
        "switches.open-n must be in [0.1, 20], got 25",
        "[switches]\nclose-n = 20\nopen-n = 25\n");
    refused(2, "shoe-imu.rate-hz must be a whole number", "[shoe-imu]\nrate-hz = 300\n");
    refused(2, "shoe-imu.noise is not a key here", "[shoe-imu]\nnoise = 1\n");
    refused(1, "imu is not a key here", "[imu]\nerrors = 1\n");
    refused(3, "switches.right-heal", "[switches]\n\n[switches.right-heal]\nwear = 1\n");
  }

  private static void refused(int line, String rule, String text) {
    var e = assertThrows(ConfigException.class, () -> read(text));
    assertTrue(e.toString().contains("worn.toml:" + line + ": " + rule), e.toString());
  }
}
