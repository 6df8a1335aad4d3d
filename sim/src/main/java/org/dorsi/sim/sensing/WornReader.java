package org.dorsi.sim.sensing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.sensors.Side;

/**
 * Reads what a simulated person wears: tables {@code [switches]}, with {@code
 * [switches.right-heel]} for one that is different, {@code [shoe-imu]} and {@code [strapped-imu]}.
 * What is not written is usual. Stateless; any thread.
 */
public final class WornReader {

  /** What the positions in a shoe are called, in the order of the bits of a sample. */
  public static final List<String> POSITIONS = List.of("heel", "met5", "met1", "toe");

  private static final double DEG = Math.PI / 180;

  private WornReader() {}

  /**
   * Reads a whole file.
   *
   * @throws ConfigException naming file, line, value and rule; also for an unknown key
   */
  public static WornSettings read(ConfigTable file) {
    WornSettings worn = WornSettings.USUAL;
    if (file.has("switches")) {
      ConfigTable switches = file.table("switches");
      SwitchSettings usual = film(switches, SwitchSettings.SOUND);
      worn = worn.with(shoe(switches, Side.LEFT, usual), shoe(switches, Side.RIGHT, usual));
      switches.refuseUnknownKeys();
    }
    ImuSettings onTheShoe = imu(file, "shoe-imu", worn.onTheShoe());
    ImuSettings onFlesh = imu(file, "strapped-imu", worn.onFlesh());
    file.refuseUnknownKeys();
    return new WornSettings(worn.left(), worn.right(), onTheShoe, onFlesh);
  }

  private static ShoeSettings shoe(ConfigTable switches, Side side, SwitchSettings usual) {
    ShoeSettings sound = ShoeSettings.SOUND;
    List<SwitchSettings> films = new ArrayList<>();
    for (String position : POSITIONS) {
      String key = side.name().toLowerCase(Locale.ROOT) + "-" + position;
      if (switches.has(key)) {
        ConfigTable own = switches.table(key);
        films.add(film(own, usual));
        own.refuseUnknownKeys();
      } else {
        films.add(usual);
      }
    }
    return new ShoeSettings(
        sound.fitted(),
        films,
        rate(switches, sound.rateHz()),
        switches.number("latency-s", sound.latencySeconds(), 0, 0.2));
  }

  private static SwitchSettings film(ConfigTable table, SwitchSettings usual) {
    double close = table.number("close-n", usual.closeNewtons(), 0.2, 200);
    return new SwitchSettings(
        close,
        table.number("open-n", Math.min(usual.openNewtons(), close), 0.1, close),
        table.number("bounce-s", usual.longestBounceSeconds(), 0, 0.05),
        table.number("dead-time-s", usual.deadTimeSeconds(), 0, 0.1),
        table.number("wear", usual.wearFraction(), 0.1, 1),
        table.number("preload-n", usual.preloadNewtons(), 0, 50),
        table.has("failure")
            ? table.choice("failure", SwitchSettings.Failure.class)
            : usual.failure());
  }

  private static ImuSettings imu(ConfigTable file, String key, ImuSettings usual) {
    if (!file.has(key)) {
      return usual;
    }
    ConfigTable table = file.table(key);
    double gravity = ImuNoise.STANDARD_GRAVITY;
    ImuSettings settings =
        new ImuSettings(
            rate(table, usual.rateHz()),
            table.number("low-pass-hz", usual.lowPassHz(), 5, 450),
            DEG * table.number("gyro-range-deg-per-s", usual.gyroRangeRadPerSec() / DEG, 100, 5000),
            gravity
                * table.number("force-range-g", usual.forceRangeMetersPerSec2() / gravity, 2, 100),
            DEG * table.number("misalignment-deg", usual.misalignmentRad() / DEG, 0, 25),
            table.number("displacement-m", usual.displacementMeters(), 0, 0.05),
            table.number("tissue-hz", usual.tissueHz(), 0, 100),
            table.number("tissue-damping", usual.tissueDampingFraction(), 0.05, 2),
            table.number("latency-s", usual.latencySeconds(), 0, 0.2),
            table.number("jitter-s", usual.jitterSeconds(), 0, 0.1),
            table.number("errors", usual.errorFraction(), 0, 10));
    table.refuseUnknownKeys();
    return settings;
  }

  private static double rate(ConfigTable table, double usual) {
    double hertz = table.number("rate-hz", usual, 10, 1000);
    if (1000 % hertz != 0) {
      throw table.wrong(
          "rate-hz", "must be a whole number of milliseconds apart, got " + hertz + " Hz");
    }
    return hertz;
  }
}
