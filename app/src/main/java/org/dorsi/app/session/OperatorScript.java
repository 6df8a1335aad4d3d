package org.dorsi.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.safety.OperatorCommand;

/**
 * A timed list of operator commands, for tests and demonstrations: one {@code SECONDS COMMAND
 * [ARGUMENTS]} a line, {@code #} begins a comment.
 *
 * @param steps in the order of their times
 */
public record OperatorScript(List<Step> steps) {

  /**
   * One command and when it is given.
   *
   * @param atNs session time
   * @param command what the operator asks for
   */
  public record Step(long atNs, OperatorCommand command) {}

  public OperatorScript {
    steps = steps.stream().sorted(Comparator.comparingLong(Step::atNs)).toList();
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException with file and line of the first thing that is wrong
   */
  public static OperatorScript read(Path file) {
    try {
      return parse(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /** Reads lines; {@code name} is how complaints call them. */
  public static OperatorScript parse(String name, List<String> lines) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = withoutComment(lines.get(i)).trim();
      if (line.isEmpty()) {
        continue;
      }
      String[] words = line.split("\\s+", 2);
      try {
        double seconds = Double.parseDouble(words[0]);
        if (!(seconds >= 0 && seconds <= 1e6) || words.length < 2) {
          throw new IllegalArgumentException("a line is SECONDS COMMAND, got \"" + line + "\"");
        }
        steps.add(new Step(Math.round(seconds * 1e9), OperatorLine.parse(words[1])));
      } catch (NumberFormatException e) {
        throw new ConfigException(
            name + ":" + (i + 1) + ": seconds must be a number, got \"" + words[0] + "\"");
      } catch (IllegalArgumentException e) {
        throw new ConfigException(name + ":" + (i + 1) + ": " + e.getMessage());
      }
    }
    return new OperatorScript(steps);
  }

  private static String withoutComment(String line) {
    int hash = line.indexOf('#');
    return hash < 0 ? line : line.substring(0, hash);
  }
}
