package org.dorsi.controller.telemetry;

import java.util.List;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.sensors.Side;

/** The strides of one leg, summed. Control thread only. */
final class LegStatistics {

  private final Side side;
  private int strides;
  private int due;
  private int stimulated;
  private double strideSecondsSum;
  private int timedStrides;
  private double stanceSum;
  private int stances;

  LegStatistics(Side side) {
    this.side = side;
  }

  void onTick(TickOutputs outputs) {
    LegState leg = outputs.leg(side);
    if (leg.strides() > strides) {
      strides = leg.strides();
      if (leg.strideSeconds() > 0) {
        strideSecondsSum += leg.strideSeconds();
        timedStrides++;
      }
      if (!Double.isNaN(leg.stanceFraction())) {
        stanceSum += leg.stanceFraction();
        stances++;
      }
    }
    List<ChannelState> channels = outputs.channels();
    for (int i = 0; i < channels.size(); i++) {
      ChannelState channel = channels.get(i);
      // A stride is stimulated when any muscle of the leg was: the best channel speaks for the leg.
      if (channel.channel().side() == side && channel.stimulated() >= stimulated) {
        stimulated = channel.stimulated();
        due = channel.strides();
      }
    }
  }

  LegSummary summary() {
    return new LegSummary(
        strides,
        stimulated,
        timedStrides == 0 ? Double.NaN : 120 * timedStrides / strideSecondsSum,
        stances == 0 ? Double.NaN : 100 * stanceSum / stances,
        due == 0 ? Double.NaN : 100.0 * stimulated / due);
  }
}
