package org.dorsi.app.session;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.dorsi.app.detect.HabitsFile;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.sensors.Side;

/**
 * What earlier sessions have learned of how the patient walks; kept beside the patient's trials.
 *
 * @param file where it is kept
 * @param wearer whose it must be
 * @param known what a session begins with
 * @param words what a person is told of it
 */
record PatientHabits(Path file, HabitsFile.Wearer wearer, WearerHabits known, String words) {

  /** Looks for them; a session begins anew where there are none, or none that can be used. */
  static PatientHabits of(SessionConfig config, Path trials) {
    Map<Side, LegSetup.Detector> detectors = new EnumMap<>(Side.class);
    config.legs().forEach(leg -> detectors.put(leg.side(), leg.detector()));
    HabitsFile.Wearer wearer = new HabitsFile.Wearer(Optional.of(config.patient()), detectors);
    Path file = trials.resolve(config.patient() + ".habits");
    try {
      return HabitsFile.read(file, wearer)
          .map(known -> new PatientHabits(file, wearer, known, "gait known from " + file))
          .orElseGet(() -> anew(file, wearer, "gait not known yet, to be kept in " + file));
    } catch (ConfigException e) {
      return anew(file, wearer, "gait to be learned anew: " + e.getMessage());
    }
  }

  private static PatientHabits anew(Path file, HabitsFile.Wearer wearer, String words) {
    return new PatientHabits(file, wearer, new WearerHabits(), words);
  }

  /** Keeps what is known now. */
  void keep(WearerHabits now) {
    HabitsFile.write(file, wearer, now);
  }
}
