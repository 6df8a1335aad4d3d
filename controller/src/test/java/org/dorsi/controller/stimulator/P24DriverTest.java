package org.dorsi.controller.stimulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.StimulatorDriver.State;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.junit.jupiter.api.Test;

/** The driver against a device that does not always behave, in virtual time. */
class P24DriverTest {

  private static final long MS = 1_000_000;

  private final ScriptedP24 device = new ScriptedP24();
  private final StimulatorDriver driver =
      StimulatorDriver.of(StimulatorModel.P24, StimulationLevel.LOW, "ttyTEST", device);
  private long nowNs;

  private void runFor(long millis) {
    for (long i = 0; i < millis; i++) {
      nowNs += MS;
      device.nowNs = nowNs;
      device.deliver((bytes, length) -> driver.receive(bytes, length, nowNs));
      driver.tick(nowNs);
    }
  }

  private void ready() {
    driver.open(nowNs);
    runFor(20);
    assertEquals(State.READY, driver.state());
  }

  private void on() {
    ready();
    driver.turnOn(nowNs);
    runFor(50);
    assertEquals(State.ON, driver.state());
  }

  /** A pulse on channel 1 every 25 ms. */
  private void pulseFor(long millis) {
    for (long i = 0; i < millis; i += 25) {
      driver.pulse(1, 40, 250, nowNs);
      runFor(25);
    }
  }

  @Test
  void identifiesTheDeviceBeforeAnythingElse() {
    ready();
    assertEquals(List.of(Command.GET_DEVICE_ID, Command.GET_STIM_STATUS), device.commands);
    assertEquals("P24TEST001", driver.detail());
    assertTrue(driver.identified());
  }

  @Test
  void stopsWhatASessionBeforeHasLeftRunning() {
    for (int left = 1; left <= 3; left++) {
      ScriptedP24 busy = new ScriptedP24();
      busy.status = left;
      busy.highVoltage = true;
      StimulatorDriver other =
          StimulatorDriver.of(StimulatorModel.P24, StimulationLevel.LOW, "ttyTEST", busy);
      other.open(0);
      for (long t = 1; t < 100; t++) {
        long now = t * MS;
        busy.nowNs = now;
        busy.deliver((bytes, length) -> other.receive(bytes, length, now));
        other.tick(now);
      }
      assertEquals(State.READY, other.state());
      assertFalse(busy.highVoltage);
      assertTrue(busy.commands.contains(left == 1 ? Command.LL_STOP : Command.ML_STOP));
    }
  }

  @Test
  void namesAPortThatDoesNotAnswer() {
    device.silent = true;
    driver.open(0);
    runFor(700);
    assertEquals(State.FAULT, driver.state());
    assertFalse(driver.identified());
    assertEquals(
        "ttyTEST: no answer; is a stimulator connected there and switched on?", driver.detail());
  }

  @Test
  void namesAPortWithAnotherDevice() {
    device.anotherDevice = true;
    driver.open(0);
    runFor(700);
    assertEquals("ttyTEST: the device there is no ScienceMode 4 stimulator", driver.detail());
  }

  @Test
  void acknowledgedPulsesAreCountedWithTheirCharge() {
    on();
    pulseFor(1_000);
    assertEquals(40, device.pulses.size());
    assertEquals(40, driver.delivered().pulses(1));
    assertEquals(40 * 5_000, driver.delivered().chargeNanocoulombs(1));
    assertEquals(
        new ScriptedP24.Pulse(device.pulses.get(0).timeNs(), 1, 20, 250), device.pulses.get(0));
  }

