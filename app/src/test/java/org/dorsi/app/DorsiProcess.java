package org.dorsi.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

  private static final ProcessBuilder.Redirect NOTHING =
      ProcessBuilder.Redirect.from(nothing().toFile());

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
    return start(folder, name, NOTHING, arguments);
  }

  /** The same with somebody at the keyboard: see {@link #type}. */
  public static DorsiProcess startTyped(Path folder, String name, String... arguments)
      throws IOException {
    return start(folder, name, ProcessBuilder.Redirect.PIPE, arguments);
  }

  private static DorsiProcess start(
      Path folder, String name, ProcessBuilder.Redirect keyboard, String... arguments)
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
            .redirectInput(keyboard)
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

  /**
   * Types a line.
   *
   * @return the instant before, {@link System#nanoTime}
   */
  public long type(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    OutputStream keyboard = process.getOutputStream();
    long beforeNs = System.nanoTime();
    keyboard.write(bytes);
    keyboard.flush();
    return beforeNs;
  }

  /** Sends it a signal, for example {@code STOP}; returns when it has been sent. */
  public void signal(String name) throws IOException, InterruptedException {
    signal(process.toHandle(), name);
  }

  /** Sends a signal to a process by its number. */
  public static void signal(ProcessHandle to, String name)
      throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(to.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("kill -" + name + " failed with " + kill.exitValue());
    }
  }

  /** The one process that it has started: a session's guard. */
  public ProcessHandle child() {
    return process.children().findFirst().orElseThrow(() -> new AssertionError("no child process"));
  }

  /** Whether a process no longer runs, be it that nobody has asked for its exit code yet. */
  public static boolean isGone(ProcessHandle handle) {
    return !handle.isAlive() || handle.info().command().isEmpty();
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
