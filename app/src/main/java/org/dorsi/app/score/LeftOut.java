package org.dorsi.app.score;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dorsi.controller.config.ConfigException;

/**
 * Stretches of a recording in which nothing is scored: neither what is missed nor what is false.
 *
 * <p>Immutable; any thread.
 */
public final class LeftOut {

  /** Nothing is left out. */
  public static final LeftOut NOTHING = new LeftOut(List.of());

  /** Before the first scored stride's own contact by this much, so that the contact counts. */
  private static final double JUST_BEFORE_SECONDS = 1e-6;

  private record Span(double startSeconds, double endSeconds) {}

  private final List<Span> spans;

  private LeftOut(List<Span> spans) {
    this.spans = List.copyOf(spans);
  }

  /**
   * Reads a file of gaps with the columns {@code start_s} and {@code end_s}.
   *
   * @param padSeconds left out on both sides of each gap too
   * @throws ConfigException with file, line and rule
   */
  public static LeftOut read(Path file, double padSeconds) {
    List<Span> spans = new ArrayList<>();
    CSVFormat format =
        CSVFormat.Builder.create().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (CSVRecord row : format.parse(reader)) {
        if (!row.isSet("start_s") || !row.isSet("end_s")) {
          throw new ConfigException(file + ":1: the header must name start_s and end_s");
        }
        try {
          spans.add(
              new Span(
                  Double.parseDouble(row.get("start_s")) - padSeconds,
                  Double.parseDouble(row.get("end_s")) + padSeconds));
        } catch (NumberFormatException e) {
          throw new ConfigException(
              file
                  + ":"
                  + (row.getRecordNumber() + 1)
                  + ": start_s and end_s must be numbers, got "
                  + row.get("start_s")
                  + " and "
                  + row.get("end_s"));
        }
      }
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage());
    }
    return new LeftOut(spans);
  }

  /** The same, and one stretch more. */
  public LeftOut and(double startSeconds, double endSeconds) {
    List<Span> more = new ArrayList<>(spans);
    more.add(new Span(startSeconds, endSeconds));
    return new LeftOut(more);
  }

  /**
   * The same, and the first strides of the reference: up to the initial contact that begins the
   * first scored one, on the side that starts last.
   */
  public LeftOut andFirstStrides(EventTimes reference, int strides) {
    if (strides == 0) {
      return this;
    }
    double from = Double.NEGATIVE_INFINITY;
    for (String side : reference.sides("IC")) {
      double[] contacts = reference.seconds("IC", side);
      from = Math.max(from, contacts[Math.min(strides, contacts.length - 1)] - JUST_BEFORE_SECONDS);
    }
    return and(Double.NEGATIVE_INFINITY, from);
  }

  /** Those of the instants that count. */
  public double[] counted(double[] seconds) {
    return Arrays.stream(seconds).filter(this::counts).toArray();
  }

  /** Whether an instant counts. */
  public boolean counts(double seconds) {
    for (Span span : spans) {
      if (seconds >= span.startSeconds() && seconds <= span.endSeconds()) {
        return false;
      }
    }
    return true;
  }

  /** Seconds between two instants that count. */
  double countedSeconds(double fromSeconds, double toSeconds) {
    double left = 0;
    double reached = fromSeconds;
    List<Span> ordered = new ArrayList<>(spans);
    ordered.sort((a, b) -> Double.compare(a.startSeconds(), b.startSeconds()));
    for (Span span : ordered) {
      double start = Math.max(reached, span.startSeconds());
      double end = Math.min(toSeconds, span.endSeconds());
      if (end > start) {
        left += end - start;
        reached = end;
      }
    }
    return Math.max(0, toSeconds - fromSeconds - left);
  }
}
