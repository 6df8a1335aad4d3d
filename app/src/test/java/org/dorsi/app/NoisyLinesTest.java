package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dorsi.sim.device.DeviceFailure;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.EmulatedBench.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Rows H8 and H9 with real processes: nonsense on every line at once, both ways. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class NoisyLinesTest {

  private static final long MS = 1_000_000;

  /** After the session has made sure of its devices. */
  private static final double NOISE_FROM_SECONDS = 6;

  private static final double SET_MILLIAMPS = 20;

  private final Path folder;

  NoisyLinesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void neverMakeAPulseAndNeverKeepOneFromBeingStopped() throws Exception {
    Bench bench = new Bench(folder);
    long beganNs = System.nanoTime();
    try (TypedSession session =
        TypedSession.startAttested(bench, noisy(bench), bench.configuration())) {
      Bench.awaitInstant(beganNs + Math.round((NOISE_FROM_SECONDS + 1) * 1e9));
      writeNonsense(bench.link("p24"));
      Bench.awaitInstant(System.nanoTime() + 1_000 * MS);
      assertEquals(List.of(), session.pulses().pulsesNs(), "a pulse before arming");
      session.type("arm");
      session.type("start");
      for (int i = 0; i < 10; i++) {
        Bench.awaitInstant(System.nanoTime() + 300 * MS);
        writeNonsense(bench.link("p24"));
      }
      long stopNs = session.type("stop");
      session.awaitWords("STOPPED");
      Bench.awaitInstant(stopNs + 1_500 * MS);
      assertFalse(session.pulses().anyBetween(stopNs + 50 * MS, Long.MAX_VALUE), session.said());
      for (double milliamps : session.pulses().milliampsAfter(0)) {
        assertTrue(milliamps <= SET_MILLIAMPS, "nobody asked for " + milliamps + " mA");
      }
      System.err.println(session.pulses().pulsesNs().size() + " pulses amid noise");
      session.process().terminate();
      assertEquals(143, session.process().awaitExit(20), session.said());
    }
    try (DorsiProcess verify =
        DorsiProcess.start(
            folder, "verify", "replay", bench.trials().get(0).toString(), "--verify")) {
      assertEquals(0, verify.awaitExit(60), verify.said());
    }
  }

  private static EmulatedBench noisy(Bench bench) throws IOException {
    return EmulatedBench.start(
        new EmulatedBench.Setup(
            List.of(
                noisy(bench, "footswitch", Kind.FOOTSWITCH, 1),
                noisy(bench, "xsens", Kind.XSENS, 1),
                noisy(bench, "p24", Kind.P24, 16)),
            Optional.of(FastWalk.of(60)),
            Optional.of(bench.log()),
            Double.POSITIVE_INFINITY,
            1));
  }

  private static EmulatedBench.Device noisy(Bench bench, String name, Kind kind, int bytes) {
    DeviceFailure noise = new DeviceFailure(DeviceFailure.Kind.NOISE, NOISE_FROM_SECONDS, bytes);
    return new EmulatedBench.Device(name, kind, bench.link(name), Optional.empty(), List.of(noise));
  }

  /** What a stranger writes to the stimulator, where the guard's lock lets it. */
  private static void writeNonsense(Path port) {
    byte[] nonsense = new byte[64];
    new Random(9).nextBytes(nonsense);
    try (FileOutputStream line = new FileOutputStream(port.toFile())) {
      line.write(nonsense);
    } catch (IOException e) {
      assertTrue(String.valueOf(e.getMessage()).contains("busy"), e.getMessage());
    }
  }
}
