package org.dorsi.app.campaign;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.function.Consumer;
import org.dorsi.sim.device.WirePulse;
import org.jspecify.annotations.Nullable;

/** Holds the pulses of one channel to its envelope. One thread. */
final class ChannelJudge {

  private static final long SECOND_NS = 1_000_000_000L;

  /** A permit is at most one refresh and one tick old when its pulse comes. */
  private static final long HAND_OVER_NS = 6_000_000;

  private static final double ROUNDING = 1e-9;

  private record Burst(long startNs, long endNs) {}

  private final Envelope envelope;
  private final Consumer<? super String> breach;
  private final ArrayDeque<WirePulse> second = new ArrayDeque<>();
  private final ArrayDeque<Burst> bursts = new ArrayDeque<>();
  private double energy;
  private @Nullable WirePulse last;
  private long lastAgeNs;
  private long burstNs;

  ChannelJudge(Envelope envelope, Consumer<? super String> breach) {
    this.envelope = envelope;
    this.breach = breach;
  }

  /** Whether the channel pulsed so lately that it counts as on. */
  boolean isOn(long timeNs) {
    return last != null && timeNs - last.timeNs() <= 3 * envelope.nominalPeriodNs() / 2;
  }

  /**
   * Judges a pulse.
   *
   * @param ageNs of the controller's last decision: a current grows with decisions, so a pulse that
   *     an old one made may be followed by one that has caught up
   */
  void accept(WirePulse pulse, long ageNs) {
    shape(pulse);
    rms(pulse);
    WirePulse before = last;
    if (before == null || pulse.timeNs() - before.timeNs() >= envelope.gapNs()) {
      begin(pulse, before);
    } else {
      goOn(pulse, before);
    }
    last = pulse;
    lastAgeNs = ageNs;
    duty(pulse.timeNs());
  }

  private void shape(WirePulse pulse) {
    double charge = pulse.currentMilliamps() * pulse.pulseWidthMicros() * 1e-3;
    atMost("current mA", pulse.currentMilliamps(), envelope.maxMilliamps());
    atMost("pulse width us", pulse.pulseWidthMicros(), envelope.maxMicros());
    atMost("charge uC", charge, envelope.maxMicrocoulombs());
    atMost("net charge nC", Math.abs(pulse.netChargeNanocoulombs()), 0);
    if (pulse.pulseWidthMicros() < 50) {
      breach.accept("pulse width " + pulse.pulseWidthMicros() + " us is under 50");
    }
  }

  /** Both phases; of n pulses of a rhythm, n - 1 periods fit into the second. */
  private void rms(WirePulse pulse) {
    while (!second.isEmpty() && pulse.timeNs() - second.getFirst().timeNs() >= SECOND_NS) {
      energy -= energyOf(second.removeFirst());
    }
    atMost("rms mA", Math.sqrt(Math.max(0, energy)), envelope.maxRmsMilliamps());
    energy += energyOf(pulse);
    second.addLast(pulse);
  }

  private static double energyOf(WirePulse pulse) {
    return 2e-6 * pulse.pulseWidthMicros() * pulse.currentMilliamps() * pulse.currentMilliamps();
  }

  private void begin(WirePulse pulse, @Nullable WirePulse before) {
    if (before != null) {
      bursts.addLast(new Burst(burstNs, before.timeNs()));
    }
    burstNs = pulse.timeNs();
    lastAgeNs = 0;
    atMost("first current mA", pulse.currentMilliamps(), mostAfter(0, envelope.nominalPeriodNs()));
    int begun = 1;
    for (Burst burst : bursts) {
      begun += pulse.timeNs() - burst.startNs() < SECOND_NS - HAND_OVER_NS ? 1 : 0;
    }
    atMost("bursts in a second", begun, Envelope.BURSTS_PER_SECOND);
  }

  private void goOn(WirePulse pulse, WirePulse before) {
    long apartNs = pulse.timeNs() - before.timeNs();
    if (apartNs < envelope.leastPeriodNs()) {
      breach.accept("pulses " + apartNs * 1e-6 + " ms apart");
    }
    atMost("rise to mA", pulse.currentMilliamps(), mostAfter(before.currentMilliamps(), apartNs));
    atMost("burst s", (pulse.timeNs() - burstNs) * 1e-9, envelope.maxOnNs() * 1e-9);
  }

  private double mostAfter(double milliamps, long apartNs) {
    double slope = envelope.riseMilliampsPerSec() * (apartNs + lastAgeNs + HAND_OVER_NS) * 1e-9;
    double periods = Math.ceil((double) apartNs / envelope.nominalPeriodNs() - 0.25);
    return milliamps
        + Math.min(slope, Math.max(1, periods) * envelope.risePerPulseMilliamps())
        + Envelope.STEP_MILLIAMPS;
  }

  private void duty(long timeNs) {
    long fromNs = timeNs - Envelope.DUTY_WINDOW_NS;
    while (!bursts.isEmpty() && bursts.getFirst().endNs() < fromNs) {
      bursts.removeFirst();
    }
    long onNs = timeNs - Math.max(burstNs, fromNs);
    for (Burst burst : bursts) {
      onNs += burst.endNs() - Math.max(burst.startNs(), fromNs);
    }
    atMost("duty", (double) onNs / Envelope.DUTY_WINDOW_NS, envelope.maxDutyFraction());
  }

  private void atMost(String what, double value, double bound) {
    if (!(value <= bound + ROUNDING)) {
      breach.accept(String.format(Locale.ROOT, "%s %.3f is over %.3f", what, value, bound));
    }
  }
}
