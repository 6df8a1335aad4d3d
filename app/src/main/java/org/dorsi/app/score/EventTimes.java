package org.dorsi.app.score;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dorsi.controller.config.ConfigException;

/**
 * The events of one event file: instants in seconds of the recording, by event and side.
 *
 * <p>Sides count only where every row names one. Immutable; any thread.
 */
public final class EventTimes {

  private static final CSVFormat FORMAT =
      CSVFormat.Builder.create().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private final List<Event> events;
  private final boolean sided;
  private final SortedMap<String, SortedMap<String, double[]>> seconds = new TreeMap<>();

  private EventTimes(List<Event> events, boolean sided) {
    this.events = List.copyOf(events);
    this.sided = sided;
    SortedMap<String, SortedMap<String, List<Double>>> lists = new TreeMap<>();
    for (Event event : events) {
      lists
          .computeIfAbsent(event.label(), key -> new TreeMap<>())
          .computeIfAbsent(sided ? event.side() : "", key -> new ArrayList<>())
          .add(event.timeSeconds());
    }
    lists.forEach(
        (label, sides) -> {
          SortedMap<String, double[]> sorted = new TreeMap<>();
          sides.forEach(
              (side, times) ->
                  sorted.put(
                      side, times.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
          seconds.put(label, sorted);
        });
  }

  /**
   * One row.
   *
   * @param side {@code L}, {@code R}, or empty where the file names none
   */
  public record Event(double timeSeconds, String label, String side) {}

  /** The events of a list. */
  public static EventTimes of(List<Event> events) {
    return new EventTimes(events, events.stream().noneMatch(event -> event.side().isEmpty()));
  }

  /**
   * Reads an event file with the columns {@code time_s}, {@code event} and, if it likes, {@code
   * side}.
   *
   * @throws ConfigException with file, line and rule
   */
  public static EventTimes read(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(reader, file.toString());
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage());
    }
  }

  static EventTimes read(Reader reader, String name) throws IOException {
    List<Event> events = new ArrayList<>();
    for (CSVRecord row : FORMAT.parse(reader)) {
      String where = name + ":" + (row.getRecordNumber() + 1) + ": ";
      if (!row.isSet("time_s") || !row.isSet("event")) {
        throw new ConfigException(name + ":1: the header must be time_s,event[,side]");
      }
      events.add(
          new Event(
              number(row.get("time_s"), where),
              row.get("event"),
              side(row.isSet("side") ? row.get("side") : "")));
    }
    return of(events);
  }

  private static double number(String cell, String where) {
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as for what is not finite.
    }
    throw new ConfigException(where + "time_s must be a finite number, got \"" + cell + "\"");
  }

  private static String side(String cell) {
    String first = cell.isEmpty() ? "" : cell.substring(0, 1).toUpperCase(Locale.ROOT);
    return first.equals("L") || first.equals("R") ? first : "";
  }

  /** Whether every event names its side; true of no events at all. */
  boolean isSided() {
    return sided;
  }

  /** The same events without sides. */
  EventTimes withoutSides() {
    return new EventTimes(events, false);
  }

  /** Only the events that name their side, for a file in which hardly any does not. */
  public EventTimes withSidesOnly() {
    return of(events.stream().filter(event -> !event.side().isEmpty()).toList());
  }

  /** The labels that occur, in their order. */
  SortedSet<String> labels() {
    return new TreeSet<>(seconds.keySet());
  }

  /** The sides that a label occurs with; the empty side where sides do not count. */
  public SortedSet<String> sides(String label) {
    return new TreeSet<>(seconds.getOrDefault(label, new TreeMap<>()).keySet());
  }

  /** Instants of one event on one side, ascending. */
  public double[] seconds(String label, String side) {
    return seconds.getOrDefault(label, new TreeMap<>()).getOrDefault(side, new double[0]).clone();
  }
}