  @Test
  void everyChannelReachesItsOwnSocket() {
    on();
    for (int channel = 1; channel <= 8; channel++) {
      assertTrue(driver.pulse(channel, 20, 200, nowNs));
      runFor(3);
    }
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6, 7, 8),
        device.pulses.stream().map(ScriptedP24.Pulse::channel).toList());
    assertEquals(State.ON, driver.state());
  }

  @Test
  void silentDeviceIsAFaultWithin150Milliseconds() {
    on();
    pulseFor(100);
    device.silent = true;
    driver.pulse(1, 40, 250, nowNs);
    runFor(150);
    assertEquals(State.FAULT, driver.state());
    assertEquals("ttyTEST: the device does not answer", driver.detail());
    assertEquals(Command.LL_STOP, device.commands.get(device.commands.size() - 1));
    assertFalse(driver.pulse(1, 40, 250, nowNs));
  }

  @Test
  void aStallOf110MillisecondsIsForgivenWithFourChannelsToo() {
    on();
    device.stalledUntilNs = nowNs + 110 * MS;
    for (int channel = 1; channel <= 4; channel++) {
      assertTrue(driver.pulse(channel, 40, 250, nowNs));
      runFor(2);
    }
    runFor(110);
    assertEquals(State.ON, driver.state());
    assertTrue(driver.pulse(1, 40, 250, nowNs));
  }

  @Test
  void anUnansweredRoutineQuestionIsAskedAgainBeforeItIsAFault() {
    on();
    runFor(450);
    device.silent = true;
    int asked = device.commands.size();
    while (device.commands.size() == asked) {
      runFor(1);
    }
    runFor(110);
    assertEquals(State.ON, driver.state());
    runFor(30);
    assertEquals(State.FAULT, driver.state());
  }

  @Test
  void oneLostAcknowledgementIsAskedAfterAndForgiven() {
    on();
    device.dropNextPulseAcks = 1;
    pulseFor(2_000);
    assertEquals(State.ON, driver.state());
    assertTrue(driver.delivered().pulses(1) > 70);
  }

  @Test
  void secondLostAcknowledgementInARowIsAFault() {
    on();
    pulseFor(100);
    device.dropNextPulseAcks = 2;
    pulseFor(300);
    assertEquals(State.FAULT, driver.state());
  }

  @Test
  void lateAcknowledgementIsNoFault() {
    on();
    device.extraDelayNs = 20 * MS;
    pulseFor(1_000);
    assertEquals(State.ON, driver.state());
    assertTrue(driver.delivered().pulses(1) >= 39);
  }

  @Test
  void channelIsNotAskedAgainBeforeItHasAnswered() {
    on();
    assertTrue(driver.pulse(1, 40, 250, nowNs));
    assertFalse(driver.pulse(1, 40, 250, nowNs));
    assertTrue(driver.pulse(2, 40, 250, nowNs));
  }

  @Test
  void refusedPulseStopsEverythingAndNamesChannelAndReason() {
    on();
    device.resultOfPulses = 10;
    driver.pulse(3, 40, 250, nowNs);
    runFor(5);
    assertEquals(State.FAULT, driver.state());
    assertEquals("ttyTEST: channel 3: electrode error (10)", driver.detail());
    assertFalse(device.highVoltage);
  }

  @Test
  void answersWithStrangePacketNumbersAreAFaultWithin150Milliseconds() {
    on();
    device.packetNumberOffset = 7;
    pulseFor(150);
    assertEquals(State.FAULT, driver.state());
  }

  @Test
  void answersToPulsesOfSomebodyElseAreNoticedAtTheSecondOne() {
    on();
    device.secondWriter = true;
    pulseFor(50);
    assertEquals(State.FAULT, driver.state());
    assertEquals(
        "ttyTEST: answers to nothing asked; is another program using the port?", driver.detail());
  }

  @Test
  void pulseAnsweredForAnotherChannelIsAFault() {
    on();
    device.socketOffset = 1;
    pulseFor(25);
    assertEquals("ttyTEST: a pulse of channel 1 was answered for another", driver.detail());
  }

  @Test
  void noChannelPulsesWhileAnAnswerIsOverdueAndUnexplained() {
    on();
    device.silent = true;
    assertTrue(driver.pulse(1, 40, 250, nowNs));
    runFor(59);
    assertTrue(driver.pulse(2, 40, 250, nowNs));
    runFor(2);
    assertFalse(driver.pulse(3, 40, 250, nowNs));
  }

  @Test
  void noiseOnTheLineNeitherAnswersNorDisturbs() {
    device.noise = true;
    on();
    pulseFor(3_000);
    assertEquals(State.ON, driver.state());
    device.silent = true;
    pulseFor(150);
    assertEquals(State.FAULT, driver.state());
  }

  @Test
  void deviceThatLeavesLowLevelByItselfIsNoticedWithinHalfASecond() {
    on();
    runFor(100);
    device.status = 0;
    runFor(510);
    assertEquals(State.FAULT, driver.state());
    assertEquals("ttyTEST: the device has left its level by itself", driver.detail());
  }

  @Test
  void stopDoesNotWaitForAnOutstandingAnswer() {
    on();
    device.dropNextPulseAcks = 1;
    driver.pulse(1, 40, 250, nowNs);
    driver.turnOff(nowNs);
    assertEquals(Command.LL_STOP, device.commands.get(device.commands.size() - 1));
    runFor(50);
    assertEquals(State.READY, driver.state());
    assertFalse(device.highVoltage);
  }

  @Test
  void stopThatIsAnsweredLateIsNoFault() {
    on();
    device.stopDelayNs = 60 * MS;
    driver.turnOff(nowNs);
    runFor(300);
    assertEquals(2, device.commands.stream().filter(c -> c == Command.LL_STOP).count());
    assertEquals(State.READY, driver.state(), driver.detail());
  }

  @Test
  void stopWhoseAnswerIsLostIsAskedForAgainAndFindsTheDeviceStopped() {
    on();
    device.silent = true;
    driver.turnOff(nowNs);
    device.silent = false;
    runFor(300);
    assertEquals(2, device.commands.stream().filter(c -> c == Command.LL_STOP).count());
    assertEquals(State.READY, driver.state(), driver.detail());
  }

  @Test
  void lostPortStaysLost() {
    on();
    device.gone = true;
    driver.pulse(1, 40, 250, nowNs);
    assertEquals(State.FAULT, driver.state());
    device.gone = false;
    runFor(5_000);
    assertEquals(State.FAULT, driver.state());
    assertEquals("ttyTEST is gone", driver.detail());
  }

  @Test
  void deviceProvesItselfAnewAfterAFaultBeforeItIsReady() {
    on();
    device.silent = true;
    driver.pulse(1, 40, 250, nowNs);
    runFor(3_000);
    assertEquals(State.FAULT, driver.state());
    device.silent = false;
    runFor(2_000);
    assertEquals(State.READY, driver.state());
  }
}
