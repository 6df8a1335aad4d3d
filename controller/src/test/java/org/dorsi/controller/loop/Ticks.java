package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitForecast;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.gait.PhaseReason;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.sensors.SensorReading;

/** Ticks in which little happens, for tests to vary. */
public final class Ticks {

  private Ticks() {}

  public static TickInputs inputs(long tick, long timeNs, SensorReading... readings) {
    return new TickInputs(
        tick, timeNs, List.of(readings), List.of(), List.of(), GuardStatus.absent());
  }

  public static LegState leg(GaitPhase phase) {
    return leg(phase, Double.NaN, Double.NaN, Double.NaN, 0);
  }

  /** A leg of which nothing is amiss and nothing expected. */
  public static LegState leg(
      GaitPhase phase, double cycle, double strideSeconds, double stanceFraction, int strides) {
    return new LegState(
        phase,
        PhaseReason.NONE,
        0,
        false,
        cycle,
        strideSeconds,
        Double.NaN,
        stanceFraction,
        strides,
        strides,
        EventSource.FOOT_SWITCH,
        GaitForecast.NONE);
  }

  public static TickOutputs outputs(TickInputs inputs) {
    return outputs(inputs, leg(GaitPhase.NOT_WALKING), new SafetyState.Disconnected(), List.of());
  }

  public static TickOutputs outputs(
      TickInputs inputs, LegState both, SafetyState safety, List<ChannelState> channels) {
    return new TickOutputs(
        inputs.tick(),
        inputs.timeNs(),
        List.of(),
        both,
        both,
        safety,
        channels,
        ProgramProgress.NONE,
        SafeCommand.off(),
        List.of());
  }
}
