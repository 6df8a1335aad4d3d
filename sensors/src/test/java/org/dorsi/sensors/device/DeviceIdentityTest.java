package org.dorsi.sensors.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.dorsi.sensors.protocol.Fs1Frames;
import org.dorsi.sensors.protocol.XbusFrames;
import org.junit.jupiter.api.Test;

class DeviceIdentityTest {

  /** Another implementation's bytes: Hasomed's printed ScienceMode 2 answers. */
  private static final byte[] SCIENCE_MODE_2_INIT_ACK =
      HexFormat.ofDelimiter(" ").parseHex("F0 81 7F 81 56 00 02 00 0F");

  private static final byte[] SCIENCE_MODE_2_WATCHDOG =
      HexFormat.ofDelimiter(" ").parseHex("F0 81 1D 81 57 04 04 0F");

  private static DeviceIdentity of(byte[] bytes) {
    return DeviceIdentity.of(bytes, bytes.length);
  }

  @Test
  void recognisesEachDeviceFromAnyPointOfItsStream() {
    byte[] board = Fs1Frames.join(Fs1Frames.sample(1, 0, 0), Fs1Frames.sample(2, 0, 0));
    byte[] unit = Fs1Frames.join(XbusFrames.REFERENCE, XbusFrames.REFERENCE);
    byte[] stimulator = Fs1Frames.join(SCIENCE_MODE_2_INIT_ACK, SCIENCE_MODE_2_WATCHDOG);
    for (int cut = 0; cut < SCIENCE_MODE_2_INIT_ACK.length; cut++) {
      assertEquals(
          DeviceIdentity.FOOT_SWITCH_BOARD, of(Arrays.copyOfRange(board, cut, board.length)));
      assertEquals(DeviceIdentity.XSENS, of(Arrays.copyOfRange(unit, cut, unit.length)));
      assertEquals(
          DeviceIdentity.STIMULATOR, of(Arrays.copyOfRange(stimulator, cut, stimulator.length)));
    }
  }

  @Test
  void tellsSilenceFromWhatItDoesNotKnow() {
    assertEquals(DeviceIdentity.NOTHING, of(new byte[0]));
    byte[] text = "$1000000,258,3000,120,80,2900*11\n".getBytes(StandardCharsets.US_ASCII);
    assertEquals(DeviceIdentity.UNKNOWN, of(text));
  }

  /** What a wrong baud rate looks like: the check of FS1 has 16 bits, that of Xbus 8. */
  @Test
  void seldomTakesNoiseForADevice() {
    Random random = new Random(9);
    int mistaken = 0;
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[1000];
      random.nextBytes(noise);
      mistaken += of(noise) == DeviceIdentity.UNKNOWN ? 0 : 1;
    }
    assertTrue(mistaken <= 4, mistaken + " of 200");
  }
}
