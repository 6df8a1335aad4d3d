package org.dorsi.controller.stimulation.rhythm;

import java.util.Arrays;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * Turns commands into pulse instants. The same class gives the rhythm in the guard process, in the
 * simulator and in the fault campaign.
 *
 * <p>The rules (architecture, section 4, "The guard."):
 *
 * <ul>
 *   <li>The first pulse of a burst comes at once, the following ones at absolute deadlines one
 *       period apart, so that lateness does not add up.
 *   <li>A pulse that cannot come within 20 % of the period after its deadline is dropped, never
 *       made up for. This is the other half of the next rule: a pulse 20 % late, followed by one in
 *       time, makes an interval of 80 %.
 *   <li>No interval of one channel is under 80 % of the nominal one; after a break, however short,
 *       not under 100 %.
 *   <li>Pulses of different channels are at least 2 ms apart: the one with the later deadline
 *       waits, its deadlines stay where they are. So that channels of equal frequency do not
 *       collide in every period, a burst takes its second deadline, once, as much later as it needs
 *       to be clear of the others.
 *   <li>Amplitude and pulse width are those of the command in force when the pulse comes.
 * </ul>
 *
 * <p>No allocation. One thread at a time; time is an argument, never decreasing.
 */
public final class PulseScheduler {

  /** The least time between pulses of different channels, ns. */
  public static final long SPACING_NS = 2_000_000;

  /**
   * The first pulse of a burst keeps this distance from the pulse of another channel, ns: rhythms
   * that lie only just the least time apart would pass each other's lateness on. Eight channels of
   * 40 Hz find room in one period.
   */
  private static final long FIRST_SPACING_NS = 3_000_000;

  /** What {@link #nextDeadlineNs} says when no channel is on. */
  public static final long NEVER = Long.MAX_VALUE;

  /** A period may be exceeded or cut by one part in this many: 20 %. */
  private static final int TOLERANCE_DIVISOR = 5;

  /** Nothing slower is a rhythm; keeps the arithmetic far from overflow. */
  private static final long LONGEST_PERIOD_NS = 10_000_000_000L;

  private static final long LONG_AGO = Long.MIN_VALUE / 4;
  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  private final boolean[] on = new boolean[CHANNELS];
  private final boolean[] first = new boolean[CHANNELS];
  private final long[] periodNs = new long[CHANNELS];
  private final long[] deadlineNs = new long[CHANNELS];
  private final long[] lastPulseNs = new long[CHANNELS];
  private final long[] dropped = new long[CHANNELS];
  private SafeCommand command = SafeCommand.off();
  private long lastOfAnyNs = LONG_AGO;

  public PulseScheduler() {
    Arrays.fill(lastPulseNs, LONG_AGO);
  }

  /** Puts a command in force until the next one. */
  public void update(SafeCommand next, long nowNs) {
    command = next;
    for (int i = 0; i < CHANNELS; i++) {
      long period = next.outputEnabled() ? periodNs(next.pulses(i + 1)) : 0;
      if (period == 0) {
        on[i] = false;
      } else if (!on[i]) {
        on[i] = true;
        first[i] = true;
        periodNs[i] = period;
        deadlineNs[i] = Math.max(nowNs, lastPulseNs[i] + period);
      } else if (period != periodNs[i]) {
        changePeriod(i, period, nowNs);
      }
    }
  }

  /** Ends every burst: no pulse is due until the next {@link #update}. */
  public void stop() {
    command = SafeCommand.off();
    Arrays.fill(on, false);
  }

