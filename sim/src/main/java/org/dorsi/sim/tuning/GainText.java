package org.dorsi.sim.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.Gait;
import org.dorsi.sim.reflex.GainSet;
import org.dorsi.sim.reflex.ReflexGain;

/**
 * A patient file with other gains at one speed, below a line that says what made them. Everything
 * else stays as it was written. Stateless.
 */
public final class GainText {

  private static final String MADE_BY = "# Gains by: ";
  private static final Pattern SPEED = Pattern.compile("speed-m-per-s\\s*=\\s*([0-9.]+).*");
  private static final double DIGITS = 1e4;

  private GainText() {}

  /** A number as a file has it, with four decimals. */
  static double asWritten(double value) {
    return Math.rint(value * DIGITS) / DIGITS;
  }

  /**
   * The file with the gains of a tuned gait in the place of those for the same speed.
   *
   * @param file the patient file as it was
   * @param gait the gains to write
   * @param affected the leg whose gains are written as offsets from the other's
   * @param command what made them, for whoever reads the file
   * @throws IllegalArgumentException when the file has no gait for this speed
   */
  public static String of(String file, Gait gait, Side affected, String command) {
    List<String> lines = file.lines().toList();
    int head = head(lines, gait.speedMetersPerSec());
    int end = head + 1;
    while (end < lines.size() && isOfGait(lines.get(end))) {
      end++;
    }
    while (isBetween(lines.get(end - 1))) {
      end--;
    }
    int begin = head;
    while (begin > 0 && lines.get(begin - 1).startsWith(MADE_BY)) {
      begin--;
    }
    List<String> written = new ArrayList<>(lines.subList(0, begin));
    written.add(MADE_BY + command);
    write(gait, affected, written);
    written.addAll(lines.subList(end, lines.size()));
    return String.join("\n", written) + "\n";
  }

  private static int head(List<String> lines, double speed) {
    int head = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("[")) {
        head = lines.get(i).startsWith("[[gait]]") ? i : -1;
      }
      Matcher matcher = SPEED.matcher(lines.get(i));
      if (head >= 0 && matcher.matches() && Double.parseDouble(matcher.group(1)) == speed) {
        return head;
      }
    }
    throw new IllegalArgumentException("the file must have a gait for " + speed + " m/s");
  }

  private static boolean isOfGait(String line) {
    return !line.startsWith("[") || line.startsWith("[gait.");
  }

  /** What stands between two tables belongs to the second. */
  private static boolean isBetween(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  private static void write(Gait gait, Side affected, List<String> lines) {
    GainSet sound = affected == Side.LEFT ? gait.rightGains() : gait.leftGains();
    GainSet other = affected == Side.LEFT ? gait.leftGains() : gait.rightGains();
    lines.add("[[gait]]");
    lines.add("speed-m-per-s = " + gait.speedMetersPerSec());
    lines.add("");
    lines.add("[gait.gains]");
    Map<ReflexGain, Double> gains = sound.asMap();
    gains.forEach((gain, value) -> lines.add(line(gain, value)));
    List<String> offsets = new ArrayList<>();
    for (ReflexGain gain : gains.keySet()) {
      double offset = asWritten(other.get(gain) - sound.get(gain));
      if (offset != 0) {
        offsets.add(line(gain, offset));
      }
    }
    if (!offsets.isEmpty()) {
      lines.add("");
      lines.add("[gait.affected-offsets]");
      lines.addAll(offsets);
    }
  }

  private static String line(ReflexGain gain, double value) {
    return String.format(Locale.ROOT, "%s = %.4f", gain.key(), value);
  }
}
