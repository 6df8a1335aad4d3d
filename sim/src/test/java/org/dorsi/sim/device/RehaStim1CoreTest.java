package org.dorsi.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Against the rules and examples of stimulators.md, section 2.4, bytes as the vendor prints them.
 */
class RehaStim1CoreTest {

  private static final String SINGLE_CHANNEL_3 = "e2214878";
  private static final String INIT_2_3_6_8 = "99294061101f";
  private static final String UPDATE_2_3_6_8 = "bb006434414837222c4823105c";
  private static final String STOP = "c0";

  private final BenchedStimulator device = new BenchedStimulator(EmulatedBench.Kind.REHASTIM1);

  @Test
  void takesEveryExampleOfTheVendor() {
    assertEquals("c1", device.ask(SINGLE_CHANNEL_3));
    assertEquals("c1", device.ask("f9515d37"));
    assertEquals("01", device.ask("944462007062"));
    assertEquals("01", device.ask("900020003030"));
    assertEquals("01", device.ask("800760011030"), "five channels in two modules");
    assertEquals("01", device.ask(INIT_2_3_6_8));
    assertEquals("41", device.ask(UPDATE_2_3_6_8), "with a triplet");
    assertEquals("81", device.ask(STOP));
  }

  @Test
  void givesWhatItWasAskedInItsOwnSteps() {
    device.ask(SINGLE_CHANNEL_3);
    // 55 mA: the device has steps of 2 mA.
    device.ask("f9515d37");
    assertEquals(List.of("3: 120.0 mA 200 us", "6: 54.0 mA 221 us"), device.pulses);
  }

  @Test
  void refusesWhatTheDocumentForbids() {
    assertEquals("c0", device.ask("e3214878"), "wrong check");
    assertEquals("c0", device.ask("e2254878"), "unused bit");
    assertEquals("c0", device.ask("e9037514"), "501 us");
    assertEquals("c0", device.ask("fd000914"), "9 us");
    assertEquals("c1", device.ask("fe000a14"), "10 us");
    assertEquals("40", device.ask("a0"), "an update without a list");
    assertEquals("00", device.ask("910020003030"), "wrong check");
    assertEquals("00", device.ask("940760005030"), "4 channels of a module within 4 ms");
  }

  @Test
  void refusesSinglePulsesWhileItsListRuns() {
    device.ask(INIT_2_3_6_8);
    device.ask(UPDATE_2_3_6_8);
    assertEquals("c0", device.ask(SINGLE_CHANNEL_3));
    device.ask(STOP);
    assertEquals("c1", device.ask(SINGLE_CHANNEL_3));
  }

  @Test
  void goesOnForEverWithoutItsHost() {
    device.ask(INIT_2_3_6_8);
    device.ask(UPDATE_2_3_6_8);
    device.pulses.clear();
    device.runFor(16_500 * 60);
    // Per list of 16.5 ms two doublets; a single and a triplet in every third list only.
    assertEquals(60_000 * 4 + 20_000 * 4, device.pulses.size(), 8.0);
  }

  @Test
  void aCommandCutShortIsForgottenAtTheNextFirstByte() {
    assertEquals("c1", device.ask("e221" + SINGLE_CHANNEL_3));
    assertEquals("", device.ask("214878"), "bytes without a first one");
  }
}
