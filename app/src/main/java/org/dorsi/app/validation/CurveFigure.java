package org.dorsi.app.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dorsi.sim.validation.Curve;

/** A figure of hip, knee, ankle and ground reaction force over the stride, as SVG. One thread. */
final class CurveFigure {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 640;
  private static final int PANEL_WIDTH = 360;
  private static final int PANEL_HEIGHT = 220;
  private static final int LEFT = 56;
  private static final int TOP = 58;
  private static final int COLUMN = 424;
  private static final int ROW = 276;

  /** Room for the band's entry in the legend, before those of the lines. */
  private static final int LEGEND = 334;

  private record Line(String label, String colour, String dash, List<double[]> curves) {}

  private record Axis(String title, double least, double most, double step) {}

  private final String title;
  private final NormativeCurves normative;
  private final List<Line> lines = new ArrayList<>();

  CurveFigure(String title, NormativeCurves normative) {
    this.title = title;
    this.normative = normative;
  }

  /**
   * Adds a leg's mean curves.
   *
   * @param dash pattern of the stroke, empty for a whole line
   */
  void add(String label, String colour, String dash, List<double[]> curves) {
    lines.add(new Line(label, colour, dash, curves));
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\""
                + " fill=\"#222\">\n",
            WIDTH, HEIGHT, WIDTH, HEIGHT));
    svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>\n", WIDTH, HEIGHT));
    svg.append(format("<text x=\"%d\" y=\"24\" font-size=\"16\">%s</text>\n", LEFT, title));
    legend(svg);
    for (Curve curve : Curve.values()) {
      panel(svg, curve, axis(curve));
    }
    return svg.append("</svg>\n").toString();
  }

  private static Axis axis(Curve curve) {
    return switch (curve) {
      case HIP -> new Axis("Hip flexion, deg (mean as the normative one)", -40, 60, 20);
      case KNEE -> new Axis("Knee flexion, deg", -10, 90, 20);
      case ANKLE -> new Axis("Ankle dorsiflexion, deg", -40, 30, 10);
      case GRF -> new Axis("Vertical ground reaction force, body weights", 0, 2.0, 0.4);
    };
  }

  private void legend(StringBuilder svg) {
    int x = LEFT;
    svg.append(
        format("<rect x=\"%d\" y=\"600\" width=\"24\" height=\"12\" fill=\"#d9d9d9\"/>\n", x));
    svg.append(
        format(
            "<text x=\"%d\" y=\"611\">22 healthy adults at 1.2 m/s, mean and 1 SD</text>\n",
            x + 30));
    x += LEGEND;
    int y = 600;
    for (Line line : lines) {
      if (x > WIDTH - 110) {
        x = LEFT + LEGEND;
        y += 20;
      }
      svg.append(
          format(
              "<path d=\"M%d %dh24\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n",
              x, y + 6, line.colour(), line.dash()));
      svg.append(format("<text x=\"%d\" y=\"%d\">%s</text>\n", x + 30, y + 11, line.label()));
      x += 52 + 7 * line.label().length();
    }
  }

  private void panel(StringBuilder svg, Curve curve, Axis axis) {
    int index = curve.compareTo(Curve.HIP);
    svg.append(
        format(
            "<g transform=\"translate(%d,%d)\">\n",
            LEFT + index % 2 * COLUMN, TOP + index / 2 * ROW));
    svg.append(format("<text y=\"-6\">%s</text>\n", axis.title()));
    double[] mean = normative.mean(curve);
    double[] deviation = normative.deviation(curve);
    svg.append(format("<path d=\"%s\" fill=\"#d9d9d9\"/>\n", outline(mean, deviation, axis)));
    for (double value = axis.least(); value <= axis.most() + 1e-9; value += axis.step()) {
      double y = y(value, axis);
      svg.append(
          format(
              "<path d=\"M0 %.1fH%d\" stroke=\"#000\" stroke-opacity=\"%s\"/>\n",
              y, PANEL_WIDTH, Math.abs(value) < 1e-9 ? "0.5" : "0.1"));
      String number = axis.step() < 1 ? format("%.1f", value) : format("%.0f", value);
      svg.append(
          format("<text x=\"-6\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n", y + 4, number));
    }
    for (int percent = 0; percent <= 100; percent += 20) {
      svg.append(
          format(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d%s</text>\n",
              x(percent), PANEL_HEIGHT + 16, percent, percent == 100 ? " %" : ""));
    }
    svg.append(
        format(
            "<path d=\"%s\" fill=\"none\" stroke=\"#777\" stroke-width=\"1.2\"/>\n",
            path(mean, axis)));
    for (Line line : lines) {
      double[] values = line.curves().get(index);
      svg.append(
          format(
              "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\""
                  + " stroke-linejoin=\"round\" stroke-dasharray=\"%s\"/>\n",
              path(curve == Curve.HIP ? shifted(values, mean) : values, axis),
              line.colour(),
              line.dash()));
    }
    svg.append("</g>\n");
  }

  /** The hip against the pelvis has another zero than against the trunk: means are made equal. */
  static double[] shifted(double[] values, double[] reference) {
    double shift = 0;
    for (int i = 0; i < values.length; i++) {
      shift += (reference[i] - values[i]) / values.length;
    }
    double[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += shift;
    }
    return moved;
  }

  private static String outline(double[] mean, double[] deviation, Axis axis) {
    StringBuilder path = new StringBuilder();
    int last = mean.length - 1;
    for (int i = 0; i <= last; i++) {
      point(path, i, mean[i] + deviation[i], axis);
    }
    for (int i = last; i >= 0; i--) {
      point(path, i, mean[i] - deviation[i], axis);
    }
    return path.append('Z').toString();
  }

  private static String path(double[] values, Axis axis) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      point(path, i, values[i], axis);
    }
    return path.toString();
  }

  private static void point(StringBuilder path, int percent, double value, Axis axis) {
    path.append(path.isEmpty() ? 'M' : 'L').append(format("%.1f %.1f", x(percent), y(value, axis)));
  }

  private static double x(double percent) {
    return percent * PANEL_WIDTH / 100;
  }

  private static double y(double value, Axis axis) {
    double within = Math.min(Math.max(value, axis.least()), axis.most());
    return PANEL_HEIGHT * (axis.most() - within) / (axis.most() - axis.least());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
