package org.dorsi.controller.trial;

import java.util.List;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a tick's inputs; {@link InputDecoding} reads them. Any thread. */
final class InputEncoding {

  private InputEncoding() {}

  static void imu(ImuSample s, PayloadWriter to) {
    to.i64(s.timeNs())
        .i64(s.arrivalNs())
        .f64(s.gyroXRadPerSec())
        .f64(s.gyroYRadPerSec())
        .f64(s.gyroZRadPerSec())
        .f64(s.forceXMetersPerSec2())
        .f64(s.forceYMetersPerSec2())
        .f64(s.forceZMetersPerSec2());
  }

  static void switches(FootSwitchSample s, PayloadWriter to) {
    to.i64(s.timeNs()).i64(s.arrivalNs()).u8(s.closedBits());
  }

  static void operator(List<OperatorCommand> commands, PayloadWriter to) {
    to.u16(commands.size());
    for (OperatorCommand command : commands) {
      operator(command, to);
    }
  }

  private static void operator(OperatorCommand command, PayloadWriter to) {
    if (command instanceof OperatorCommand.Attest c) {
      to.u8(0).text(c.step());
    } else if (command instanceof OperatorCommand.Arm) {
      to.u8(1);
    } else if (command instanceof OperatorCommand.Start) {
      to.u8(2);
    } else if (command instanceof OperatorCommand.Pause) {
      to.u8(3);
    } else if (command instanceof OperatorCommand.Resume) {
      to.u8(4);
    } else if (command instanceof OperatorCommand.Acknowledge) {
      to.u8(5);
    } else if (command instanceof OperatorCommand.EmergencyStop) {
      to.u8(6);
    } else if (command instanceof OperatorCommand.Intensity c) {
      to.u8(7).text(c.channel()).f64(c.stepMilliamps());
    } else if (command instanceof OperatorCommand.ChannelEnable c) {
      to.u8(8).text(c.channel()).bool(c.enabled());
    } else if (command instanceof OperatorCommand.Belt c) {
      to.u8(9).f64(c.speedMetersPerSec());
    } else if (command instanceof OperatorCommand.Marker c) {
      to.u8(10).text(c.text());
    } else if (command instanceof OperatorCommand.ChooseMode c) {
      to.u8(11).u8(Codes.STIMULATION_MODE.of(c.mode()));
    } else if (command instanceof OperatorCommand.Confirm) {
      to.u8(12);
    } else if (command instanceof OperatorCommand.TestBurst c) {
      to.u8(13).text(c.channel()).bool(c.held());
    } else if (command instanceof OperatorCommand.Trigger c) {
      to.u8(14).text(c.channel()).bool(c.held());
    } else if (command instanceof OperatorCommand.DeadMan c) {
      to.u8(15).bool(c.held());
    } else if (command instanceof OperatorCommand.Modulate c) {
      to.u8(16)
          .text(c.channel())
          .f64(c.modulation().intensityFraction())
          .f64(c.modulation().widthFraction());
    } else if (command instanceof OperatorCommand.Calibrate c) {
      to.u8(17).text(c.channel()).bool(c.held());
    } else if (command instanceof OperatorCommand.Mark c) {
      to.u8(18).text(c.channel()).u8(Codes.CALIBRATION_MARK.of(c.mark()));
    } else {
      throw new IllegalArgumentException("the format has no code for " + command);
    }
  }

  static void faults(List<Fault> faults, PayloadWriter to) {
    to.u16(faults.size());
    for (Fault fault : faults) {
      to.i64(fault.timeNs())
          .u8(Codes.FAULT.of(fault.kind()))
          .text(fault.source())
          .text(fault.detail());
    }
  }

  /** What is new in the guard's word for a reader that knows {@code before}. */
  static void guard(GuardStatus now, @Nullable GuardStatus before, PayloadWriter to) {
    boolean news =
        before == null
            || now.stimulator() != before.stimulator()
            || now.stopLatched() != before.stopLatched()
            || !now.detail().equals(before.detail());
    to.i64(now.timeNs()).bool(news);
    if (news) {
      to.u8(Codes.STIMULATOR.of(now.stimulator())).bool(now.stopLatched()).text(now.detail());
    }
    int mask = 0;
    for (int c = 1; c <= StimulationChannel.MAX_CHANNELS; c++) {
      if (before == null
          || now.pulses(c) != before.pulses(c)
          || now.chargeNanocoulombs(c) != before.chargeNanocoulombs(c)) {
        mask |= 1 << (c - 1);
      }
    }
    to.u8(mask);
    for (int c = 1; c <= StimulationChannel.MAX_CHANNELS; c++) {
      if ((mask & 1 << (c - 1)) != 0) {
        to.i64(now.pulses(c)).i64(now.chargeNanocoulombs(c));
      }
    }
  }
}
