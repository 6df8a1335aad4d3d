package org.dorsi.sim.tuning;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The costs of a search in the order in which they were asked for, one a line, below a line that
 * says what was searched. A line that was cut by a crash counts as not written.
 */
public final class Journal implements AutoCloseable {

  private final List<Double> costs = new ArrayList<>();
  private final @Nullable BufferedWriter out;

  private Journal(@Nullable BufferedWriter out) {
    this.out = out;
  }

  /** Keeps nothing beyond the run. */
  public static Journal inMemory() {
    return new Journal(null);
  }

  /**
   * Opens a journal; one that is there already is gone on with.
   *
   * @param searched one line that names everything the costs depend on
   * @throws IOException when it cannot be written, or belongs to another search
   */
  public static Journal open(Path file, String searched) throws IOException {
    List<Double> known = new ArrayList<>();
    if (Files.exists(file)) {
      String text = Files.readString(file);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      if (!lines.isEmpty() && !lines.get(0).equals(searched)) {
        throw new IOException(
            file + ":1: is the journal of another search: " + lines.get(0) + "; delete or move it");
      }
      for (int i = 1; i < lines.size(); i++) {
        try {
          known.add(Double.parseDouble(lines.get(i)));
        } catch (NumberFormatException e) {
          throw new IOException(
              file + ":" + (i + 1) + ": must be a cost, got \"" + lines.get(i) + "\"", e);
        }
      }
    }
    // Written anew: what a crash cut off would otherwise stand in front of the next line.
    Journal journal =
        new Journal(
            Files.newBufferedWriter(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING));
    journal.line(searched);
    for (double cost : known) {
      journal.costs.add(cost);
      journal.line(Double.toString(cost));
    }
    return journal;
  }

  /** How many costs are known. */
  public int size() {
    return costs.size();
  }

  boolean has(int evaluation) {
    return evaluation < costs.size();
  }

  double cost(int evaluation) {
    return costs.get(evaluation);
  }

  void put(int evaluation, double cost) throws IOException {
    if (!has(evaluation)) {
      costs.add(cost);
      line(Double.toString(cost));
    }
  }

  private void line(String text) throws IOException {
    if (out != null) {
      out.write(text);
      out.write('\n');
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
