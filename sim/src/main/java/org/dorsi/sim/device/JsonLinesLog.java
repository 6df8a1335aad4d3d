package org.dorsi.sim.device;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log file of JSON lines, written by a thread of its own as soon as something was noted.
 *
 * <p>Each line has {@code monoNs} and {@code t_ms} since start, and {@code fileSeconds} while a
 * recording is played.
 */
public final class JsonLinesLog implements DeviceLog, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JsonLinesLog.class);

  private record Line(String device, long monoNs, LogEvent event) {}

  private static final Line END = new Line("", 0, LogEvent.of("end"));

  private final LinkedBlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final BufferedWriter out;
  private final long startNs;
  private final Thread writer;
  private volatile boolean playing;
  private volatile long fileZeroNs;

  /**
   * Opens the log.
   *
   * @param file the file; an older one is replaced
   * @param startNs what {@code t_ms} counts from, {@link System#nanoTime}
   */
  public JsonLinesLog(Path file, long startNs) throws IOException {
    this.out = Files.newBufferedWriter(file);
    this.startNs = startNs;
    this.writer = new Thread(this::write, "device-log");
    writer.setDaemon(true);
    writer.start();
  }

  /** From now on lines say where in the recording they are: {@code zeroNs} is its time 0. */
  void playingFrom(long zeroNs) {
    fileZeroNs = zeroNs;
    playing = true;
  }

  @Override
  public void note(String device, long monoNs, LogEvent event) {
    lines.add(new Line(device, monoNs, event));
  }

  @Override
  public void close() {
    lines.add(END);
    try {
      writer.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    List<Line> batch = new ArrayList<>();
    try (out) {
      while (true) {
        batch.add(lines.take());
        lines.drainTo(batch);
        for (Line line : batch) {
          if (line.equals(END)) {
            return;
          }
          append(line);
        }
        batch.clear();
        out.flush();
      }
    } catch (IOException e) {
      LOG.error("device log lost: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void append(Line line) throws IOException {
    out.append("{\"monoNs\":").append(Long.toString(line.monoNs()));
    out.append(",\"t_ms\":")
        .append(Double.toString(Math.round((line.monoNs() - startNs) / 1e3) / 1e3));
    if (playing && line.monoNs() >= fileZeroNs) {
      out.append(",\"fileSeconds\":")
          .append(Double.toString(Math.round((line.monoNs() - fileZeroNs) / 1e3) / 1e6));
    }
    out.append(",\"device\":\"").append(line.device()).append('"');
    out.append(line.event().fields()).append("}\n");
  }
}
