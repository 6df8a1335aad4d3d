package org.dorsi.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Follows an emulated stimulator's log while it is written: the instants of its pulses, on this
 * computer's monotonic clock.
 *
 * <p>Test thread only.
 */
public final class PulseTail implements AutoCloseable {

  private static final Pattern PULSE =
      Pattern.compile(
          "\\{\"monoNs\":(-?\\d+),.*\"event\":\"pulse\".*\"currentMilliamps\":([0-9.]+).*");

  /** A session that was to stimulate has not; the message is what it said. */
  public static final class NoPulse extends AssertionError {
    private static final long serialVersionUID = 1;

    NoPulse(String said) {
      super("no pulse; the session said: " + said);
    }
  }

  private static final long PATIENCE_NS = 10_000_000_000L;

  private final BufferedReader log;
  private final StringBuilder line = new StringBuilder();
  private final List<Long> pulsesNs = new ArrayList<>();
  private final List<Double> milliamps = new ArrayList<>();

  /** Begins before or after the devices do: they write into the file that is there. */
  public PulseTail(Path log) throws IOException {
    if (!Files.exists(log)) {
      Files.createFile(log);
    }
    this.log = Files.newBufferedReader(log);
  }

  /** Instants of the pulses logged so far, ascending. */
  public List<Long> pulsesNs() {
    try {
      for (int c = log.read(); c >= 0; c = log.read()) {
        if (c == '\n') {
          take();
        } else {
          line.append((char) c);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pulsesNs;
  }

  private void take() {
    Matcher pulse = PULSE.matcher(line);
    if (pulse.matches()) {
      pulsesNs.add(Long.parseLong(pulse.group(1)));
      milliamps.add(Double.parseDouble(pulse.group(2)));
    }
    line.setLength(0);
  }

  /** Waits for a pulse of a session after an instant and returns the first of them. */
  long awaitPulseAfter(long monoNs, DorsiProcess session) throws IOException {
    long deadlineNs = System.nanoTime() + PATIENCE_NS;
    while (!anyBetween(monoNs, Long.MAX_VALUE)) {
      if (!session.isAlive()
          || session.said().contains("FAULT")
          || session.said().contains("refused")
          || System.nanoTime() > deadlineNs) {
        throw new NoPulse(session.said());
      }
      LockSupport.parkNanos(5_000_000);
    }
    return pulsesNs.stream().filter(at -> at > monoNs).findFirst().orElseThrow();
  }

  /** Whether there is a pulse after the one instant and not after the other. */
  public boolean anyBetween(long afterNs, long untilNs) {
    return pulsesNs().stream().anyMatch(at -> at > afterNs && at <= untilNs);
  }

  /** How many pulses have come by an instant. */
  long countUntil(long monoNs) {
    return pulsesNs().stream().filter(at -> at <= monoNs).count();
  }

  /** The currents of the pulses after an instant, in their order, mA. */
  public List<Double> milliampsAfter(long monoNs) {
    List<Long> instants = pulsesNs();
    return IntStream.range(0, instants.size())
        .filter(i -> instants.get(i) > monoNs)
        .mapToObj(milliamps::get)
        .toList();
  }

  /** The last pulse that is not after an instant. */
  long lastUntil(long monoNs) {
    return pulsesNs().stream()
        .filter(at -> at <= monoNs)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new NoSuchElementException("no pulse"));
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
