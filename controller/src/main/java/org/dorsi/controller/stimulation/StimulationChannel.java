package org.dorsi.controller.stimulation;

import org.dorsi.sensors.Side;

/**
 * One output of the stimulator and what hangs on it.
 *
 * @param number socket of the stimulator, 1 to 8
 * @param muscle the muscle under the electrodes
 * @param side the leg
 * @param electrodeAreaCm2 area of the smaller electrode of the pair: the current density follows
 *     from it
 */
public record StimulationChannel(int number, Muscle muscle, Side side, double electrodeAreaCm2) {

  /** The most channels a supported stimulator has. */
  public static final int MAX_CHANNELS = 8;

  public StimulationChannel {
    if (number < 1 || number > MAX_CHANNELS) {
      throw new IllegalArgumentException(
          "channel must be in [1, " + MAX_CHANNELS + "], got " + number);
    }
    if (!(electrodeAreaCm2 >= 1 && electrodeAreaCm2 <= 200)) {
      throw new IllegalArgumentException(
          "electrode area must be in [1, 200] cm2, got " + electrodeAreaCm2);
    }
  }

  /** The name operators use, for example {@code ta-right}. */
  public String name() {
    return muscle.abbreviation() + (side == Side.LEFT ? "-left" : "-right");
  }
}
