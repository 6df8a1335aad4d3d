package org.dorsi.app.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an emulated stimulator logged: its pulses, and where the played recording stood meanwhile.
 *
 * <p>Immutable after reading; any thread.
 */
public final class StimulatorLog {

  /**
   * One pulse as a muscle would get it.
   *
   * @param monoNs the system's monotonic clock
   * @param channel 1 to 8
   * @param currentMilliamps current of the first phase
   * @param pulseWidthMicros duration of the first phase
   */
  public record Pulse(long monoNs, int channel, double currentMilliamps, double pulseWidthMicros) {}

  private final List<Pulse> pulses;
  private final double fileStartSeconds;

  private StimulatorLog(List<Pulse> pulses, double fileStartSeconds) {
    this.pulses = List.copyOf(pulses);
    this.fileStartSeconds = fileStartSeconds;
  }

  /**
   * Reads a log; a torn last line is left out.
   *
   * @throws IOException when it cannot be read, naming the first line that is no JSON
   */
  public static StimulatorLog read(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Pulse> pulses = new ArrayList<>();
    double start = Double.POSITIVE_INFINITY;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        JsonNode node;
        try {
          node = mapper.readTree(line);
        } catch (IOException e) {
          if (lines.readLine() == null) {
            break;
          }
          throw new IOException(file + ":" + number + ": not a JSON object: " + line, e);
        }
        long monoNs = node.path("monoNs").asLong();
        if (node.has("fileSeconds")) {
          // The least delayed line tells when the recording's zero was played.
          start = Math.min(start, monoNs * 1e-9 - node.path("fileSeconds").asDouble());
        }
        if ("pulse".equals(node.path("event").asText())) {
          pulses.add(
              new Pulse(
                  monoNs,
                  node.path("channel").asInt(),
                  node.path("currentMilliamps").asDouble(),
                  node.path("pulseWidthMicros").asDouble()));
        }
      }
    }
    return new StimulatorLog(pulses, start);
  }

  /** Every pulse, in the order of the log. */
  public List<Pulse> pulses() {
    return pulses;
  }

  /** Whether the log tells when the recording was played. */
  public boolean knowsRecordingTime() {
    return Double.isFinite(fileStartSeconds);
  }

  /** Times of one channel's pulses with any current, in seconds of the recording, ascending. */
  public double[] secondsOfRecording(int channel) {
    return pulses.stream()
        .filter(p -> p.channel() == channel && p.currentMilliamps() > 0)
        .mapToDouble(p -> p.monoNs() * 1e-9 - fileStartSeconds)
        .sorted()
        .toArray();
  }
}
