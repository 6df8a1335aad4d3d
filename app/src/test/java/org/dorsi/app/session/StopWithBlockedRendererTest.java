package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.dorsi.app.judge.StimulatorLog;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.Recording;
import org.dorsi.sim.device.SwitchTrack;
import org.dorsi.visualization.session.SessionWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole live session, its guard process included, on emulated devices and in a real window whose
 * drawing hangs: a click on STOP must end the pulses all the same. Needs a display.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(90)
class StopWithBlockedRendererTest {

  /** From the operator's action to the last pulse. */
  private static final double MOST_MILLIS = 50;

  private static final double ROW_SECONDS = 0.005;
  private static final double STRIDE_SECONDS = 1.0;
  private static final double WALK_SECONDS = 40;

  private static final String LAB =
      """
      [session]
      patient = "DEMO-001"
      profile = "adult"

      [[sensor]]
      name = "switches"
      device = "footswitch"
      port = "FOLDER/switches"
      sides = ["right"]

      [stimulator]
      device = "p24"
      port = "FOLDER/p24"

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
      extensionMs = 50
      maximumOnMs = 1500
      """;

  /** Opening a window can stall a small computer; the operator waits until that is over. */
  private static final List<String> OPERATOR =
      List.of(
          "5.0 acknowledge",
          "5.2 attest self-test",
          "5.4 attest side-check",
          "5.6 arm",
          "5.8 start");

  @Test
  void aClickOnStopEndsThePulsesWithin50Milliseconds(
      @TempDir Path first, @TempDir Path second, TestReporter reporter) throws Exception {
    String obstacle = SessionWindow.whyUnavailable().orElse("");
    assumeTrue(obstacle.isEmpty(), "no display: " + obstacle);
    assumeTrue(!GraphicsEnvironment.isHeadless(), "no desktop classes to click with");
    double millis = measure(first, reporter);
    if (millis > MOST_MILLIS) {
      reporter.publishEntry("measured again", "the machine may have been busy with other work");
      millis = measure(second, reporter);
    }
    assertTrue(millis <= MOST_MILLIS, "the last pulse came " + millis + " ms after the click");
  }

  /** Infinite where the session was ended by something else before. */
  private static double measure(Path folder, TestReporter reporter) throws IOException {
    double millis;
    try {
      millis = millisToLastPulse(folder);
    } catch (CompletionException e) {
      reporter.publishEntry("no measurement", String.valueOf(e.getMessage()));
      millis = Double.POSITIVE_INFINITY;
    }
    reporter.publishEntry("last pulse after the click, ms", Double.toString(millis));
    return millis;
  }

  private static double millisToLastPulse(Path folder) throws IOException {
    Path log = folder.resolve("devices.jsonl");
    Path lab = folder.resolve("lab.toml");
    SessionConfig config =
        SessionConfigReader.read(Files.writeString(lab, LAB.replace("FOLDER", folder.toString())));
    HangingWindow window = new HangingWindow(config.controllerSettings());
    EmulatedBench bench = EmulatedBench.start(devices(folder, log));
    try (Farewell farewell = new Farewell()) {
      SessionOptions options =
          new SessionOptions(WALK_SECONDS, folder.resolve("trials"), true, null, 0);
      OperatorScript script = OperatorScript.parse("patient.operator", OPERATOR);
      Session.live(config, options, script, false).run(farewell, () -> window);
    } finally {
      bench.close();
    }
    long clickNs = window.clickNs();
    List<StimulatorLog.Pulse> pulses =
        StimulatorLog.read(log).pulses().stream().filter(p -> p.currentMilliamps() > 0).toList();
    long before =
        pulses.stream().filter(p -> Math.abs(p.monoNs() - clickNs) < 150_000_000L).count();
    assertTrue(before >= 2, "no pulses were being given at the click: " + pulses.size());
    return (pulses.get(pulses.size() - 1).monoNs() - clickNs) * 1e-6;
  }

  private static EmulatedBench.Setup devices(Path folder, Path log) {
    return new EmulatedBench.Setup(
        List.of(
            new EmulatedBench.Device(
                "switches",
                EmulatedBench.Kind.FOOTSWITCH,
                folder.resolve("switches"),
                Optional.empty()),
            new EmulatedBench.Device(
                "p24", EmulatedBench.Kind.P24, folder.resolve("p24"), Optional.empty())),
        Optional.of(new Recording("brisk walk", Optional.of(rightFoot()), List.of())),
        Optional.of(log),
        2 * WALK_SECONDS,
        1);
  }

  /** Heel, then the whole sole, then the forefoot, then nothing: 62 % of each stride is stance. */
  private static SwitchTrack rightFoot() {
    int rows = (int) (WALK_SECONDS / ROW_SECONDS);
    double[] times = new double[rows];
    byte[] closed = new byte[rows];
    for (int row = 0; row < rows; row++) {
      times[row] = row * ROW_SECONDS;
      double fraction = times[row] / STRIDE_SECONDS % 1;
      int heel = fraction < 0.42 ? 1 : 0;
      int metatarsals = fraction > 0.11 && fraction < 0.62 ? 2 | 4 : 0;
      closed[row] = (byte) ((heel | metatarsals) << 4);
    }
    return new SwitchTrack(times, closed);
  }
}
