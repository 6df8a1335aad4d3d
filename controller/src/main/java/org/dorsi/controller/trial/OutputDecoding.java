package org.dorsi.controller.trial;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitForecast;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.safety.Limitation;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;

/** Reads the sections of a tick's outputs that {@link OutputEncoding} wrote. Any thread. */
final class OutputDecoding {

  private OutputDecoding() {}

  /** Moves past one section. */
  static void skip(OutputSection section, PayloadReader from) {
    switch (section) {
      case LEFT_CYCLE, RIGHT_CYCLE -> from.f64();
      case LEFT, RIGHT -> leg(from, 0);
      case SAFETY -> safety(from);
      case CHANNELS -> channels(from);
      case COMMAND -> command(from);
      case EVENTS -> events(from);
      case NOTES -> notes(from);
      case PROGRESS -> progress(from);
    }
  }

  static LegState leg(PayloadReader from, double cycleFraction) {
    return new LegState(
        Codes.PHASE.at(from.u8()),
        Codes.PHASE_REASON.at(from.u8()),
        from.i64(),
        from.bool(),
        cycleFraction,
        from.f64(),
        from.f64(),
        from.f64(),
        from.i32(),
        from.i32(),
        Codes.EVENT_SOURCE.at(from.u8()),
        new GaitForecast(from.i64(), from.i64(), from.i64()));
  }

  static SafetyState safety(PayloadReader from) {
    int kind = from.u8();
    return switch (kind) {
      case 0 -> new SafetyState.Disconnected();
      case 1 -> new SafetyState.Idle(from.text());
      case 2 -> new SafetyState.Armed(from.bool());
      case 3 -> new SafetyState.Stimulating();
      case 4 -> new SafetyState.Suspended(from.text(), from.bool());
      case 5 -> new SafetyState.EmergencyStopped(from.text());
      case 6 -> new SafetyState.Testing(from.text());
      case 7 -> new SafetyState.Exercise(from.bool());
      case 8 -> new SafetyState.Sensory(from.bool());
      case 9 -> new SafetyState.Calibrating(from.text(), from.bool());
      default -> throw unknown("safety state", kind, 9);
    };
  }

  static List<ChannelState> channels(PayloadReader from) {
    int count = from.u8();
    List<ChannelState> channels = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      StimulationChannel channel =
          new StimulationChannel(
              from.u8(), Codes.MUSCLE.at(from.u8()), Codes.SIDE.at(from.u8()), from.f64());
      channels.add(
          new ChannelState(
              channel,
              from.bool(),
              from.f64(),
              from.f64(),
              from.bool(),
              pulses(from),
              from.i32(),
              from.i32()));
    }
    return channels;
  }

  private static PulseParameters pulses(PayloadReader from) {
    return new PulseParameters(from.f64(), from.f64(), from.f64());
  }

  static RecordedCommand command(PayloadReader from) {
    boolean outputEnabled = from.bool();
    int armingEpoch = from.i32();
    int mask = from.u8();
    List<PulseParameters> pulses = new ArrayList<>(StimulationChannel.MAX_CHANNELS);
    for (int c = 0; c < StimulationChannel.MAX_CHANNELS; c++) {
      pulses.add((mask & 1 << c) != 0 ? pulses(from) : PulseParameters.OFF);
    }
    int count = from.u16();
    List<Limitation> limitations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      limitations.add(new Limitation(from.i32(), from.text(), from.f64(), from.f64(), from.text()));
    }
    return new RecordedCommand(outputEnabled, armingEpoch, pulses, limitations);
  }

  static List<GaitEvent> events(PayloadReader from) {
    int count = from.u16();
    List<GaitEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = from.u8();
      long timeNs = from.i64();
      long estimateNs = from.i64();
      Side side = Codes.SIDE.at(from.u8());
      double confidence = from.f64();
      EventSource source = Codes.EVENT_SOURCE.at(from.u8());
      events.add(
          switch (kind) {
            case 0 -> new GaitEvent.InitialContact(timeNs, estimateNs, side, confidence, source);
            case 1 -> new GaitEvent.FootFlat(timeNs, estimateNs, side, confidence, source);
            case 2 -> new GaitEvent.HeelOff(timeNs, estimateNs, side, confidence, source);
            case 3 -> new GaitEvent.ToeOff(timeNs, estimateNs, side, confidence, source);
            case 4 -> new GaitEvent.FeetAdjacent(timeNs, estimateNs, side, confidence, source);
            case 5 -> new GaitEvent.TibiaVertical(timeNs, estimateNs, side, confidence, source);
            default -> throw unknown("gait event", kind, 5);
          });
    }
    return events;
  }

  static ProgramProgress progress(PayloadReader from) {
    return new ProgramProgress(
        Codes.PROGRAM_PART.at(from.u8()),
        from.i32(),
        from.i32(),
        from.i32(),
        from.i32(),
        from.i32());
  }

  static List<String> notes(PayloadReader from) {
    int count = from.u16();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      notes.add(from.text());
    }
    return notes;
  }

  private static IllegalArgumentException unknown(String what, int kind, int last) {
    return new IllegalArgumentException(
        "kind of " + what + " must be in [0, " + last + "], got " + kind);
  }
}
