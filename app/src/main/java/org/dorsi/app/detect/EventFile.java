package org.dorsi.app.detect;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dorsi.controller.gait.GaitEvent;

/** Writes detected events: {@code time_s,event,side,estimate_s,confidence}. */
public final class EventFile {

  private EventFile() {}

  /**
   * Writes a file, over whatever is there.
   *
   * @param events in the order of their emission; {@code time_s} is the instant of emission
   */
  public static void write(Path file, List<GaitEvent> events) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("time_s,event,side,estimate_s,confidence\n");
      for (GaitEvent event : events) {
        out.write(
            seconds(event.timeNs())
                + ","
                + event.label()
                + ","
                + event.side().letter()
                + ","
                + seconds(event.estimateNs())
                + ","
                + Math.round(event.confidenceFraction() * 100) / 100.0
                + "\n");
      }
    }
  }

  /** To the microsecond, in plain digits. */
  private static String seconds(long timeNs) {
    long micros = Math.round(timeNs / 1e3);
    String digits = String.valueOf(Math.abs(micros) + 1_000_000_000_000L).substring(1);
    String whole = String.valueOf(Math.abs(micros) / 1_000_000);
    return (micros < 0 ? "-" : "") + whole + "." + digits.substring(digits.length() - 6);
  }
}
