package org.dorsi.sim.sensing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The switches under one foot.
 *
 * @param fitted which there are, the bits of {@link org.dorsi.sensors.FootSwitchSample}; others
 *     never close
 * @param films what each of the four positions is like, in the order of those bits
 * @param rateHz samples a second; a whole number of milliseconds apart
 * @param latencySeconds from the measurement to the last byte
 */
public record ShoeSettings(
    int fitted, List<SwitchSettings> films, double rateHz, double latencySeconds) {

  /** Heel, fifth and first metatarsal, great toe. */
  static final int POSITIONS = 4;

  private static final int ALL = (1 << POSITIONS) - 1;

  /** Four sound films at 200 samples a second, as the FS1 board has them. */
  public static final ShoeSettings SOUND =
      new ShoeSettings(ALL, Collections.nCopies(POSITIONS, SwitchSettings.SOUND), 200, 0.002);

  public ShoeSettings {
    films = List.copyOf(films);
    if (fitted < 1 || fitted > ALL) {
      throw new IllegalArgumentException("fitted switches must be in [1, 15], got " + fitted);
    }
    if (films.size() != POSITIONS) {
      throw new IllegalArgumentException("a shoe has four positions, got " + films.size());
    }
    Ranges.checkRate("foot switch rate", rateHz);
    Ranges.check("foot switch latency", latencySeconds, 0, 0.2, "s");
  }

  /** The same shoe with films at these positions only. */
  public ShoeSettings withFitted(int positions) {
    return new ShoeSettings(positions, films, rateHz, latencySeconds);
  }

  /** The same shoe with the films at these positions broken. */
  public ShoeSettings with(int positions, SwitchSettings.Failure failure) {
    List<SwitchSettings> broken = new ArrayList<>(films);
    for (int i = 0; i < POSITIONS; i++) {
      if ((positions >> i & 1) == 1) {
        broken.set(i, films.get(i).with(failure));
      }
    }
    return new ShoeSettings(fitted, broken, rateHz, latencySeconds);
  }
}