  /**
   * The channel that must pulse now, and counts it as pulsed; to be asked again until it says 0.
   *
   * @return 1 to {@link StimulationChannel#MAX_CHANNELS}, or 0 when no pulse is due
   */
  public int takeDue(long nowNs) {
    int due = -1;
    for (int i = 0; i < CHANNELS; i++) {
      if (on[i]) {
        dropLate(i, nowNs);
        if (readyNs(i) <= nowNs && (due < 0 || deadlineNs[i] < deadlineNs[due])) {
          due = i;
        }
      }
    }
    if (due < 0) {
      return 0;
    }
    if (first[due]) {
      first[due] = false;
      deadlineNs[due] = nowNs + periodNs[due] + delayClearOfOthers(due, nowNs + periodNs[due]);
    } else {
      deadlineNs[due] += periodNs[due];
    }
    lastPulseNs[due] = nowNs;
    lastOfAnyNs = nowNs;
    return due + 1;
  }

  /** When {@link #takeDue} should be asked next; {@link #NEVER} while all channels are off. */
  public long nextDeadlineNs() {
    long next = NEVER;
    for (int i = 0; i < CHANNELS; i++) {
      if (on[i]) {
        next = Math.min(next, readyNs(i));
      }
    }
    return next;
  }

  /** When a channel may pulse: at its deadline, but clear of the pulse before. */
  private long readyNs(int i) {
    return Math.max(deadlineNs[i], lastOfAnyNs + (first[i] ? FIRST_SPACING_NS : SPACING_NS));
  }

  /** What a pulse of this channel (1 to 8) is like by the command in force. */
  public PulseParameters pulses(int channel) {
    return command.pulses(channel);
  }

  /** How many pulses of this channel (1 to 8) were dropped because they would have been late. */
  public long dropped(int channel) {
    return dropped[channel - 1];
  }

  /** 0 where the parameters ask for no pulses. */
  private static long periodNs(PulseParameters pulses) {
    if (!pulses.isOn()) {
      return 0;
    }
    long period = Math.round(1e9 / pulses.frequencyHz());
    return period <= LONGEST_PERIOD_NS ? period : 0;
  }

  /** The next pulse comes one new period after the last deadline, but no sooner than it may. */
  private void changePeriod(int i, long period, long nowNs) {
    if (!first[i]) {
      long earliest = lastPulseNs[i] + period - period / TOLERANCE_DIVISOR;
      long next = Math.max(deadlineNs[i] - periodNs[i] + period, earliest);
      first[i] = next <= nowNs;
      deadlineNs[i] = Math.max(next, nowNs);
    } else {
      deadlineNs[i] = Math.max(Math.min(deadlineNs[i], nowNs), lastPulseNs[i] + period);
    }
    periodNs[i] = period;
  }

  /** The first pulse of a burst is never late: its rhythm begins with it. */
  private void dropLate(int i, long nowNs) {
    long tooLateByNs = nowNs - deadlineNs[i] - periodNs[i] / TOLERANCE_DIVISOR;
    if (!first[i] && tooLateByNs > 0) {
      long missed = (tooLateByNs + periodNs[i] - 1) / periodNs[i];
      deadlineNs[i] += missed * periodNs[i];
      dropped[i] += missed;
    }
  }

  /** The least delay that keeps a rhythm clear of all others of the same period; 0 if none does. */
  private long delayClearOfOthers(int i, long nextNs) {
    if (isClear(i, nextNs)) {
      return 0;
    }
    long least = NEVER;
    for (int other = 0; other < CHANNELS; other++) {
      if (sharesRhythm(i, other)) {
        long delay = Math.floorMod(deadlineNs[other] - nextNs + SPACING_NS, periodNs[i]);
        if (delay < least && isClear(i, nextNs + delay)) {
          least = delay;
        }
      }
    }
    return least == NEVER ? 0 : least;
  }

  private boolean isClear(int i, long nextNs) {
    for (int other = 0; other < CHANNELS; other++) {
      if (sharesRhythm(i, other)) {
        long ahead = Math.floorMod(deadlineNs[other] - nextNs, periodNs[i]);
        if (ahead < SPACING_NS || ahead > periodNs[i] - SPACING_NS) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean sharesRhythm(int i, int other) {
    return other != i && on[other] && !first[other] && periodNs[other] == periodNs[i];
  }
}
