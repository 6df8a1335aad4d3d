package org.dorsi.controller.config;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorsi.controller.config.SessionConfig.Preparation;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.check.DeadMan;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.device.FootSwitchSettings;
import org.dorsi.sensors.device.SensorSettings;

/** Reads how a session is armed, and which dead-man switch is in use. */
final class PreparationReader {

  private static final Map<String, Side> SIDES = Map.of("left", Side.LEFT, "right", Side.RIGHT);

  private static final Map<String, Integer> INPUTS =
      Map.of(
          "heel", FootSwitchSample.HEEL,
          "metatarsal-5", FootSwitchSample.METATARSAL_5,
          "metatarsal-1", FootSwitchSample.METATARSAL_1,
          "toe", FootSwitchSample.TOE);

  private PreparationReader() {}

  static Preparation read(ConfigTable session, PatientProfile profile) {
    String arming = session.has("arming") ? session.text("arming") : "short";
    if (!arming.equals("short") && !arming.equals("complete")) {
      throw session.wrong("arming", "must be short or complete, got \"" + arming + "\"");
    }
    boolean complete = arming.equals("complete");
    if (complete && profile == PatientProfile.CHILD && !session.has("deadMan")) {
      throw session.wrong("deadMan", "must be said for a child: key, an input of a board, or none");
    }
    // Where a person is connected, somebody knows when; elsewhere it does not matter.
    Optional<Instant> calibrated =
        complete || session.has("calibrated")
            ? Optional.of(session.instant("calibrated"))
            : Optional.empty();
    return new Preparation(
        complete, session.has("deadMan") ? deadMan(session) : new DeadMan.None(), calibrated);
  }

  private static DeadMan deadMan(ConfigTable session) {
    String text = session.text("deadMan");
    if (text.equals("none")) {
      return new DeadMan.None();
    }
    if (text.equals("key")) {
      return new DeadMan.Key();
    }
    String[] words = text.split(" ", -1);
    Side side = SIDES.get(words[0]);
    Integer bit = words.length == 2 ? INPUTS.get(words[1]) : null;
    if (side == null || bit == null) {
      throw session.wrong(
          "deadMan",
          "must be none, key, or left or right and heel, metatarsal-5, metatarsal-1 or toe, as in"
              + " \"left toe\", got \""
              + text
              + "\"");
    }
    return new DeadMan.BoardInput(side, bit);
  }

  /** Refuses an input of a board that there is none of. */
  static void check(Preparation preparation, List<SensorSettings> sensors, ConfigTable session) {
    if (preparation.deadMan() instanceof DeadMan.BoardInput input
        && sensors.stream()
            .noneMatch(
                s -> s instanceof FootSwitchSettings f && f.sides().contains(input.side()))) {
      throw session.wrong("deadMan", "needs a foot-switch board on that side");
    }
  }
}
