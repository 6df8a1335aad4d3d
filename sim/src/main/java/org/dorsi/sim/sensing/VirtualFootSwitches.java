package org.dorsi.sim.sensing;

import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * The films under one foot: heel and fifth metatarsal, first metatarsal, great toe. The body has
 * two points of contact a foot, so the three in front share the load of the ball and differ only in
 * how much of it they bear. Seeded; one thread.
 */
public final class VirtualFootSwitches {

  /** Share of the heel's load, then of the ball's, that a film of 4 cm2 bears [E]. */
  private static final double[] SHARES = {0.5, 0.2, 0.25, 0.15};

  private final Side side;
  private final ShoeSettings settings;
  private final VirtualSwitch[] films = new VirtualSwitch[ShoeSettings.POSITIONS];
  private final int periodTicks;
  private final long latencyNs;
  private long ticks;

  public VirtualFootSwitches(Side side, ShoeSettings settings, long seed) {
    this.side = side;
    this.settings = settings;
    this.periodTicks = (int) Math.round(1000 / settings.rateHz());
    this.latencyNs = Math.round(settings.latencySeconds() * 1e9);
    for (int i = 0; i < ShoeSettings.POSITIONS; i++) {
      films[i] = new VirtualSwitch(settings.films().get(i), seed + i);
    }
  }

  /**
   * A millisecond on.
   *
   * @param timeNs simulated time
   * @param heelNewtons vertical force on the heel
   * @param ballNewtons vertical force on the ball of the foot
   * @return the sample, at the instants that one is due
   */
  public @Nullable FootSwitchSample look(long timeNs, double heelNewtons, double ballNewtons) {
    int closed = 0;
    for (int i = 0; i < ShoeSettings.POSITIONS; i++) {
      double load = SHARES[i] * (i == 0 ? heelNewtons : ballNewtons);
      closed |= films[i].look(load) ? 1 << i : 0;
    }
    return ticks++ % periodTicks == 0
        ? new FootSwitchSample(timeNs, timeNs + latencyNs, side, closed & settings.fitted())
        : null;
  }
}
