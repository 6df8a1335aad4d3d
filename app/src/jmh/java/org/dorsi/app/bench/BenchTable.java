package org.dorsi.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures of a run as a table for people. */
final class BenchTable {

  /** Value, reference and ratio stand under each other by their last digit. */
  private static final Set<Integer> NUMERIC = Set.of(1, 3, 4);

  private BenchTable() {}

  static String of(List<BenchRow> rows) {
    List<String[]> lines = new ArrayList<>();
    lines.add(new String[] {"benchmark", "value", "unit", "reference", "ratio", "bar", ""});
    for (BenchRow row : rows) {
      lines.add(
          new String[] {
            row.name(),
            BenchRow.text(row.value()),
            row.unit(),
            text(row.reference()),
            text(row.ratio()),
            row.bar(),
            row.bar().isEmpty() ? "" : row.ok() ? "ok" : "NOT MET"
          });
    }
    int[] widths = new int[lines.get(0).length];
    for (String[] line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line[i].length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (String[] line : lines) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String padding = " ".repeat(widths[i] - line[i].length());
        out.append(NUMERIC.contains(i) ? padding + line[i] : line[i] + padding).append("  ");
      }
      table.append(out.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private static String text(@Nullable Double number) {
    return number == null ? "" : BenchRow.text(number);
  }
}
