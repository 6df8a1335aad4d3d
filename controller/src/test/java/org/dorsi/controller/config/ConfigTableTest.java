package org.dorsi.controller.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.dorsi.controller.safety.PatientProfile;
import org.junit.jupiter.api.Test;

class ConfigTableTest {

  private static ConfigTable of(String text) {
    return ConfigTable.parse("lab.toml", text);
  }

  private static String complaint(Runnable reading) {
    return String.valueOf(assertThrows(ConfigException.class, reading::run).getMessage());
  }

  @Test
  void namesFileLineKeyValueAndRuleOfANumberOutOfRange() {
    ConfigTable channel = of("[[channel]]\n\ncurrentMilliamps = 400\n").tables("channel").get(0);
    assertEquals(
        "lab.toml:3: channel.currentMilliamps must be in [0, 100], got 400",
        complaint(() -> channel.number("currentMilliamps", 0, 100)));
  }

  @Test
  void refusesAKeyThatNobodyReadWithItsLine() {
    ConfigTable table = of("patient = \"AB-100\"\npatinet = \"x\"\n");
    table.text("patient");
    assertEquals(
        "lab.toml:2: patinet is not a key here; known are patient",
        complaint(table::refuseUnknownKeys));
  }

  @Test
  void namesAMissingKeyAtTheLineOfItsTable() {
    ConfigTable channel = of("a = 1\n[[channel]]\nnumber = 1\n").tables("channel").get(0);
    assertEquals("lab.toml:2: channel.muscle is missing", complaint(() -> channel.text("muscle")));
  }

  @Test
  void namesAMisspeltRequiredKeyWhereItStands() {
    ConfigTable channel = of("[[channel]]\nnumber = 1\nmusle = \"x\"\n").tables("channel").get(0);
    channel.integer("number", 1, 8);
    assertEquals(
        "lab.toml:3: channel.musle is not a key here; did you mean muscle?",
        complaint(() -> channel.text("muscle")));
  }

  @Test
  void showsAValueOfTheWrongKindAsItIsWritten() {
    ConfigTable table =
        of("area = \"25\"\nfound = \"2026-11-21T09:30:00Z\"\n[[device]]\nname = 1\n[port]\n");
    assertEquals(
        "lab.toml:1: area must be a number, got \"25\"",
        complaint(() -> table.number("area", 0, 100)));
    assertEquals(
        "lab.toml:2: found must be a date and time with its distance from UTC, as in"
            + " 2026-11-21T09:30:00+01:00, got \"2026-11-21T09:30:00Z\"",
        complaint(() -> table.instant("found")));
    assertEquals(
        "lab.toml:3: device must be a table [device], got a list",
        complaint(() -> table.table("device")));
    assertEquals(
        "lab.toml:5: port must be a text in quotes, got a table",
        complaint(() -> table.text("port")));
  }

  @Test
  void saysTheLineOfASyntaxError() {
    assertTrue(complaint(() -> of("a = 1\nb = = 2\n")).startsWith("lab.toml:2: "));
  }

  @Test
  void refusesAProfileThatIsNone() {
    assertEquals(
        "lab.toml:1: profile must be one of child, adult, got \"Adult\"",
        complaint(() -> of("profile = \"Adult\"").choice("profile", PatientProfile.class)));
  }

  @Test
  void refusesNotANumber() {
    assertEquals(
        "lab.toml:1: x must be in [0, 1], got NaN",
        complaint(() -> of("x = nan").number("x", 0, 1)));
  }

  @Test
  void namesAnAbsentFile() {
    assertEquals(
        "nowhere.toml: no such file", complaint(() -> ConfigTable.read(Path.of("nowhere.toml"))));
  }
}
