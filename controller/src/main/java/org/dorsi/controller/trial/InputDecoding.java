package org.dorsi.controller.trial;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StrideModulation;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a tick's inputs that {@link InputEncoding} wrote. Any thread. */
final class InputDecoding {

  private InputDecoding() {}

  static ImuSample imu(Placement placement, PayloadReader from) {
    return new ImuSample(
        from.i64(),
        from.i64(),
        placement,
        from.f64(),
        from.f64(),
        from.f64(),
        from.f64(),
        from.f64(),
        from.f64());
  }

  static FootSwitchSample switches(Side side, PayloadReader from) {
    return new FootSwitchSample(from.i64(), from.i64(), side, from.u8());
  }

  static List<OperatorCommand> operator(PayloadReader from) {
    int count = from.u16();
    List<OperatorCommand> commands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      commands.add(command(from));
    }
    return commands;
  }

  private static OperatorCommand command(PayloadReader from) {
    int kind = from.u8();
    return switch (kind) {
      case 0 -> new OperatorCommand.Attest(from.text());
      case 1 -> new OperatorCommand.Arm();
      case 2 -> new OperatorCommand.Start();
      case 3 -> new OperatorCommand.Pause();
      case 4 -> new OperatorCommand.Resume();
      case 5 -> new OperatorCommand.Acknowledge();
      case 6 -> new OperatorCommand.EmergencyStop();
      case 7 -> new OperatorCommand.Intensity(from.text(), from.f64());
      case 8 -> new OperatorCommand.ChannelEnable(from.text(), from.bool());
      case 9 -> new OperatorCommand.Belt(from.f64());
      case 10 -> new OperatorCommand.Marker(from.text());
      case 11 -> new OperatorCommand.ChooseMode(Codes.STIMULATION_MODE.at(from.u8()));
      case 12 -> new OperatorCommand.Confirm();
      case 13 -> new OperatorCommand.TestBurst(from.text(), from.bool());
      case 14 -> new OperatorCommand.Trigger(from.text(), from.bool());
      case 15 -> new OperatorCommand.DeadMan(from.bool());
      case 16 ->
          new OperatorCommand.Modulate(from.text(), new StrideModulation(from.f64(), from.f64()));
      case 17 -> new OperatorCommand.Calibrate(from.text(), from.bool());
      case 18 -> new OperatorCommand.Mark(from.text(), Codes.CALIBRATION_MARK.at(from.u8()));
      default ->
          throw new IllegalArgumentException(
              "kind of operator command must be in [0, 18], got " + kind);
    };
  }

  static List<Fault> faults(PayloadReader from) {
    int count = from.u16();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      faults.add(new Fault(from.i64(), Codes.FAULT.at(from.u8()), from.text(), from.text()));
    }
    return faults;
  }

  /** The guard's word, when a record with its news follows {@code before}. */
  static GuardStatus guard(PayloadReader from, @Nullable GuardStatus before) {
    GuardStatus known = before == null ? GuardStatus.absent() : before;
    long timeNs = from.i64();
    boolean news = from.bool();
    GuardStatus.Stimulator stimulator = news ? Codes.STIMULATOR.at(from.u8()) : known.stimulator();
    boolean stopLatched = news ? from.bool() : known.stopLatched();
    String detail = news ? from.text() : known.detail();
    int mask = from.u8();
    long[] pulses = new long[StimulationChannel.MAX_CHANNELS];
    long[] charge = new long[StimulationChannel.MAX_CHANNELS];
    for (int c = 1; c <= StimulationChannel.MAX_CHANNELS; c++) {
      boolean changed = (mask & 1 << (c - 1)) != 0;
      pulses[c - 1] = changed ? from.i64() : known.pulses(c);
      charge[c - 1] = changed ? from.i64() : known.chargeNanocoulombs(c);
    }
    return new GuardStatus(timeNs, stimulator, stopLatched, detail, pulses, charge);
  }
}
