package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulation.rhythm.PulseScheduler;
import org.dorsi.controller.stimulator.ScriptedP24;
import org.dorsi.controller.stimulator.StimulatorDriver;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.junit.jupiter.api.Test;

/** The guard's decisions in virtual time, judged from the device's end of the wire. */
class GuardCoreTest {

  private static final long MS = 1_000_000;
  private static final long EPOCH = 77;
  private static final PulseParameters PULSES = new PulseParameters(20, 250, 40);

  private static final List<GuardedChannel> CHANNELS =
      List.of(
          new GuardedChannel(1, 25, 60),
          new GuardedChannel(2, 25, 60),
          new GuardedChannel(3, 25, 60),
          new GuardedChannel(4, 25, 60));

  private final ScriptedP24 device = new ScriptedP24();
  private final List<SafeCommand> inForce = new ArrayList<>();
  private final StimulatorDriver driver =
      listenedTo(StimulatorDriver.of(StimulatorModel.P24, StimulationLevel.LOW, "ttyTEST", device));
  private final GuardCore core = new GuardCore(EPOCH, driver);
  private final Permit permit = new Permit();
  private final Ack ack = new Ack();
  private long nowNs = 1_000 * MS;
  private int sequence;

  /** The same driver, and a list of the commands that it was told. */
  private StimulatorDriver listenedTo(StimulatorDriver real) {
    return (StimulatorDriver)
        Proxy.newProxyInstance(
            StimulatorDriver.class.getClassLoader(),
            new Class<?>[] {StimulatorDriver.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("command")) {
                inForce.add((SafeCommand) arguments[0]);
              }
              return method.invoke(real, arguments);
            });
  }

  private static SafeCommand burst(int armingEpoch) {
    return TestCommands.armed(armingEpoch, PULSES);
  }

  private static SafeCommand idle(int armingEpoch) {
    return TestCommands.armed(armingEpoch);
  }

  private void step() {
    nowNs += MS;
    device.nowNs = nowNs;
    device.deliver((bytes, length) -> core.onDeviceBytes(bytes, length, nowNs));
    core.onTick(nowNs);
  }

  private void runFor(long millis) {
    for (long i = 0; i < millis; i++) {
      step();
    }
  }

  /** What the link writes if it has just heard an ack. */
  private Permit next(Permit.Type type, SafeCommand command) {
    core.fill(ack, nowNs);
    permit.set(command);
    permit.guard(CHANNELS);
    permit.type = type;
    permit.sessionEpoch = EPOCH;
    permit.echoedCounter = ack.counter;
    permit.sequence = ++sequence;
    return permit;
  }

  private void permit(SafeCommand command) {
    core.onPermit(next(Permit.Type.PERMIT, command), nowNs);
  }

  /** Fresh permits every 5 ms. */
  private void permitFor(long millis, SafeCommand command) {
    for (long i = 0; i < millis; i += 5) {
      permit(command);
      runFor(5);
    }
  }

  private void stimulating() {
    driver.open(nowNs);
    runFor(20);
    permitFor(60, idle(1));
    permitFor(200, burst(1));
    assertTrue(device.pulses.size() >= 7, "pulses: " + device.pulses.size());
    assertEquals(Stimulator.ON, state());
  }

  private Stimulator state() {
    core.fill(ack, nowNs);
    return ack.stimulator;
  }

  private long lastPulseNs() {
    return device.pulses.get(device.pulses.size() - 1).timeNs();
  }

  @Test
  void permittedBurstStartsInTheCallThatBringsThePermit() {
    driver.open(nowNs);
    runFor(20);
    permitFor(60, idle(1));
    permit(burst(1));
    assertEquals(1, device.pulses.size());
    assertEquals(nowNs, lastPulseNs());
  }

  /** A device that makes the rhythm itself lives on it. */
  @Test
  void driverIsToldTheCommandInForceAsLongAsThereMayBeOutput() {
    stimulating();
    SafeCommand last = inForce.get(inForce.size() - 1);
    assertEquals(PULSES, last.pulses(1));
    int before = inForce.size();
    permitFor(50, SafeCommand.off());
    assertEquals(before, inForce.size());
  }

  @Test
  void pulsesThatFallDueAreGivenWhenTheDeviceIsHeard() {
    stimulating();
    while (core.nextPulseNs() - nowNs > MS) {
      step();
    }
    int before = device.pulses.size();
    nowNs = core.nextPulseNs();
    device.nowNs = nowNs;
    core.onDeviceBytes(new byte[0], 0, nowNs);
    assertEquals(before + 1, device.pulses.size());
  }

  @Test
  void noPulseIsPlannedOnceOutputIsNotPermitted() {
    stimulating();
    permit(SafeCommand.off());
    assertEquals(PulseScheduler.NEVER, core.nextPulseNs());
    permitFor(200, idle(2));
    permit(burst(2));
    assertTrue(core.nextPulseNs() < nowNs + 30 * MS);
    core.onStop(nowNs);
    assertEquals(PulseScheduler.NEVER, core.nextPulseNs());
  }

  @Test
  void acksCountThePulsesThatTheDeviceHasAnswered() {
    stimulating();
    runFor(2);
    core.fill(ack, nowNs);
    assertEquals(device.pulses.size(), ack.pulses[0]);
    assertTrue(ack.chargeNanocoulombs[0] > 0);
    assertEquals("P24TEST001", ack.detail(), "which device it is");
  }

  @Test
  void permitIsFreshFor100MillisecondsAndNoLonger() {
    driver.open(nowNs);
    runFor(20);
    Permit old = next(Permit.Type.PERMIT, idle(1));
    nowNs += HardLimits.MAX_PERMIT_AGE_NS + 1;
    core.onPermit(old, nowNs);
    assertEquals(1, refused());
    assertFalse(device.commands.contains(Command.LL_INIT), "no high voltage for an old permit");

    Permit justFresh = next(Permit.Type.PERMIT, idle(1));
    nowNs += HardLimits.MAX_PERMIT_AGE_NS;
    core.onPermit(justFresh, nowNs);
    assertEquals(1, refused());
    assertEquals(0, bitesNow());
    core.onTick(nowNs);
    assertEquals(0, bitesNow(), "exactly as old as it may be");
    core.onTick(nowNs + 1);
    assertEquals(1, bitesNow());
  }

  private int refused() {
    Ack now = new Ack();
    core.fill(now, nowNs);
    return now.refused;
  }

  @Test
  void faultsAndTheEndStopTheDeviceInTheCallThatBringsThem() {
    stimulating();
    core.onDamagedPermit(nowNs);
    assertEquals(Command.LL_STOP, device.commands.get(device.commands.size() - 1));
  }

  @Test
  void endAsAFrameStopsAtOnceAndLeaves() {
    stimulating();
    core.onPermit(next(Permit.Type.END, idle(1)), nowNs);
    assertEquals(Command.LL_STOP, device.commands.get(device.commands.size() - 1));
    core.fill(ack, nowNs);
    assertTrue(ack.stopLatched);
    runFor(60);
    assertTrue(core.isOver(nowNs));
  }

  @Test
  void silentDeviceGetsExactlyItsFarewell() {
    stimulating();
    device.silent = true;
    core.onEnd(nowNs);
    core.onEnd(nowNs + GuardCore.FAREWELL_NS / 2);
    assertFalse(core.isOver(nowNs + GuardCore.FAREWELL_NS));
    assertTrue(core.isOver(nowNs + GuardCore.FAREWELL_NS + 1));
  }

  @Test
  void onlyCountersThatWereSentNotLongAgoAreKnown() {
    SentCounters sent = new SentCounters();
    assertFalse(sent.knows(0));
    assertFalse(sent.knows(1));
    for (int i = 1; i <= 2_000; i++) {
      assertEquals(i, sent.next(i * MS));
      assertTrue(sent.knows(i));
      assertFalse(sent.knows(i + 1));
      assertFalse(sent.knows(0));
    }
    assertTrue(sent.knows(2_000 - 1_023));
    assertEquals((2_000 - 1_023) * MS, sent.timeNs(2_000 - 1_023));
    assertFalse(sent.knows(2_000 - 1_024));
  }

  @Test
  void highVoltageIsOnlyOnWhileOutputIsEnabled() {
    driver.open(nowNs);
    runFor(100);
    permitFor(100, SafeCommand.off());
    assertFalse(device.highVoltage);
    permitFor(100, idle(1));
    assertTrue(device.highVoltage);
    permitFor(100, SafeCommand.off());
    assertFalse(device.highVoltage);
    assertEquals(List.of(), device.pulses);
  }

  @Test
  void permitsThatStayAwayStopTheOutputWithin105Milliseconds() {
    stimulating();
    long lastPermitNs = nowNs;
    runFor(1_000);
    assertTrue(lastPulseNs() - lastPermitNs <= 105 * MS);
    assertFalse(device.highVoltage);
    assertEquals(1, ack.bites + bitesNow());
  }

  private int bitesNow() {
    core.fill(ack, nowNs);
    int bites = ack.bites;
    ack.bites = 0;
    return bites;
  }

  @Test
  void pileOfOldPermitsNeverLooksFresh() {
    stimulating();
    // The link hangs with permits written but unread: all echo what it knew then.
    core.fill(ack, nowNs);
    int oldCounter = ack.counter;
    long hungNs = nowNs;
    List<Integer> sequences = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      sequences.add(++sequence);
    }
    runFor(90);
    for (int old : sequences) {
      permit.set(burst(1));
      permit.echoedCounter = oldCounter;
      permit.sequence = old;
      core.onPermit(permit, nowNs);
      runFor(20);
    }
    assertTrue(lastPulseNs() - hungNs <= 105 * MS, "last pulse " + (lastPulseNs() - hungNs));
    assertFalse(device.highVoltage);
  }

  @Test
  void permitSeenTwiceOrWithACounterNeverSentIsRefused() {
    driver.open(nowNs);
    runFor(20);
    permitFor(60, idle(1));
    core.fill(ack, nowNs);
    int before = ack.refused;
    permit.set(burst(1));
    core.onPermit(permit, nowNs); // the sequence number of the last permit again
    permit.sequence = ++sequence;
    permit.echoedCounter = ack.counter + 1;
    core.onPermit(permit, nowNs);
    core.fill(ack, nowNs);
    assertEquals(before + 2, ack.refused);
    assertEquals(List.of(), device.pulses);
  }

  @Test
  void burstIsNotResumedInItsMiddleAfterPermitsStayedAway() {
    stimulating();
    runFor(300);
    int before = device.pulses.size();
    permitFor(500, burst(1));
    assertEquals(before, device.pulses.size());
    permitFor(50, idle(1));
    permitFor(200, burst(1));
    assertTrue(device.pulses.size() > before);
  }

  @Test
  void stopEndsOutputAtOnceAndStaysUntilArmedAgain() {
    stimulating();
    int before = device.pulses.size();
    core.onPermit(next(Permit.Type.STOP, idle(1)), nowNs);
    assertEquals(Command.LL_STOP, device.commands.get(device.commands.size() - 1));
    permitFor(500, idle(1));
    permitFor(500, burst(1));
    assertEquals(before, device.pulses.size());
    assertFalse(device.highVoltage);
    core.fill(ack, nowNs);
    assertTrue(ack.stopLatched);

    permitFor(60, idle(2));
    permitFor(100, burst(2));
    assertTrue(device.pulses.size() > before);
    core.fill(ack, nowNs);
    assertFalse(ack.stopLatched);
  }

  @Test
  void inhibitHoldsPulsesBackBeforeTheStopIsTaken() {
    stimulating();
    int before = device.pulses.size();
    core.inhibit();
    permitFor(100, burst(1));
    assertEquals(before, device.pulses.size());
  }

  @Test
  void endOfFileStopsAndLeavesWhenTheDeviceHasAnswered() {
    stimulating();
    int before = device.pulses.size();
    core.onEnd(nowNs);
    assertFalse(core.isOver(nowNs));
    runFor(60);
    assertTrue(core.isOver(nowNs));
    assertFalse(device.highVoltage);
    assertEquals(before, device.pulses.size());
  }

  @Test
  void endOfFileWithASilentDeviceLeavesAllTheSame() {
    stimulating();
    device.silent = true;
    core.onEnd(nowNs);
    runFor(201);
    assertTrue(core.isOver(nowNs));
  }

  @Test
  void damagedPermitEndsAllOutputOfTheSession() {
    stimulating();
    int before = device.pulses.size();
    core.onDamagedPermit(nowNs);
    permitFor(500, idle(2));
    permitFor(500, burst(2));
    assertEquals(before, device.pulses.size());
    assertEquals(Stimulator.FAULT, state());
    assertEquals("a damaged permit", ack.detail());
    assertFalse(device.highVoltage);
  }

  @Test
  void numbersBeyondAHardLimitEndAllOutputOfTheSession() {
    stimulating();
    int before = device.pulses.size();
    next(Permit.Type.PERMIT, burst(1)).numbers.halfMilliamps[0] = 201;
    core.onPermit(permit, nowNs);
    permitFor(500, burst(2));
    assertEquals(before, device.pulses.size());
    assertEquals(Stimulator.FAULT, state());
    assertTrue(ack.detail().startsWith("channel 1: current must be in [0, 100] mA"), ack.detail());
  }

  @Test
  void permitOfAnotherSessionIsAFault() {
    stimulating();
    next(Permit.Type.PERMIT, burst(1)).sessionEpoch = EPOCH + 1;
    core.onPermit(permit, nowNs);
    assertEquals(Stimulator.FAULT, state());
  }

  @Test
  void watchdogBitesInItsTestWithoutAnyOutput() {
    driver.open(nowNs);
    runFor(20);
    for (int i = 0; i < 40; i++) {
      core.onPermit(next(Permit.Type.BITE_TEST, burst(1)), nowNs);
      runFor(5);
    }
    assertEquals(0, bitesNow());
    runFor(90);
    assertEquals(0, bitesNow());
    runFor(20);
    assertEquals(1, bitesNow());
    assertFalse(device.highVoltage);
    assertEquals(
        List.of(Command.GET_DEVICE_ID, Command.GET_STIM_STATUS), device.commands.subList(0, 2));
    assertFalse(device.commands.contains(Command.LL_INIT));
  }

  @Test
  void faultOfTheDeviceNeedsANewArmingAfterTheDeviceHasProvedItself() {
    stimulating();
    device.silent = true;
    permitFor(200, burst(1));
    assertEquals(Stimulator.FAULT, state());
    int before = device.pulses.size();
    device.silent = false;
    permitFor(3_000, idle(1));
    permitFor(200, burst(1));
    assertEquals(before, device.pulses.size());
    permitFor(60, idle(2));
    permitFor(100, burst(2));
    assertTrue(device.pulses.size() > before);
  }

  @Test
  void portWithoutAStimulatorIsNamedAsTheReasonNotToStart() {
    device.silent = true;
    driver.open(nowNs);
    runFor(700);
    assertTrue(core.startFailure().startsWith("ttyTEST: no answer"), core.startFailure());
  }

  /** Random commands, lost links, stops and device faults: pulses only while all is well. */
  @Test
  void noPulseWithoutAFreshPermitWhateverHappens() {
    Random random = new Random(31);
    driver.open(nowNs);
    runFor(20);
    int armed = 1;
    long freshNs = nowNs;
    int seen = 0;
    boolean stopped = false;
    for (int round = 0; round < 4_000; round++) {
      int dice = random.nextInt(100);
      if (dice < 2) {
        core.onPermit(next(Permit.Type.STOP, idle(armed)), nowNs);
        stopped = true;
        seen = device.pulses.size();
      } else if (dice < 5) {
        armed++;
        stopped = false;
      } else if (dice < 10) {
        runFor(random.nextInt(250));
      } else {
        core.fill(ack, nowNs);
        permit(random.nextInt(10) < 8 ? burst(armed) : idle(armed));
        freshNs = nowNs;
      }
      step();
      runFor(random.nextInt(6));
      if (stopped) {
        assertEquals(seen, device.pulses.size(), "a pulse after STOP");
      }
      if (device.pulses.size() > seen) {
        assertTrue(lastPulseNs() - freshNs <= 101 * MS, "a pulse without a fresh permit");
        seen = device.pulses.size();
      }
    }
    assertTrue(device.pulses.size() > 100, "pulses: " + device.pulses.size());
  }
}
