package org.dorsi.sim.tuning;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.Gait;
import org.dorsi.sim.patient.PatientDescription;
import org.dorsi.sim.reflex.GainSet;
import org.dorsi.sim.reflex.ReflexGain;

/** A patient file with other gains: everything else stays as it was written. Stateless. */
public final class GainText {

  private GainText() {}

  /**
   * The file with the gains of a tuned patient.
   *
   * @param file the patient file as it was
   * @param tuned the patient with the gains to write
   * @param command what made them, for whoever reads the file
   */
  public static String of(String file, PatientDescription tuned, String command) {
    StringBuilder head = new StringBuilder("# Gains by: " + command + "\n");
    StringBuilder tail = new StringBuilder();
    boolean gait = false;
    boolean seen = false;
    for (String line : file.lines().toList()) {
      if (line.startsWith("[")) {
        gait = line.startsWith("[[gait]]") || line.startsWith("[gait.");
        seen |= gait;
      }
      if (!gait && !line.startsWith("# Gains by: ")) {
        (seen ? tail : head).append(line).append('\n');
      }
    }
    for (Gait of : tuned.gaits()) {
      append(head, of, tuned.impairment().side());
    }
    return tail.isEmpty() ? head.toString() : head.append('\n').append(tail).toString();
  }

  private static void append(StringBuilder out, Gait gait, Side affected) {
    GainSet sound = affected == Side.LEFT ? gait.rightGains() : gait.leftGains();
    GainSet other = affected == Side.LEFT ? gait.leftGains() : gait.rightGains();
    out.append(out.toString().endsWith("\n\n") ? "" : "\n").append("[[gait]]\n");
    out.append("speed-m-per-s = ").append(gait.speedMetersPerSec()).append('\n');
    out.append("\n[gait.gains]\n");
    Map<ReflexGain, Double> gains = sound.asMap();
    gains.forEach((gain, value) -> line(out, gain, value));
    List<ReflexGain> different =
        gains.keySet().stream()
            .filter(gain -> Math.abs(other.get(gain) - sound.get(gain)) > 5e-5)
            .toList();
    if (!different.isEmpty()) {
      out.append("\n[gait.affected-offsets]\n");
      different.forEach(gain -> line(out, gain, other.get(gain) - sound.get(gain)));
    }
  }

  private static void line(StringBuilder out, ReflexGain gain, double value) {
    out.append(String.format(Locale.ROOT, "%s = %.4f\n", gain.key(), value));
  }
}
