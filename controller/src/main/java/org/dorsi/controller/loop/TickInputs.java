package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.sensors.SensorReading;

/**
 * Everything the controller may know in one tick, and all that a replay needs.
 *
 * @param tick number of the tick, from 0
 * @param timeNs instant of the tick, session time
 * @param readings what arrived since the last tick: by source in the rig's order, oldest first
 * @param operator what the operator asked for since the last tick
 * @param faults what went wrong since the last tick
 * @param guard the guard's last word
 */
public record TickInputs(
    long tick,
    long timeNs,
    List<SensorReading> readings,
    List<OperatorCommand> operator,
    List<Fault> faults,
    GuardStatus guard) {

  public TickInputs {
    readings = List.copyOf(readings);
    operator = List.copyOf(operator);
    faults = List.copyOf(faults);
  }
}
