package org.dorsi.controller.guard;

import static org.dorsi.controller.guard.GuardBench.EPOCH;
import static org.dorsi.controller.guard.GuardBench.burst;
import static org.dorsi.controller.guard.GuardBench.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.stimulation.rhythm.PulseScheduler;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.junit.jupiter.api.Test;

/** What ends the output of the guard: STOP, the end of the session, faults. */
class GuardCoreTest {

  private final GuardBench bench = new GuardBench();

  @Test
  void faultsAndTheEndStopTheDeviceInTheCallThatBringsThem() {
    bench.stimulating();
    bench.core.onDamagedPermit(bench.nowNs);
    assertEquals(Command.LL_STOP, bench.device.commands.get(bench.device.commands.size() - 1));
  }

  @Test
  void endAsAFrameStopsAtOnceAndLeaves() {
    bench.stimulating();
    bench.core.onPermit(bench.next(Permit.Type.END, idle(1)), bench.nowNs);
    assertEquals(Command.LL_STOP, bench.device.commands.get(bench.device.commands.size() - 1));
    bench.core.fill(bench.ack, bench.nowNs);
    assertTrue(bench.ack.stopLatched);
    bench.runFor(60);
    assertTrue(bench.core.isOver(bench.nowNs));
  }

  @Test
  void silentDeviceGetsExactlyItsFarewell() {
    bench.stimulating();
    bench.device.silent = true;
    bench.core.onEnd(bench.nowNs);
    bench.core.onEnd(bench.nowNs + GuardCore.FAREWELL_NS / 2);
    assertFalse(bench.core.isOver(bench.nowNs + GuardCore.FAREWELL_NS));
    assertTrue(bench.core.isOver(bench.nowNs + GuardCore.FAREWELL_NS + 1));
  }

  @Test
  void stopEndsOutputAtOnceAndStaysUntilArmedAgain() {
    bench.stimulating();
    int before = bench.device.pulses.size();
    bench.core.onPermit(bench.next(Permit.Type.STOP, idle(1)), bench.nowNs);
    assertEquals(Command.LL_STOP, bench.device.commands.get(bench.device.commands.size() - 1));
    bench.permitFor(500, idle(1));
    bench.permitFor(500, burst(1));
    assertEquals(before, bench.device.pulses.size());
    assertFalse(bench.device.highVoltage);
    bench.core.fill(bench.ack, bench.nowNs);
    assertTrue(bench.ack.stopLatched);

    bench.permitFor(60, idle(2));
    bench.permitFor(100, burst(2));
    assertTrue(bench.device.pulses.size() > before);
    bench.core.fill(bench.ack, bench.nowNs);
    assertFalse(bench.ack.stopLatched);
  }

  @Test
  void inhibitHoldsPulsesBackBeforeTheStopIsTaken() {
    bench.stimulating();
    int before = bench.device.pulses.size();
    bench.core.inhibit();
    bench.permitFor(100, burst(1));
    assertEquals(before, bench.device.pulses.size());
  }

  @Test
  void endOfFileStopsAndLeavesWhenTheDeviceHasAnswered() {
    bench.stimulating();
    int before = bench.device.pulses.size();
    bench.core.onEnd(bench.nowNs);
    assertFalse(bench.core.isOver(bench.nowNs));
    bench.runFor(60);
    assertTrue(bench.core.isOver(bench.nowNs));
    assertFalse(bench.device.highVoltage);
    assertEquals(before, bench.device.pulses.size());
  }

  @Test
  void endOfFileWithASilentDeviceLeavesAllTheSame() {
    bench.stimulating();
    bench.device.silent = true;
    bench.core.onEnd(bench.nowNs);
    bench.runFor(201);
    assertTrue(bench.core.isOver(bench.nowNs));
  }

  @Test
  void damagedPermitEndsAllOutputOfTheSession() {
    bench.stimulating();
    int before = bench.device.pulses.size();
    bench.core.onDamagedPermit(bench.nowNs);
    bench.permitFor(500, idle(2));
    bench.permitFor(500, burst(2));
    assertEquals(before, bench.device.pulses.size());
    assertEquals(Stimulator.FAULT, bench.state());
    assertEquals("a damaged permit", bench.ack.detail());
    assertFalse(bench.device.highVoltage);
  }

  @Test
  void numbersBeyondAHardLimitEndAllOutputOfTheSession() {
    bench.stimulating();
    int before = bench.device.pulses.size();
    bench.next(Permit.Type.PERMIT, burst(1)).numbers.halfMilliamps[0] = 201;
    bench.core.onPermit(bench.permit, bench.nowNs);
    bench.permitFor(500, burst(2));
    assertEquals(before, bench.device.pulses.size());
    assertEquals(Stimulator.FAULT, bench.state());
    assertTrue(
        bench.ack.detail().startsWith("channel 1: current must be in [0, 100] mA"),
        bench.ack.detail());
  }

  @Test
  void permitOfAnotherSessionIsAFault() {
    bench.stimulating();
    bench.next(Permit.Type.PERMIT, burst(1)).sessionEpoch = EPOCH + 1;
    bench.core.onPermit(bench.permit, bench.nowNs);
    assertEquals(Stimulator.FAULT, bench.state());
  }

  @Test
  void faultOfTheDeviceNeedsANewArmingAfterTheDeviceHasProvedItself() {
    bench.stimulating();
    bench.device.silent = true;
    bench.permitFor(200, burst(1));
    assertEquals(Stimulator.FAULT, bench.state());
    int before = bench.device.pulses.size();
    bench.device.silent = false;
    bench.permitFor(3_000, idle(1));
    bench.permitFor(200, burst(1));
    assertEquals(before, bench.device.pulses.size());
    bench.permitFor(60, idle(2));
    bench.permitFor(100, burst(2));
    assertTrue(bench.device.pulses.size() > before);
  }

  @Test
  void portWithoutAStimulatorIsNamedAsTheReasonNotToStart() {
    bench.device.silent = true;
    bench.core.open(bench.nowNs);
    bench.runFor(700);
    assertTrue(
        bench.core.startFailure().startsWith("ttyTEST: no answer"), bench.core.startFailure());
  }

  @Test
  void portThatFailsIsNamedAndLeavesNoPulsePlanned() {
    bench.stimulating();
    bench.core.onPortFailed("ttyTEST is gone", bench.nowNs);
    assertEquals(PulseScheduler.NEVER, bench.core.nextPulseNs());
    assertEquals(Stimulator.FAULT, bench.state());
    assertEquals("ttyTEST is gone", bench.ack.detail());
  }
}
