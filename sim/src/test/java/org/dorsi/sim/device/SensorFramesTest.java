package org.dorsi.sim.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensorFramesTest {

  @Test
  void crcHasTheCheckValuesOfTheCatalogue() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0x29B1, Crc16.of(0xFFFF, digits, 0, 9));
    assertEquals(0x31C3, Crc16.of(0, digits, 0, 9));
  }

  @Test
  void encodesTheSampleOfTheFootSwitchProtocolPage() {
    assertEquals(
        Hex.of(Hex.bytes("A5 5A 12 01 01 02 01 40 42 0F 00 04 09 B8 0B 78 00 50 00 54 0B 9B 06")),
        Hex.of(FootSwitchFrames.sample(258, 1_000_000, 0x09, 3000, 120, 80, 2900)));
  }

  @Test
  void encodesTheXbusRequestsThatTheVendorPrints() {
    assertEquals("faff3000d1", Hex.of(XbusFrames.encode(0x30, new byte[0])));
    assertEquals("faff1000f1", Hex.of(XbusFrames.encode(0x10, new byte[0])));
  }

  @Test
  void findsAnXbusMessageBehindNoise() {
    List<String> found = new ArrayList<>();
    XbusReceiver receiver =
        new XbusReceiver((id, payload) -> found.add(id + " " + Hex.of(payload)));
    byte[] noise = Hex.bytes("00 FA 11 FA FF 30 00 D0 FA FF 30 00 D1 FA FF C0 04 10 20 FF FF 0F");
    receiver.receive(noise, noise.length);
    assertEquals(List.of("48 ", "192 1020ffff"), found);
  }

  @Test
  void longXbusPayloadsCarryTheExtendedLength() {
    byte[] frame = XbusFrames.encode(0x36, new byte[300]);
    assertArrayEquals(Hex.bytes("FA FF 36 FF 01 2C"), java.util.Arrays.copyOf(frame, 6));
    assertEquals(307, frame.length);
  }
}
