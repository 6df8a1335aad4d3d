package org.dorsi.controller.guard;

import static org.dorsi.controller.guard.GuardBench.MS;
import static org.dorsi.controller.guard.GuardBench.PULSES;
import static org.dorsi.controller.guard.GuardBench.burst;
import static org.dorsi.controller.guard.GuardBench.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.rhythm.PulseScheduler;
import org.junit.jupiter.api.Test;

/** What goes to the device while all is well, judged from its end of the wire. */
class GuardPulsesTest {

  private final GuardBench bench = new GuardBench();

  @Test
  void permittedBurstStartsInTheCallThatBringsThePermit() {
    bench.core.open(bench.nowNs);
    bench.runFor(20);
    bench.permitFor(60, idle(1));
    bench.permit(burst(1));
    assertEquals(1, bench.device.pulses.size());
    assertEquals(bench.nowNs, bench.lastPulseNs());
  }

  /** A device that makes the rhythm itself lives on it. */
  @Test
  void driverIsToldTheCommandInForceAsLongAsThereMayBeOutput() {
    bench.stimulating();
    SafeCommand last = bench.inForce.get(bench.inForce.size() - 1);
    assertEquals(PULSES, last.pulses(1));
    int before = bench.inForce.size();
    bench.permitFor(50, SafeCommand.off());
    assertEquals(before, bench.inForce.size());
  }

  @Test
  void pulsesThatFallDueAreGivenWhenTheDeviceIsHeard() {
    bench.stimulating();
    while (bench.core.nextPulseNs() - bench.nowNs > MS) {
      bench.step();
    }
    int before = bench.device.pulses.size();
    bench.nowNs = bench.core.nextPulseNs();
    bench.device.nowNs = bench.nowNs;
    bench.core.onDeviceBytes(new byte[0], 0, bench.nowNs);
    assertEquals(before + 1, bench.device.pulses.size());
  }

  @Test
  void noPulseIsPlannedOnceOutputIsNotPermitted() {
    bench.stimulating();
    bench.permit(SafeCommand.off());
    assertEquals(PulseScheduler.NEVER, bench.core.nextPulseNs());
    bench.permitFor(200, idle(2));
    bench.permit(burst(2));
    assertTrue(bench.core.nextPulseNs() < bench.nowNs + 30 * MS);
    bench.core.onStop(bench.nowNs);
    assertEquals(PulseScheduler.NEVER, bench.core.nextPulseNs());
  }

  @Test
  void acksCountThePulsesThatTheDeviceHasAnswered() {
    bench.stimulating();
    bench.runFor(2);
    bench.core.fill(bench.ack, bench.nowNs);
    assertEquals(bench.device.pulses.size(), bench.ack.pulses[0]);
    assertTrue(bench.ack.chargeNanocoulombs[0] > 0);
    assertEquals("P24TEST001", bench.ack.detail(), "which device it is");
  }

  @Test
  void highVoltageIsOnlyOnWhileOutputIsEnabled() {
    bench.core.open(bench.nowNs);
    bench.runFor(100);
    bench.permitFor(100, SafeCommand.off());
    assertFalse(bench.device.highVoltage);
    bench.permitFor(100, idle(1));
    assertTrue(bench.device.highVoltage);
    bench.permitFor(100, SafeCommand.off());
    assertFalse(bench.device.highVoltage);
    assertEquals(List.of(), bench.device.pulses);
  }
}
