package org.dorsi.app.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must hold, with what was found. One thread. */
final class Bars {

  private final List<String> rows = new ArrayList<>();
  private int missed;

  /** A number that must lie in a range; NaN does not. */
  void within(String what, double value, double least, double most, String unit) {
    row(
        what,
        number(value, unit),
        number(least, "") + " to " + number(most, unit),
        value >= least && value <= most);
  }

  void atLeast(String what, double value, double least, String unit) {
    row(what, number(value, unit), "at least " + number(least, unit), value >= least);
  }

  void atMost(String what, double value, double most, String unit) {
    row(what, number(value, unit), "at most " + number(most, unit), value <= most);
  }

  /** A number that is told and has no bar. */
  void told(String what, double value, String unit) {
    rows.add("| " + what + " | " + number(value, unit) + " | - | |");
  }

  void fact(String what, String found, String bar, boolean met) {
    row(what, found, bar, met);
  }

  private void row(String what, String found, String bar, boolean met) {
    missed += met ? 0 : 1;
    rows.add(
        "| " + what + " | " + found + " | " + bar + " | " + (met ? "met" : "**not met**") + " |");
  }

  int missed() {
    return missed;
  }

  /** As a table of Markdown. */
  String table() {
    return "| what | found | bar | |\n|---|--:|--:|---|\n" + String.join("\n", rows) + "\n";
  }

  private static String number(double value, String unit) {
    double size = Math.abs(value);
    String digits = size == 0 || size >= 100 ? "%.0f" : size < 2 ? "%.3f" : "%.1f";
    return String.format(Locale.ROOT, digits, value) + (unit.isEmpty() ? "" : " " + unit);
  }
}
