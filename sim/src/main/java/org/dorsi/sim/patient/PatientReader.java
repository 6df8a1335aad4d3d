package org.dorsi.sim.patient;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.sensors.Side;
import org.dorsi.sim.body.BodyParameters;
import org.dorsi.sim.contact.Sole;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.reflex.GainSet;
import org.dorsi.sim.reflex.ReflexGain;

/**
 * Reads a patient from TOML. Ranges are those of people from three years of age; a value outside
 * them, or an unknown key, is refused with its line. Stateless; any thread.
 */
public final class PatientReader {

  private static final double ADULT_HEIGHT_METERS = 1.8;

  // Body mass index, kg/m2: beyond these nobody walks.
  private static final double LEAST_MASS_INDEX = 10;
  private static final double MOST_MASS_INDEX = 60;

  private PatientReader() {}

  /**
   * Reads a patient.
   *
   * @param file the whole file; tables that others read have to be read before its unknown keys are
   *     refused, which is the caller's
   * @throws ConfigException naming file, line, value and rule
   */
  public static PatientDescription read(ConfigTable file) {
    ConfigTable body = file.table("body");
    double heightMeters = body.number("height-m", 0.9, 2.1);
    double height = heightMeters / ADULT_HEIGHT_METERS;
    double mass = body.number("mass-kg", 12, 160);
    double massIndex = mass / (heightMeters * heightMeters);
    if (massIndex < LEAST_MASS_INDEX || massIndex > MOST_MASS_INDEX) {
      throw body.wrong(
          "mass-kg",
          String.format(
              Locale.ROOT,
              "must be 10 to 60 kg for each square metre of height, got %.1f kg/m2",
              massIndex));
    }
    double strength = body.number("strength", 0.05, 2);
    BodyParameters adult = BodyParameters.adult();
    BodyParameters parameters =
        adult
            .withSole(body.number("heel-m", -0.08, -0.02), body.number("toe-m", 0.1, 0.22))
            .scaled(mass / adult.massKilograms(), height);
    Sole sole =
        new Sole(
            body.number("sole-sink-m", 0.001, 0.03), body.number("sole-damping-m-per-s", 0.1, 10));
    body.refuseUnknownKeys();

    Side side = file.choice("side", Side.class);
    ConfigTable launch = file.table("launch");
    PatientDescription.Launch start =
        new PatientDescription.Launch(
            launch.number("belt-m-per-s", 0.2, 2), launch.number("hip-m-per-s", 0.2, 2));
    launch.refuseUnknownKeys();
    List<Gait> gaits = new ArrayList<>();
    for (ConfigTable gait : file.tables("gait")) {
      gaits.add(gait(gait, side));
    }
    if (gaits.isEmpty()) {
      throw file.wrong("gait", "must be there at least once, as [[gait]]");
    }
    return new PatientDescription(
        file.text("name"),
        file.text("about"),
        parameters,
        sole,
        height,
        strength,
        file.number("motor-noise", 0, 0.3),
        file.has("impairment") ? impairment(file.table("impairment"), side) : Impairment.none(),
        file.number("default-speed-m-per-s", 0.2, 2),
        start,
        gaits);
  }

  private static Gait gait(ConfigTable table, Side affected) {
    double speed = table.number("speed-m-per-s", 0.2, 2);
    ConfigTable written = table.table("gains");
    Map<ReflexGain, Double> values = new EnumMap<>(ReflexGain.class);
    for (ReflexGain gain : ReflexGain.values()) {
      values.put(gain, written.number(gain.key(), gain.least(), gain.most()));
    }
    written.refuseUnknownKeys();
    GainSet gains = GainSet.of(values);
    GainSet affectedGains = gains;
    if (table.has("affected-offsets")) {
      affectedGains = gains.plus(offsets(table.table("affected-offsets")));
    }
    table.refuseUnknownKeys();
    return affected == Side.LEFT
        ? new Gait(speed, affectedGains, gains)
        : new Gait(speed, gains, affectedGains);
  }

  private static Map<ReflexGain, Double> offsets(ConfigTable table) {
    Map<ReflexGain, Double> offsets = new EnumMap<>(ReflexGain.class);
    for (ReflexGain gain : ReflexGain.values()) {
      double range = gain.most() - gain.least();
      offsets.put(gain, table.number(gain.key(), 0, -range, range));
    }
    table.refuseUnknownKeys();
    return offsets;
  }

  private static Impairment impairment(ConfigTable table, Side side) {
    Impairment impairment =
        new Impairment(
            side,
            table.number("ramp-s", 0.1, 60),
            muscles(table, "excitation", 0, 1),
            muscles(table, "strength", 0, 1),
            muscles(table, "tone", 0, 0.5),
            muscles(table, "tendon", 0.8, 1),
            muscles(table, "spasticity", 0, 3),
            table.number("spastic-threshold", 0, 0, 1),
            table.number("swing-quadriceps", 0, 0, 0.5));
    table.refuseUnknownKeys();
    return impairment;
  }

  private static Map<LegMuscle, Double> muscles(
      ConfigTable table, String key, double least, double most) {
    Map<LegMuscle, Double> values = new EnumMap<>(LegMuscle.class);
    if (!table.has(key)) {
      return values;
    }
    ConfigTable written = table.table(key);
    for (LegMuscle muscle : LegMuscle.values()) {
      String name = muscle.key();
      if (written.has(name)) {
        values.put(muscle, written.number(name, least, most));
      }
    }
    written.refuseUnknownKeys();
    return values;
  }
}
