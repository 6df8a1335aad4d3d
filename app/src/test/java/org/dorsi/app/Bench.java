package org.dorsi.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.dorsi.sensors.testing.Recordings;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.EmulatedBench.Kind;
import org.dorsi.sim.device.Recording;

/** A folder with emulated devices' links, a configuration for them, and an operator's list. */
public final class Bench {

  private final Path folder;

  public Bench(Path folder) {
    this.folder = folder;
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** Where a device appears. */
  public Path link(String device) {
    return folder.resolve(device);
  }

  /** Where the emulated devices log. */
  public Path log() {
    return folder.resolve("devices.jsonl");
  }

  /** The trials that its sessions have recorded, oldest first. */
  public List<Path> trials() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("trials"))) {
      return files.filter(file -> file.toString().endsWith(".wpilog")).sorted().toList();
    }
  }

  /** The supplied example configuration, with the ports of this folder. */
  public Path configuration() throws IOException {
    String text =
        Files.readString(Recordings.reactorRoot().resolve("app/examples/drop-foot-right.toml"));
    return Files.writeString(
        folder.resolve("lab.toml"), text.replace("/tmp/dorsi-", folder.resolve("") + "/"));
  }

  /** The same without the inertial unit. */
  public Path switchesOnly() throws IOException {
    String text = Files.readString(configuration());
    int unit = text.indexOf("[[sensor]]", text.indexOf("[[sensor]]") + 1);
    return Files.writeString(
        folder.resolve("switches.toml"),
        text.substring(0, unit) + text.substring(text.indexOf("[stimulator]")));
  }

  /** Switches only, armed by the whole sequence. */
  public Path armedCompletely(Instant calibrated) throws IOException {
    return Files.writeString(
        folder.resolve("complete.toml"),
        Files.readString(switchesOnly())
            .replace(
                "[session]",
                "[session]\narming = \"complete\"\ndeadMan = \"none\"\ncalibrated = "
                    + calibrated.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** Switches only, with another stimulator or another level. */
  public Path stimulatedBy(Kind stimulator, String level) throws IOException {
    String name = stimulator.name().toLowerCase(Locale.ROOT);
    String text = Files.readString(switchesOnly());
    return Files.writeString(
        folder.resolve("stimulated.toml"),
        text.replace("device = \"p24\"", "device = \"" + name + "\"\nlevel = \"" + level + "\"")
            .replace(link("p24").toString(), link(name).toString()));
  }

  /** A program away from gait on the quadriceps, given as the lines of its [program] table. */
  public Path awayFromGait(String... program) throws IOException {
    return Files.writeString(
        folder.resolve("away.toml"),
        """
        [session]
        patient = "DEMO-001"
        profile = "adult"
        [stimulator]
        device = "p24"
        port = "%s"
        [program]
        title = "away from gait"
        source = "test"
        %s
        [[channel]]
        number = 1
        muscle = "quadriceps"
        side = "right"
        electrodeAreaCm2 = 50
        sensoryMilliamps = 8
        motorMilliamps = 20
        maximumMilliamps = 30
        currentMilliamps = 12
        pulseWidthMicros = 200
        frequencyHz = 40
        rampUpMs = 200
        rampDownMs = 1000
        """
            .formatted(link("p24"), String.join("\n", program)));
  }

  /** Emulates a P24 alone, for programs away from gait. */
  public EmulatedBench rest() throws IOException {
    return EmulatedBench.start(
        new EmulatedBench.Setup(
            List.of(device("p24", Kind.P24)),
            Optional.empty(),
            Optional.of(log()),
            Double.POSITIVE_INFINITY,
            1));
  }

  /** Emulates a foot-switch board that plays a walk, and a P24. */
  public EmulatedBench walk(Recording walk) throws IOException {
    return walk(walk, Kind.P24);
  }

  /** The same with another stimulator. */
  public EmulatedBench walk(Recording walk, Kind stimulator) throws IOException {
    String name = stimulator.name().toLowerCase(Locale.ROOT);
    return EmulatedBench.start(
        new EmulatedBench.Setup(
            List.of(device("footswitch", Kind.FOOTSWITCH), device(name, stimulator)),
            Optional.of(walk),
            Optional.of(log()),
            Double.POSITIVE_INFINITY,
            1));
  }

  /** A device of this folder. */
  public EmulatedBench.Device device(String name, Kind kind) {
    return new EmulatedBench.Device(name, kind, link(name), Optional.empty());
  }

  /** An operator who arms and starts within the first seconds. */
  public Path operator() throws IOException {
    return Files.writeString(
        folder.resolve("quick.operator"),
        """
        0.2 attest self-test
        0.3 attest side-check
        0.5 arm
        0.7 start
        """);
  }

  /** Waits for an instant of {@link System#nanoTime}. */
  public static void awaitInstant(long monoNs) {
    for (long leftNs = monoNs - System.nanoTime();
        leftNs > 0;
        leftNs = monoNs - System.nanoTime()) {
      LockSupport.parkNanos(leftNs);
    }
  }

  /** Waits until something is so; fails after a generous time, saying what was waited for. */
  public static void await(String what, double seconds, BooleanSupplier condition) {
    long deadlineNs = System.nanoTime() + Math.round(seconds * 1e9);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadlineNs) {
        throw new AssertionError("waited " + seconds + " s in vain for: " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
