package org.dorsi.controller.safety.check;

import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * Bursts that begin where their own leg is not in their window (H19, H20): a channel that follows
 * the wrong leg, or a program gone astray. Judged from the leg's place in the cycle alone, wide
 * enough for every wearer's own timing. Control thread only.
 */
final class PhaseWindow implements SafetyCheck {

  /** Safety requirements, H19: at least 80 % of ten strides. */
  private static final int BURSTS = 10;

  private static final int TOLERATED_OUTSIDE = 2;

  /** How much sooner than in able walking a wearer's window may begin. */
  private static final double TOLERANCE_FRACTION = 0.15;

  private static final int ALL = (1 << BURSTS) - 1;

  private final boolean[] wasOn = new boolean[StimulationChannel.MAX_CHANNELS];

  /** One bit a burst, the newest lowest: whether it began outside. */
  private final int[] outside = new int[StimulationChannel.MAX_CHANNELS];

  @Override
  public void look(Sight sight, Findings findings) {
    for (int i = 0; i < sight.channels().size(); i++) {
      Watched channel = sight.channels().get(i);
      int slot = channel.program().channel().number() - 1;
      PulseParameters pulses = sight.given().pulses(slot + 1);
      boolean begins = pulses.isOn() && !wasOn[slot];
      wasOn[slot] = pulses.isOn();
      if (begins && sight.mode() == StimulationMode.GAIT) {
        outside[slot] = (outside[slot] << 1 | (isOutside(sight, channel) ? 1 : 0)) & ALL;
      }
      if (channel.isEnabled() && Integer.bitCount(outside[slot]) > TOLERATED_OUTSIDE) {
        outside[slot] = 0;
        findings.latch(channel.program().channel().name() + ": bursts outside their window");
      }
    }
  }

  private static double wrapped(double fraction) {
    return fraction - Math.floor(fraction);
  }

  private static boolean isOutside(Sight sight, Watched channel) {
    GaitWindow window = channel.program().window();
    LegTracker leg = sight.legs().leg(channel.program().channel().side());
    if (window == null || leg == null) {
      return true;
    }
    double place = leg.state(sight.nowNs()).cycleFraction();
    double from = window.from().usualFraction() - TOLERANCE_FRACTION;
    // An unknown place, while the first strides are learned, is no evidence either way.
    return wrapped(place - from) > TOLERANCE_FRACTION + window.usualFraction();
  }
}
