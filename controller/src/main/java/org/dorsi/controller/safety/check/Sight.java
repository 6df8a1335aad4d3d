package org.dorsi.controller.safety.check;

import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.gait.Legs;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyLimiter;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * What the checks may look at in one tick. Its lists belong to the controller and hold for the tick
 * only.
 *
 * @param nowNs the tick's time
 * @param lateNs how late the tick came
 * @param readings what arrived, oldest first
 * @param events gait events detected in this tick
 * @param operator what the operator asked for
 * @param faults what went wrong outside
 * @param guard the guard's last word
 * @param legs what is known of both legs
 * @param channels the configured channels
 * @param limiter what the channels have had
 * @param mode whose limits apply
 * @param given the command of the last tick
 */
public record Sight(
    long nowNs,
    long lateNs,
    List<SensorReading> readings,
    List<GaitEvent> events,
    List<OperatorCommand> operator,
    List<Fault> faults,
    GuardStatus guard,
    Legs legs,
    List<? extends Watched> channels,
    SafetyLimiter limiter,
    StimulationMode mode,
    SafeCommand given) {

  /** Whether a sensor's port was lost since the last tick. */
  public boolean sensorLost() {
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i).kind() == Fault.Kind.SENSOR_LOST) {
        return true;
      }
    }
    return false;
  }

  /** The leg of a side if an enabled channel depends on it. */
  @Nullable LegTracker used(Side side) {
    for (int i = 0; i < channels.size(); i++) {
      Watched channel = channels.get(i);
      if (channel.isEnabled() && channel.program().channel().side() == side) {
        return legs.leg(side);
      }
    }
    return null;
  }
}
