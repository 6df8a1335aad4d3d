package org.dorsi.sim.recruitment;

import java.util.List;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;
import org.dorsi.sim.muscle.LegMuscle;
import org.jspecify.annotations.Nullable;

/**
 * A patient's legs under electrodes: pulses in, added activation of each muscle out. The activation
 * already has its calcium dynamics, so it adds to a muscle's activation, not to its excitation.
 *
 * <p>Time goes by in steps of one millisecond. No allocation after construction; one thread.
 */
public final class StimulatedLegs {

  /** Time from one {@link #advance} to the next. */
  public static final double STEP_SECONDS = 1e-3;

  private final @Nullable StimulatedSite[] sites =
      new @Nullable StimulatedSite[StimulationChannel.MAX_CHANNELS];

  /**
   * @param channels which electrodes are where
   * @param left how the left leg answers
   * @param right how the right leg answers
   * @param seed decides how the electrodes drift
   */
  public StimulatedLegs(
      List<StimulationChannel> channels, FesSettings left, FesSettings right, long seed) {
    for (StimulationChannel channel : channels) {
      int i = channel.number() - 1;
      FesSettings settings = channel.side() == Side.LEFT ? left : right;
      sites[i] = new StimulatedSite(channel, settings, STEP_SECONDS, seed + channel.number());
    }
  }

  /**
   * A pulse comes now; from a channel without electrodes it goes nowhere.
   *
   * @param channel 1 to 8
   * @param dorsiflexionRad of the ankle of the channel's leg
   */
  public void pulse(
      int channel, double currentMilliamps, double pulseWidthMicros, double dorsiflexionRad) {
    StimulatedSite site = sites[channel - 1];
    if (site != null) {
      site.pulse(currentMilliamps, pulseWidthMicros, dorsiflexionRad);
    }
  }

  /** One step on. */
  public void advance() {
    for (StimulatedSite site : sites) {
      if (site != null) {
        site.advance();
      }
    }
  }

  /**
   * Activation that stimulation adds to a muscle now, 0 to 1. Fibres that two channels reach are
   * taken as different ones.
   */
  public double activation(Side side, LegMuscle muscle) {
    double left = 1;
    for (StimulatedSite site : sites) {
      if (site != null && site.side() == side) {
        left *= 1 - site.activation(muscle);
      }
    }
    return 1 - left;
  }
}
