package org.dorsi.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Against the rules of stimulators.md, sections 2.1 to 2.3. */
class RehaStim2CoreTest {

  private static final int WATCHDOG = 4;
  private static final int GET_MODE = 10;
  private static final int INIT_LIST = 30;
  private static final int START_LIST = 32;
  private static final int STOP_LIST = 34;
  private static final int SINGLE_PULSE = 36;

  private final BenchedStimulator device = new BenchedStimulator(EmulatedBench.Kind.REHASTIM2);

  private String hex(int number, int command, int... data) {
    return Hex.of(ScienceMode2Frame.of(number, command, data).encode());
  }

  private int result(int command, int... data) {
    device.replies.clear();
    device.send(ScienceMode2Frame.of(9, command, data).encode());
    device.runFor(30);
    byte[] wire = Hex.bytes(device.replies.get(0));
    ScienceMode2Frame reply =
        Objects.requireNonNull(ScienceMode2Frame.decode(wire, wire.length), "a good frame");
    assertEquals(9, reply.packetNumber());
    assertEquals(command + 1, reply.command());
    return reply.data()[0];
  }

  private void link() {
    device.runFor(1);
    assertEquals("", device.ask("f0817f81560002000f"), "InitAck has no answer");
  }

  @Test
  void saysInitTwiceASecondUntilItIsAnsweredWithItsNumber() {
    device.runFor(1_600);
    assertEquals(List.of(hex(0, 1, 1), hex(1, 1, 1), hex(2, 1, 1), hex(3, 1, 1)), device.replies);
    assertEquals("", device.ask(hex(0, 2, 0)), "an answer to an Init before the last");
    assertEquals("", device.ask(hex(3, 2, 0xFB)), "incompatible");
    assertEquals("", device.ask(hex(1, GET_MODE)), "nothing is heard before");
    device.runFor(500);
    assertEquals(List.of(hex(4, 1, 1)), device.replies);
    assertEquals("", device.ask(hex(4, 2, 0)));
    assertEquals(hex(1, GET_MODE + 1, 0, 0), device.ask(hex(1, GET_MODE)));
  }

  @Test
  void forgetsEverythingAfter1200MillisecondsWithoutAGoodPacket() {
    link();
    assertEquals(0, result(INIT_LIST, 0, 1, 0, 13, 0, 48, 0));
    assertEquals(0, result(START_LIST, 0, 0, 250, 20));
    for (int i = 0; i < 3; i++) {
      device.runFor(1_000);
      device.send(ScienceMode2Frame.of(i, WATCHDOG).encode());
    }
    long lastGoodNs = 3_091 * BenchedStimulator.MS;
    device.runFor(600);
    // A damaged one is no sign of life.
    device.send(Hex.bytes("f0811c815704040f"));
    device.runFor(3_000);
    long freeRunNs = device.pulsesNs.get(device.pulsesNs.size() - 1) - lastGoodNs;
    assertTrue(freeRunNs < 1_200 * BenchedStimulator.MS, freeRunNs + " ns");
    assertTrue(freeRunNs > 1_170 * BenchedStimulator.MS, freeRunNs + " ns");
    assertTrue(device.notes.contains(",\"event\":\"watchdogStop\""), device.notes::toString);
    assertTrue(device.replies.get(device.replies.size() - 1).startsWith("f081"), "Init again");
  }

  @Test
  void refusesInTheWrongMode() {
    link();
    assertEquals(-3, result(START_LIST, 0, 0, 250, 20));
    assertEquals(-3, result(STOP_LIST));
    assertEquals(0, result(INIT_LIST, 0, 1, 0, 13, 0, 48, 0));
    assertEquals(-3, result(INIT_LIST, 0, 1, 0, 13, 0, 48, 0));
    assertEquals(-3, result(SINGLE_PULSE, 0, 0, 250, 20));
    assertEquals(0, result(START_LIST, 0, 0, 250, 20));
    assertEquals(-3, result(SINGLE_PULSE, 0, 0, 250, 20));
    assertEquals(0, result(STOP_LIST));
    assertEquals(0, result(SINGLE_PULSE, 0, 0, 250, 20));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    link();
    assertEquals(-2, result(SINGLE_PULSE, 8, 0, 250, 20));
    assertEquals(-2, result(SINGLE_PULSE, 0, 1, 245, 20), "501 us");
    assertEquals(-2, result(SINGLE_PULSE, 0, 0, 250, 131));
    assertEquals(-2, result(SINGLE_PULSE, 0, 0, 250));
    assertEquals(-2, result(INIT_LIST, 8, 1, 0, 13, 0, 48, 0), "low-frequency factor");
    assertEquals(-2, result(INIT_LIST, 0, 0, 0, 13, 0, 48, 0), "no channel");
    assertEquals(-2, result(INIT_LIST, 0, 1, 2, 13, 0, 48, 0), "low frequency without a channel");
    assertEquals(-2, result(INIT_LIST, 0, 1, 0, 12, 0, 48, 0), "7.5 ms between pulses");
    assertEquals(-2, result(INIT_LIST, 0, 1, 0, 13, 0, 13, 0), "7.5 ms between lists");
    assertEquals(-2, result(INIT_LIST, 0, 0xFF, 0, 13, 0, 20, 0), "eight slots within 11 ms");
    assertEquals(-2, result(INIT_LIST, 0, 1, 0, 13, 8, 1, 0), "beyond 1025 ms");
    assertEquals(-2, result(INIT_LIST, 0, 1, 0, 13, 0, 48, 1), "fast execution");
    assertEquals(0, result(INIT_LIST, 0, 3, 0, 13, 0, 48, 0));
    assertEquals(-2, result(START_LIST, 0, 0, 250, 20), "a channel too few");
    assertEquals(-2, result(START_LIST, 3, 0, 250, 20, 0, 0, 250, 20), "mode 3");
    assertEquals(-2, result(START_LIST, 0, 0, 250, 20, 0, 0, 250, 131));
    assertEquals(List.of(), device.pulses);
  }

  @Test
  void doesNotKnowOtherCommands() {
    link();
    assertEquals(hex(40, 3, 0x5F), device.ask(hex(40, 0x5F)));
  }

  @Test
  void givesPulsesInItsOwnSteps() {
    link();
    result(SINGLE_PULSE, 7, 0, 255, 21);
    result(SINGLE_PULSE, 0, 0, 5, 130);
    assertEquals(List.of("8: 20.0 mA 250 us", "1: 126.0 mA 20 us"), device.pulses);
  }

  @Test
  void lowFrequencyChannelsLeaveListsOut() {
    link();
    assertEquals(0, result(INIT_LIST, 3, 3, 2, 13, 0, 48, 0));
    assertEquals(0, result(START_LIST, 0, 0, 250, 20, 1, 0, 250, 30));
    device.runFor(900);
    double often = (double) device.pulses.stream().filter(p -> p.startsWith("1")).count();
    double seldom = (double) device.pulses.stream().filter(p -> p.startsWith("2")).count();
    assertEquals(37.0, often, 1.0);
    assertEquals(often / 4.0 * 2, seldom, 2.0, "a doublet in every fourth list");
  }

  @Test
  void readsBytesThatNeededNoEscape() {
    link();
    assertEquals(hex(16, 31, 0), device.ask("f081d9815f101e0001000d008100000f"));
  }
}
