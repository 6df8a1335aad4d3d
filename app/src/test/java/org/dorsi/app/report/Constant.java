package org.dorsi.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tuning constant in a detector's source.
 *
 * @param file the class that it is in
 * @param name its name
 * @param type {@code int}, {@code double} or {@code int[]}
 * @param expression what it is, in Java
 */
record Constant(String file, String name, String type, String expression) {

  /** Whose constants are varied: all that decide about units' events. */
  static final List<String> FILES =
      List.of(
          "FootImuDetector",
          "FootAxes",
          "FootHabits",
          "FootRest",
          "FootStrike",
          "FootTravel",
          "HeelRise",
          "LandingSearch",
          "LandingWatch",
          "Levelling",
          "EventPredictor",
          "TimeToEvent",
          "SegmentAxes",
          "RollOver",
          "ShankAxes",
          "ShankBeside",
          "ShankHabits",
          "ShankImuDetector",
          "ShankTilt",
          "SignalHistory",
          "SwingMarks");

  /** No tuning: physics, room in memory, the grid, and numbers that stand for nothing. */
  private static final Set<String> FIXED =
      Set.of(
          "GRAVITY_METERS_PER_SEC2",
          "STEP_SECONDS",
          "ROOM",
          "SIGNALS",
          "SIZE",
          "NONE",
          "NEVER",
          "NOTHING");

  private static final Pattern DECLARATION =
      Pattern.compile("static final (int|double|int\\[\\]) (\\w+) =\\s+([^;]+);");

  /** The constants of all detectors, as their sources stand. */
  static List<Constant> in(Path sources) throws IOException {
    List<Constant> constants = new ArrayList<>();
    for (String file : FILES) {
      Matcher found = DECLARATION.matcher(Files.readString(sources.resolve(file + ".java")));
      while (found.find()) {
        if (!FIXED.contains(found.group(2))) {
          constants.add(new Constant(file, found.group(2), found.group(1), found.group(3)));
        }
      }
    }
    return constants;
  }

  /** The source with this constant so much greater. */
  String scaled(String source, double factor) {
    Matcher found = DECLARATION.matcher(source);
    StringBuilder varied = new StringBuilder();
    while (found.find()) {
      if (found.group(2).equals(name)) {
        found.appendReplacement(
            varied,
            Matcher.quoteReplacement(
                "static final " + type + " " + name + " = " + scaled(factor) + ";"));
      }
    }
    return found.appendTail(varied).toString();
  }

  /** Whole numbers change by one at the least; of a cosine the angle is meant. */
  private String scaled(double factor) {
    if (name.contains("COSINE")) {
      return "StrictMath.cos(StrictMath.acos(" + expression + ") * " + factor + ")";
    }
    String moved = "Math.%s((%s) * " + factor + ")";
    return switch (type) {
      case "double" -> "(" + expression + ") * " + factor;
      case "int" ->
          String.format(
              "(int) (Math.abs((%s) * %s - (%s)) < 0.5 ? (%s) + %d : "
                  + moved.replace("%s", "rint").replace("(rint)", "(%s)")
                  + ")",
              expression,
              factor,
              expression,
              expression,
              factor > 1 ? 1 : -1,
              expression);
      default ->
          "java.util.Arrays.stream(new int[] "
              + expression
              + ").map(v -> (int) Math.rint(v * "
              + factor
              + ")).toArray()";
    };
  }

  @Override
  public String toString() {
    return file + "." + name;
  }
}
