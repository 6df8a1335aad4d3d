package org.dorsi.controller.loop;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyLimiter;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.Calibration;

/**
 * What the calibrations of all channels have found, in this session and in an earlier one, and
 * whoever must keep to it.
 *
 * <p>Kernel: no clock, no I/O. Control thread only.
 */
final class Calibrations {

  private final List<StimulatedChannel> channels;
  private final SafetyLimiter limiter;
  private List<Calibration> inForce = List.of();
  private boolean connected;

  /**
   * @param kept what an earlier session has found
   */
  Calibrations(List<StimulatedChannel> channels, SafetyLimiter limiter, List<Calibration> kept) {
    this.channels = channels;
    this.limiter = limiter;
    for (Calibration calibration : kept) {
      StimulatedChannel channel = StimulatedChannel.named(calibration.channel(), channels);
      if (channel != null) {
        channel.calibration().found(calibration.currents());
        keepTo(channel, calibration.timeNs());
      }
    }
  }

  /**
   * Follows what the stimulator says: a fault, or its loss, may be an electrode that has come off
   * or a cable that was moved.
   */
  void follow(GuardStatus guard) {
    for (StimulatedChannel channel : channels) {
      channel.calibration().follow(guard);
    }
    GuardStatus.Stimulator stimulator = guard.stimulator();
    boolean lost = connected && stimulator == GuardStatus.Stimulator.ABSENT;
    connected = stimulator != GuardStatus.Stimulator.ABSENT;
    if (lost || stimulator == GuardStatus.Stimulator.FAULT) {
      inForce = List.of();
    }
  }

  /** Whether the channel under calibration has been given pulses. */
  boolean isPulsing() {
    boolean pulsing = false;
    for (StimulatedChannel channel : channels) {
      pulsing |= channel.calibration().givenMilliamps() > 0;
    }
    return pulsing;
  }

  /** What the operator has marked in this tick, in its order. */
  void mark(List<OperatorCommand.Mark> marks, long nowNs, List<String> notes) {
    for (OperatorCommand.Mark mark : marks) {
      StimulatedChannel channel = StimulatedChannel.named(mark.channel(), channels);
      if (channel != null) {
        notes.add(mark.line() + channel.calibration().mark(mark.mark()));
        if (mark.mark() == CalibrationMark.TOLERATED) {
          keepTo(channel, nowNs);
        }
      }
    }
  }

  /** From now on no more than what was found to be tolerated. */
  private void keepTo(StimulatedChannel channel, long foundNs) {
    channel.keepToCalibration();
    String name = channel.program().channel().name();
    CalibratedCurrents currents = channel.calibration().currents();
    limiter.calibrated(channel.program().channel().number(), currents);
    List<Calibration> all = new ArrayList<>(inForce);
    all.removeIf(calibration -> calibration.channel().equals(name));
    all.add(new Calibration(name, currents, foundNs));
    inForce = List.copyOf(all);
  }

  /** What holds for another session, too: the very list of before where nothing was found. */
  List<Calibration> inForce() {
    return inForce;
  }
}
