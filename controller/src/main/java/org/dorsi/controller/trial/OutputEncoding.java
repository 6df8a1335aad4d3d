package org.dorsi.controller.trial;

import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.Limitation;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;

/** Writes the sections of a tick's outputs; {@link OutputDecoding} reads them. Any thread. */
final class OutputEncoding {

  private OutputEncoding() {}

  static void write(OutputSection section, TickOutputs out, PayloadWriter to) {
    switch (section) {
      case LEFT_CYCLE -> to.f64(out.left().cycleFraction());
      case LEFT -> leg(out.left(), to);
      case RIGHT_CYCLE -> to.f64(out.right().cycleFraction());
      case RIGHT -> leg(out.right(), to);
      case SAFETY -> safety(out.safety(), to);
      case CHANNELS -> channels(out.channels(), to);
      case COMMAND -> command(out.command(), to);
      case EVENTS -> events(out.events(), to);
      case NOTES -> notes(out.notes(), to);
      case PROGRESS -> progress(out.progress(), to);
    }
  }

  private static void leg(LegState leg, PayloadWriter to) {
    to.u8(Codes.PHASE.of(leg.phase()))
        .u8(Codes.PHASE_REASON.of(leg.reason()))
        .i64(leg.phaseSinceNs())
        .bool(leg.heelUp())
        .f64(leg.strideSeconds())
        .f64(leg.strideVariationFraction())
        .f64(leg.stanceFraction())
        .i32(leg.strides())
        .i32(leg.validInARow())
        .u8(Codes.EVENT_SOURCE.of(leg.source()))
        .i64(leg.forecast().heelOffNs())
        .i64(leg.forecast().toeOffNs())
        .i64(leg.forecast().contactNs());
  }

  private static void safety(SafetyState state, PayloadWriter to) {
    if (state instanceof SafetyState.Disconnected) {
      to.u8(0);
    } else if (state instanceof SafetyState.Idle s) {
      to.u8(1).text(s.missing());
    } else if (state instanceof SafetyState.Armed s) {
      to.u8(2).bool(s.started());
    } else if (state instanceof SafetyState.Stimulating) {
      to.u8(3);
    } else if (state instanceof SafetyState.Suspended s) {
      to.u8(4).text(s.cause()).bool(s.latched());
    } else if (state instanceof SafetyState.EmergencyStopped s) {
      to.u8(5).text(s.cause());
    } else if (state instanceof SafetyState.Testing s) {
      to.u8(6).text(s.channel());
    } else if (state instanceof SafetyState.Exercise s) {
      to.u8(7).bool(s.ending());
    } else if (state instanceof SafetyState.Sensory s) {
      to.u8(8).bool(s.ending());
    } else if (state instanceof SafetyState.Calibrating s) {
      to.u8(9).text(s.channel()).bool(s.released());
    } else {
      throw new IllegalArgumentException("the format has no code for " + state);
    }
  }

  private static void channels(List<ChannelState> channels, PayloadWriter to) {
    to.u8(channels.size());
    for (ChannelState c : channels) {
      StimulationChannel channel = c.channel();
      to.u8(channel.number())
          .u8(Codes.MUSCLE.of(channel.muscle()))
          .u8(Codes.SIDE.of(channel.side()))
          .f64(channel.electrodeAreaCm2())
          .bool(c.enabled())
          .f64(c.targetMilliamps())
          .f64(c.limitMilliamps())
          .bool(c.inWindow());
      pulses(c.pulses(), to);
      to.i32(c.strides()).i32(c.stimulated());
    }
  }

  private static void pulses(PulseParameters pulses, PayloadWriter to) {
    to.f64(pulses.amplitudeMilliamps()).f64(pulses.pulseWidthMicros()).f64(pulses.frequencyHz());
  }

  private static void command(SafeCommand command, PayloadWriter to) {
    to.bool(command.outputEnabled()).i32(command.armingEpoch());
    int mask = 0;
    for (int c = 1; c <= StimulationChannel.MAX_CHANNELS; c++) {
      if (!command.pulses(c).equals(PulseParameters.OFF)) {
        mask |= 1 << (c - 1);
      }
    }
    to.u8(mask);
    for (int c = 1; c <= StimulationChannel.MAX_CHANNELS; c++) {
      if ((mask & 1 << (c - 1)) != 0) {
        pulses(command.pulses(c), to);
      }
    }
    to.u16(command.limitations().size());
    for (Limitation limitation : command.limitations()) {
      to.i32(limitation.channel())
          .text(limitation.quantity())
          .f64(limitation.requested())
          .f64(limitation.delivered())
          .text(limitation.reason());
    }
  }

  private static void events(List<GaitEvent> events, PayloadWriter to) {
    to.u16(events.size());
    for (GaitEvent event : events) {
      to.u8(kind(event))
          .i64(event.timeNs())
          .i64(event.estimateNs())
          .u8(Codes.SIDE.of(event.side()))
          .f64(event.confidenceFraction())
          .u8(Codes.EVENT_SOURCE.of(event.source()));
    }
  }

  private static int kind(GaitEvent event) {
    if (event instanceof GaitEvent.InitialContact) {
      return 0;
    } else if (event instanceof GaitEvent.FootFlat) {
      return 1;
    } else if (event instanceof GaitEvent.HeelOff) {
      return 2;
    } else if (event instanceof GaitEvent.ToeOff) {
      return 3;
    } else if (event instanceof GaitEvent.FeetAdjacent) {
      return 4;
    } else if (event instanceof GaitEvent.TibiaVertical) {
      return 5;
    }
    throw new IllegalArgumentException("the format has no code for " + event);
  }

  private static void progress(ProgramProgress progress, PayloadWriter to) {
    to.u8(Codes.PROGRAM_PART.of(progress.part()))
        .i32(progress.secondsLeft())
        .i32(progress.repetition())
        .i32(progress.repetitions())
        .i32(progress.set())
        .i32(progress.sets());
  }

  private static void notes(List<String> notes, PayloadWriter to) {
    to.u16(notes.size());
    for (String note : notes) {
      to.text(note);
    }
  }
}
