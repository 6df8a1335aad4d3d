package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.dorsi.app.Bench;
import org.dorsi.app.PulseTail;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.sim.device.EmulatedBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real guard process, an emulated P24, and a controller that has gone mad: its permits are good
 * frames with fresh counters, and ask for what no limit allows, or come again and again. At last
 * the system asks the guard itself to end.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class RogueControllerTest {

  private static final long MS = 1_000_000;
  private static final long BAR_NS = 150 * MS;
  private static final long EPOCH = 77;
  private static final int TEN_MILLIAMPS = 20;

  private final Bench bench;
  private final EmulatedBench devices;
  private final PulseTail pulses;
  private final Process guard;
  private final Permit permit = new Permit();
  private final ByteBuffer frame = ByteBuffer.allocate(Permit.SIZE);
  private final ByteBuffer ackFrame = ByteBuffer.allocate(Ack.SIZE);
  private final Ack ack = new Ack();

  RogueControllerTest(@TempDir Path folder) throws IOException {
    bench = new Bench(folder);
    devices = bench.rest();
    pulses = new PulseTail(bench.log());
    guard =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GuardMain.class.getName(),
                bench.link("p24").toString(),
                Long.toString(EPOCH),
                "P24",
                "LOW")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  @BeforeEach
  void givePulses() throws IOException {
    permit.sessionEpoch = EPOCH;
    permit.armingEpoch = 1;
    permit.numbers.maximumHalfMilliamps[0] = 4 * TEN_MILLIAMPS;
    permit.numbers.areaSquareMillimetres[0] = 5_000;
    permit.numbers.widthMicros[0] = 200;
    permit.numbers.periodMicros[0] = 25_000;
    do {
      hear();
    } while (ack.stimulator == Stimulator.ABSENT);
    permit.outputEnabled = true;
    long untilNs = System.nanoTime() + 10_000 * MS;
    while (ack.pulses[0] < 5 && System.nanoTime() < untilNs) {
      permit.numbers.halfMilliamps[0] = ack.stimulator == Stimulator.ON ? TEN_MILLIAMPS : 0;
      send();
      hear();
    }
    assertTrue(ack.pulses[0] >= 5, "no pulses for permits that are in order: " + ack.detail());
  }

  @AfterEach
  void end() throws IOException {
    guard.destroyForcibly();
    guard.onExit().join();
    devices.close();
    pulses.close();
  }

  private void hear() throws IOException {
    assertEquals(Ack.SIZE, guard.getInputStream().readNBytes(ackFrame.array(), 0, Ack.SIZE));
    assertTrue(ack.decode(ackFrame));
  }

  private void send() throws IOException {
    permit.echoedCounter = ack.counter;
    permit.sequence++;
    permit.encode(frame);
    write();
  }

  private void write() throws IOException {
    guard.getOutputStream().write(frame.array());
    guard.getOutputStream().flush();
  }

  @Test
  void aCurrentBeyondTheHardLimitEndsAllOutputForGood() throws IOException {
    permit.numbers.halfMilliamps[0] = 250;
    permit.numbers.maximumHalfMilliamps[0] = 250;
    long askedNs = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      send();
      hear();
      // In order again, and armed anew: what has once asked for this is believed nothing more.
      permit.numbers.halfMilliamps[0] = TEN_MILLIAMPS;
      permit.armingEpoch++;
    }
    assertEquals(Stimulator.FAULT, ack.stimulator);
    assertFalse(pulses.anyBetween(askedNs + BAR_NS, Long.MAX_VALUE), ack.detail());
    assertTrue(pulses.milliampsAfter(0).stream().allMatch(milliamps -> milliamps <= 10));
  }

  @Test
  void aPermitThatIsRepeatedForeverGrowsOldAllTheSame() throws IOException {
    long lastNewNs = System.nanoTime();
    while (System.nanoTime() - lastNewNs < 1_000 * MS) {
      write();
      LockSupport.parkNanos(2 * MS);
    }
    assertFalse(pulses.anyBetween(lastNewNs + BAR_NS, Long.MAX_VALUE), "for an old permit");
  }

  /** As a system does that shuts down; an interrupt typed at the session asks the session alone. */
  @Test
  void aGuardThatIsAskedToEndSwitchesTheDeviceOffFirstAndIsInAGroupOfItsOwn() throws Exception {
    assertEquals(guard.pid(), groupOf(guard));
    guard.destroy();
    assertTrue(guard.waitFor(10, TimeUnit.SECONDS));
    assertEquals(GuardProcess.EXIT_OVER, guard.exitValue(), "the device has answered the stop");
    Bench.await("the stop", 10, () -> lastCommand().contains("Ll_stop"));
  }

  /** Field 5 of the process's line (proc(5)); the second one, its name, may have spaces. */
  private static long groupOf(Process process) throws IOException {
    String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    return Long.parseLong(line.substring(line.lastIndexOf(')') + 2).split(" ")[5 - 3]);
  }

  private String lastCommand() {
    try (Stream<String> lines = Files.lines(bench.log())) {
      return lines
          .filter(line -> line.contains("\"event\":\"command\""))
          .reduce("", (before, line) -> line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
