package org.dorsi.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One dorsi command as a process of its own, as a user runs it; ended with the test.
 *
 * <p>Test thread only.
 */
public final class DorsiProcess implements AutoCloseable {

  private final Process process;
  private final Path output;
  private final Path errors;

  private DorsiProcess(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /** Starts {@code dorsi ARGUMENTS}; what it prints goes to files {@code NAME.*} of the folder. */
  public static DorsiProcess start(Path folder, String name, String... arguments)
      throws IOException {
    Path output = folder.resolve(name + ".out");
    Path errors = folder.resolve(name + ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()))
            .start();
    return new DorsiProcess(process, output, errors);
  }

  private static Path nothing() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return Path.of(windows ? "NUL" : "/dev/null");
  }

  /** Waits for its end and returns its exit code. */
  public int awaitExit(long seconds) throws InterruptedException, IOException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + seconds + " s; it said: " + said());
    }
    return process.exitValue();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Asks it to end, as Ctrl-C or a system's shutdown does. */
  public void terminate() {
    process.destroy();
  }

  /** All that it has printed, errors last. */
  public String said() throws IOException {
    return Files.readString(output) + Files.readString(errors);
  }

  /** The last line of its standard output. */
  public String lastLine() throws IOException {
    List<String> lines = Files.readAllLines(output);
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
