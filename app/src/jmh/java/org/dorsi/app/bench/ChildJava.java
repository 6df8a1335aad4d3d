package org.dorsi.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process beside this one, of the same kind and with the same options: the launcher starts
 * the benchmarks with those of a session. What it prints goes to a file.
 *
 * <p>One thread.
 */
final class ChildJava implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final Process process;
  private final Path output;

  private ChildJava(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts the main class; {@code output} gets what it prints, errors too. */
  static ChildJava start(Path output, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      // Whether a person is at the terminal is true of this process only.
      if (!option.startsWith("-Ddorsi.")) {
        command.add(option);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new ChildJava(process, output);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has printed so far. */
  List<String> lines() throws IOException {
    return Files.readAllLines(output);
  }

  /** Waits until it has ended by itself. */
  void awaitEnd() throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a process has not ended; it said " + lines());
    }
  }

  /** Asks it to end, and makes it end if it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
