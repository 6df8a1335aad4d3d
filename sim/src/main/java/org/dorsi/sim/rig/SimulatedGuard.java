package org.dorsi.sim.rig;

import java.util.List;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.rhythm.PulseScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Guard and stimulator of a simulated session: the same rhythm of pulses, the same words.
 *
 * <p>The stimulator is found half a second into the session; its high voltage takes 40 ms. A STOP
 * is latched until the operator has armed again. Time is an argument; one thread.
 */
final class SimulatedGuard {

  /** Told of each pulse. */
  @FunctionalInterface
  interface PulseListener {
    void pulse(StimulationChannel channel, PulseParameters pulse);
  }

  private static final long FOUND_NS = 500_000_000L;
  private static final long HIGH_VOLTAGE_NS = 40_000_000L;
  private static final long NEVER = Long.MAX_VALUE;
  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  private final @Nullable StimulationChannel[] connected =
      new @Nullable StimulationChannel[CHANNELS];
  private final PulseListener listener;
  private final PulseScheduler scheduler = new PulseScheduler();
  private final long[] pulses = new long[CHANNELS];
  private final long[] chargeNanocoulombs = new long[CHANNELS];
  private SafeCommand command = SafeCommand.off();
  private boolean stopLatched;
  private int stoppedEpoch;
  private long readyNs = NEVER;

  SimulatedGuard(List<StimulationChannel> channels, PulseListener listener) {
    channels.forEach(channel -> connected[channel.number() - 1] = channel);
    this.listener = listener;
  }

  void apply(SafeCommand next, long nowNs) {
    command = next;
    if (stopLatched && next.armingEpoch() > stoppedEpoch) {
      stopLatched = false;
    }
    if (stopLatched || !next.outputEnabled() || nowNs < FOUND_NS) {
      readyNs = NEVER;
      scheduler.stop();
      return;
    }
    if (readyNs == NEVER) {
      readyNs = nowNs + HIGH_VOLTAGE_NS;
    }
    advance(nowNs);
  }

  void stop() {
    stopLatched = true;
    stoppedEpoch = command.armingEpoch();
    readyNs = NEVER;
    scheduler.stop();
  }

  /** Gives the pulses that are due. */
  void advance(long nowNs) {
    if (nowNs < readyNs) {
      return;
    }
    scheduler.update(command, nowNs);
    for (int due = scheduler.takeDue(nowNs); due != 0; due = scheduler.takeDue(nowNs)) {
      StimulationChannel channel = connected[due - 1];
      if (channel != null) {
        PulseParameters shape = scheduler.pulses(due);
        pulses[due - 1]++;
        chargeNanocoulombs[due - 1] += Math.round(shape.chargeMicrocoulombs() * 1e3);
        listener.pulse(channel, shape);
      }
    }
  }

  GuardStatus status(long nowNs) {
    GuardStatus.Stimulator state;
    if (nowNs < FOUND_NS) {
      state = GuardStatus.Stimulator.ABSENT;
    } else {
      state = nowNs < readyNs ? GuardStatus.Stimulator.READY : GuardStatus.Stimulator.ON;
    }
    return new GuardStatus(nowNs, state, stopLatched, "", pulses, chargeNanocoulombs);
  }
}
