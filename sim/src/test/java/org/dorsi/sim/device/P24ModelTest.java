package org.dorsi.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class P24ModelTest {

  private static final long MS = 1_000_000L;

  private final List<String> pulses = new ArrayList<>();
  private final P24Model model =
      new P24Model(
          ScienceMode4Variant.P24,
          DeviceFailures.none(),
          (channel, waveform, scale, startNs) ->
              pulses.add(
                  channel
                      + ": "
                      + waveform.currentMilliamps() * scale
                      + " mA "
                      + waveform.phaseMicros()
                      + " us "
                      + waveform.netChargeNanocoulombs()
                      + " nC"));

  private int result(int command, String data) {
    return result(command, data, 0);
  }

  private int result(int command, String data, long nowNs) {
    return model.execute(new ScienceMode4Frame(0, command, Hex.bytes(data)), nowNs).result();
  }

  private String reply(int command) {
    P24Model.Reply reply = model.execute(new ScienceMode4Frame(0, command, new byte[0]), 0);
    return reply.command() + " " + Hex.of(reply.data());
  }

  @Test
  void saysWhoItIsAndThatNothingIsOn() {
    assertEquals("53 0050323445" + "4d5530303031", reply(52));
    assertEquals("63 000001", reply(62));
  }

  @Test
  void givesOneBalancedPulseForEachLowLevelCommand() {
    assertEquals(0, result(0, "00"));
    assertEquals("63 000106", reply(62));
    assertEquals(0, result(2, "82 0fa55000 0644b000 0fa41000"));
    assertEquals(0, result(2, "f2 12c61c00 0644b000 12c34400"));
    assertEquals(List.of("1: 20.0 mA 250 us 0.0 nC", "8: 45.5 mA 300 us 0.0 nC"), pulses);
  }

  @Test
  void refusesPulsesBeforeInitAndAfterStop() {
    assertEquals(7, result(2, "82 0fa55000 0644b000 0fa41000"));
    assertEquals(7, result(4, ""));
    assertEquals(0, result(0, "00"));
    assertEquals(0, result(4, ""));
    assertEquals(7, result(2, "82 0fa55000 0644b000 0fa41000"));
    assertEquals(List.of(), pulses);
  }

  @Test
  void neverMixesLevels() {
    assertEquals(0, result(0, "00"));
    assertEquals(7, result(30, "00"));
    assertEquals(7, result(34, ""));
    assertEquals(0, result(4, ""));
    assertEquals(0, result(30, "00"));
    assertEquals(7, result(0, "00"));
    assertEquals(7, result(2, "82 0fa55000 0644b000 0fa41000"));
  }

  @Test
  void refusesPointsThatDoNotFitTheirCountAndCurrentsBeyondTheDevice() {
    assertEquals(0, result(0, "00"));
    assertEquals(2, result(2, "82 0fa55000 0644b000"));
    assertEquals(2, result(2, ""));
    // 131 mA: code 562.
    assertEquals(2, result(2, "80 0648c800"));
    assertEquals(2, result(0, ""));
    assertEquals(List.of(), pulses);
  }

  @Test
  void executesAnUnbalancedPulseAsAskedAndSaysWhatStaysBehind() {
    assertEquals(0, result(0, "00"));
    assertEquals(0, result(2, "81 0fa55000 0fa55000"));
    assertEquals(List.of("1: 20.0 mA 500 us 10000.0 nC"), pulses);
  }

  @Test
  void runsNothingWhenNotAskedToExecute() {
    assertEquals(0, result(0, "00"));
    assertEquals(0, result(2, "02"));
    assertEquals(0, result(2, "02 0c855000 0644b000 0c841000"));
    assertEquals(List.of(), pulses);
  }

  @Test
  void givesNoPulseWithoutHighVoltage() {
    assertEquals(0, result(0, "02"));
    assertEquals(28, result(2, "82 0fa55000 0644b000 0fa41000"));
  }

  @Test
  void saysThatItDoesNotKnowTheBatteryCommand() {
    assertEquals("67 0b", reply(54));
  }

  @Test
  void midLevelTrainsRampUpKeepTheirRhythmAndDieWithoutASignOfLife() {
    assertEquals(7, result(32, "01 21 0064 0c855000 0644b000 0c841000"));
    assertEquals(0, result(30, "00"));
    // Channel 1, ramp of one pulse, 25 ms, 200 us, 20 mA.
    assertEquals(0, result(32, "01 21 0064 0c855000 0644b000 0c841000", 0));
    for (long now = 0; now < 3000 * MS; now = model.trains().nextNs()) {
      model.trains().advance(now, (c, w, s, t) -> pulses.add(w.currentMilliamps() * s + " mA"));
      if (!model.trains().isRunning()) {
        break;
      }
    }
    assertEquals("10.0 mA", pulses.get(0));
    assertEquals("20.0 mA", pulses.get(1));
    assertEquals(80, pulses.size(), "40 Hz for the two seconds of the keep-alive");
    assertEquals("63 000206", reply(62));
  }

  @Test
  void refusesMoreThanASecondOfOutputInASecond() {
    assertEquals(0, result(30, "00"));
    assertEquals(2, result(32, "01 20 0002 0c855000 0644b000 0c841000"));
    assertEquals(2, result(32, "01 20 0000 0c855000 0644b000 0c841000"));
    assertEquals(0, result(32, "00"));
  }

  @Test
  void aMaskThatLeavesAChannelOutSwitchesItOff() {
    assertEquals(0, result(30, "00"));
    assertEquals(0, result(32, "03 10 00c8 0c855000 0c841000 10 00c8 0c855000 0c841000"));
    assertEquals(3, model.trains().activeMask());
    assertEquals(0, result(32, "02 10 00c8 0c855000 0c841000"));
    assertEquals(2, model.trains().activeMask());
  }
}
