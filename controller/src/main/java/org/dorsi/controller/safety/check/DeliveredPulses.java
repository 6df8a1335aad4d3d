package org.dorsi.controller.safety.check;

import java.util.Arrays;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * Pulses that the stimulator gave and nobody had asked for, or that were stronger than asked (H18):
 * it is not in the state that it says. Less than asked is no danger and is told by the guard.
 *
 * <p>Control thread only.
 */
final class DeliveredPulses implements SafetyCheck {

  /** How long after a command its pulses may still be reported (safety requirements, H18). */
  private static final long REPORT_NS = 600_000_000L;

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  /** Charge is reported in whole nC a pulse. */
  private static final long ROUNDING_NANOCOULOMBS = 1;

  private final long[] askedNs = new long[CHANNELS];
  private final double[] mostMicrocoulombs = new double[CHANNELS];
  private final long[] pulses = new long[CHANNELS];
  private final long[] nanocoulombs = new long[CHANNELS];

  DeliveredPulses() {
    Arrays.fill(askedNs, Long.MIN_VALUE / 2);
  }

  @Override
  public void look(Sight sight, Findings findings) {
    for (int i = 0; i < CHANNELS; i++) {
      ask(i, sight.given().pulses(i + 1), sight.nowNs());
      compare(i, sight.guard(), sight.nowNs(), findings);
    }
  }

  private void ask(int i, PulseParameters asked, long nowNs) {
    if (asked.isOn()) {
      askedNs[i] = nowNs;
      mostMicrocoulombs[i] = Math.max(mostMicrocoulombs[i], asked.chargeMicrocoulombs());
    } else if (nowNs - askedNs[i] > REPORT_NS) {
      mostMicrocoulombs[i] = 0;
    }
  }

  private void compare(int i, GuardStatus guard, long nowNs, Findings findings) {
    long newPulses = guard.pulses(i + 1) - pulses[i];
    long newNanocoulombs = guard.chargeNanocoulombs(i + 1) - nanocoulombs[i];
    pulses[i] = guard.pulses(i + 1);
    nanocoulombs[i] = guard.chargeNanocoulombs(i + 1);
    if (newPulses > 0 && nowNs - askedNs[i] > REPORT_NS) {
      findings.stop("channel " + (i + 1) + ": pulses that nobody asked for");
    } else if (newNanocoulombs > newPulses * (mostMicrocoulombs[i] * 1e3 + ROUNDING_NANOCOULOMBS)) {
      findings.stop("channel " + (i + 1) + ": more charge than asked for");
    }
  }
}
