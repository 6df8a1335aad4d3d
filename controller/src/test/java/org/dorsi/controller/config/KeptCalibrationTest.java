package org.dorsi.controller.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.Calibration;
import org.junit.jupiter.api.Test;

/** A calibration holds for its electrodes and its pulses, and for half a day. */
class KeptCalibrationTest {

  private static final String LAB =
      SessionConfigReaderTest.LAB.replace(
          "[session]", "[session]\ncalibrated = 2026-11-21T07:00:00Z");

  private static final Instant START = Instant.parse("2026-11-21T08:00:00.123456789Z");
  private static final Instant FOUND = START.plusNanos(90_000_000_001L);

  private static final KeptCalibration KEPT =
      KeptCalibration.of(
          new Calibration(
              "ta-right", new CalibratedCurrents(20, 2.5, Double.NaN, 6.5), 90_000_000_001L),
          config("", ""),
          START);

  private static SessionConfig config(String was, String is) {
    return SessionConfigReader.parse("lab.toml", LAB.replace(was, is));
  }

  @Test
  void comesBackFromItsLineToTheBit() {
    assertEquals(KEPT, KeptCalibration.parse(KEPT.line()));
    Instant next = FOUND.plusSeconds(3600);
    assertEquals(
        new Calibration(
            "ta-right", new CalibratedCurrents(6.5, 2.5, Double.NaN, 6.5), -3_600_000_000_000L),
        KEPT.from(next));
    assertEquals(KEPT, KeptCalibration.of(KEPT.from(next), config("", ""), next));
  }

  @Test
  void holdsForTwelveHours() {
    SessionConfig same = config("", "");
    assertEquals(Optional.empty(), KEPT.obstacle(same, FOUND));
    Instant last = FOUND.plus(Duration.ofHours(12)).minusNanos(1);
    assertEquals(Optional.empty(), KEPT.obstacle(same, last));
    assertEquals(
        Optional.of("must be of the last 12 hours, found at " + FOUND),
        KEPT.obstacle(same, last.plusNanos(1)));
    Instant before = FOUND.minusNanos(1);
    assertEquals(
        Optional.of("found at " + FOUND + ", which is still to come: it is " + before),
        KEPT.obstacle(same, before));
  }

  @Test
  void holdsForItsElectrodesAndPulsesOnly() {
    Map<String, String> others = new LinkedHashMap<>();
    others.put("number 2", "socket of 2.0, the session has 1.0");
    others.put("electrodeAreaCm2 30.0", "electrode of 30.0 cm2, the session has 25.0 cm2");
    others.put("pulseWidthMicros 200.0", "pulse width of 200.0 us, the session has 300.0 us");
    others.put("frequencyHz 25.0", "frequency of 25.0 Hz, the session has 40.0 Hz");
    others.put("toleratedMilliamps 31.0", "tolerated of 31.0 mA, the session has 30.0 mA");
    SessionConfig config = config("", "");
    Instant now = FOUND.plusSeconds(7200);
    others.forEach(
        (value, words) -> {
          String line = KEPT.line().replaceFirst(value.split(" ", 2)[0] + " [0-9.]+", value);
          assertEquals(Optional.of(words), KeptCalibration.parse(line).obstacle(config, now));
        });
    KeptCalibration muscle = KeptCalibration.parse(KEPT.line().replace("ta-right", "quad-right"));
    assertEquals(Optional.of("the program has no such channel"), muscle.obstacle(config, now));
    assertEquals(
        Optional.of("found at " + FOUND + ", before the configuration's currents"),
        KEPT.obstacle(config("T07:00", "T09:00"), now));
  }

  @Test
  void refusesALineThatNoCalibrationCanHaveLeft() {
    assertRefused(
        "2.5 motor",
        "7.0 motor",
        "sensoryMilliamps must be at most toleratedMilliamps, 6.5, got 7.0");
    assertRefused(
        "NaN tol", "7.0 tol", "motorMilliamps must be at most toleratedMilliamps, 6.5, got 7.0");
    assertRefused(
        "NaN tol", "2.0 tol", "sensoryMilliamps must be at most motorMilliamps, 2.0, got 2.5");
    assertRefused("6.5", "0.0", "toleratedMilliamps must be above 0, got 0.0");
    assertRefused("6.5", "NaN", "toleratedMilliamps must be above 0, got NaN");
    String line = KEPT.line().replace("6.5", "six");
    assertEquals(
        "For input string: \"six\": " + line,
        assertThrows(IllegalArgumentException.class, () -> KeptCalibration.parse(line))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> KeptCalibration.parse("ta-right"));
    assertThrows(
        IllegalArgumentException.class,
        () -> KeptCalibration.parse(KEPT.line().replace("number", "socket")));
  }

  private static void assertRefused(String was, String is, String words) {
    String line = KEPT.line().replace(was, is);
    assertEquals(
        words,
        assertThrows(IllegalArgumentException.class, () -> KeptCalibration.parse(line))
            .getMessage());
  }
}
