package org.dorsi.app.detect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.gait.LegSetup;

/** Detectors as maps and command lines spell them: {@code foot-imu}. */
public final class DetectorNames {

  /** Chooses by what is fitted. */
  private static final String AUTOMATIC = "auto";

  private DetectorNames() {}

  /** How a detector is spelled. */
  public static String name(LegSetup.Detector detector) {
    return detector.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The detector of a name; empty for {@code auto}.
   *
   * @throws ConfigException with the names there are
   */
  public static Optional<LegSetup.Detector> parse(String name) {
    Optional<LegSetup.Detector> found =
        Arrays.stream(LegSetup.Detector.values()).filter(d -> name(d).equals(name)).findFirst();
    if (found.isEmpty() && !name.equals(AUTOMATIC)) {
      throw new ConfigException(
          "detector must be one of "
              + Arrays.stream(LegSetup.Detector.values())
                  .map(DetectorNames::name)
                  .collect(Collectors.joining(", "))
              + ", "
              + AUTOMATIC
              + ", got \""
              + name
              + "\"");
    }
    return found;
  }
}
