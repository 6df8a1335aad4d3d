package org.dorsi.controller.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorsi.controller.stimulation.Landmark;
import org.dorsi.controller.stimulation.WindowEdge;

/**
 * Reads where a window begins or ends as program files write it: {@code HO}, {@code IC - 80 ms},
 * {@code 40 %}, {@code 40 % + 20 ms}.
 */
final class WindowEdgeText {

  private static final Pattern SHAPE =
      Pattern.compile("(.*?)(?:\\s*([+-])\\s*(\\d+(?:\\.\\d+)?)\\s*ms)?");
  private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");

  private WindowEdgeText() {}

  /**
   * Reads one edge.
   *
   * @throws IllegalArgumentException saying what it must be
   */
  static WindowEdge parse(String text) {
    Matcher shape = SHAPE.matcher(text.trim());
    if (!shape.matches()) {
      throw unknown(text);
    }
    double offsetSeconds =
        shape.group(3) == null ? 0 : Double.parseDouble(shape.group(2) + shape.group(3)) * 1e-3;
    Matcher percent = PERCENT.matcher(shape.group(1));
    if (percent.matches()) {
      double fraction = Double.parseDouble(percent.group(1)) / 100;
      return new WindowEdge(Landmark.INITIAL_CONTACT, fraction, offsetSeconds);
    }
    for (Landmark landmark : Landmark.values()) {
      if (landmark.words().equals(shape.group(1))) {
        return new WindowEdge(landmark, 0, offsetSeconds);
      }
    }
    throw unknown(text);
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "must be IC, FF, HO, TO, feet adjacent, tibia vertical or a share of the cycle like 40 %,"
            + " each perhaps with an offset like - 50 ms, got \""
            + text
            + "\"");
  }
}
