package org.dorsi.controller.gait;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the detectors have learned of a wearer, as named rows of numbers that can be written down
 * with the patient and start the next session.
 *
 * <p>How somebody walks is kept; how the sensors sat that day (tilt, offsets of the switches) is
 * not. One row a line: a name and its numbers, so that the text of one session gives the next one
 * the same state to the bit. Not on the control thread.
 */
public final class WearerHabits {

  private final Map<String, double[]> rows = new LinkedHashMap<>();

  /** Of a stranger: nothing learned yet. */
  public WearerHabits() {}

  /** Adds a row; a second one of the same name takes its place. */
  void put(String name, double... numbers) {
    rows.put(name, numbers.clone());
  }

  /** The numbers of a row, if it is there and has as many as expected at the most. */
  Optional<double[]> get(String name, int mostNumbers) {
    double[] numbers = rows.get(name);
    return numbers == null || numbers.length > mostNumbers
        ? Optional.empty()
        : Optional.of(numbers.clone());
  }

  /** As text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (name, numbers) -> {
          text.append(name);
          for (double number : numbers) {
            text.append(' ').append(number);
          }
          text.append('\n');
        });
    return text.toString();
  }

  /**
   * From text.
   *
   * @throws IllegalArgumentException naming the line that is no row of finite numbers
   */
  public static WearerHabits parse(String text) {
    WearerHabits habits = new WearerHabits();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        habits.read(lines[i].trim().split(" ", -1), i + 1);
      }
    }
    return habits;
  }

  private void read(String[] words, int line) {
    double[] numbers = new double[words.length - 1];
    for (int k = 0; k < numbers.length; k++) {
      try {
        numbers[k] = Double.parseDouble(words[k + 1]);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("line " + line + ": no number: " + words[k + 1], e);
      }
      if (!Double.isFinite(numbers[k])) {
        throw new IllegalArgumentException(
            "line " + line + ": numbers must be finite, got " + words[k + 1]);
      }
    }
    rows.put(words[0], numbers);
  }
}
