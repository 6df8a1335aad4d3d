package org.dorsi.sensors.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Truth: the reference message, and numbers that each format can write exactly. */
class MtData2Test {

  private final MtData2 data = new MtData2();

  @Test
  void readsTheReferenceMessage() {
    byte[] payload = XbusFrames.REFERENCE_PAYLOAD;
    assertTrue(data.parse(payload, 0, payload.length));
    assertEquals(1234, data.packetCounter());
    assertEquals(567890, data.sampleTimeFineTicks());
    assertTrue(data.hasInertialSample());
    assertEquals(0, data.accelerationMetersPerSec2(0));
    assertEquals(9.8125, data.accelerationMetersPerSec2(2));
    assertEquals(0.5, data.rateOfTurnRadPerSec(0));
    assertEquals(-0.25, data.rateOfTurnRadPerSec(1));
    assertEquals(3, data.statusWord());
  }

  @Test
  void readsEveryNumberFormatInEveryEarthFrame() {
    double[] gyro = {-1.25, 3.5, -0.0009765625};
    for (int frame : new int[] {0x0, 0x4, 0x8}) {
      for (int format = 0; format < 4; format++) {
        byte[] payload = vector(MtData2.RATE_OF_TURN | frame | format, format, gyro);
        assertTrue(data.parse(payload, 0, payload.length));
        for (int axis = 0; axis < 3; axis++) {
          assertEquals(gyro[axis], data.rateOfTurnRadPerSec(axis), "format " + format);
        }
      }
    }
  }

  @Test
  void skipsWhatItDoesNotKnow() {
    byte[] payload = {(byte) 0x08, 0x10, 4, 1, 2, 3, 4, 0x10, 0x20, 2, 0, 9};
    assertTrue(data.parse(payload, 0, payload.length));
    assertEquals(9, data.packetCounter());
    assertFalse(data.hasInertialSample());
  }

  @Test
  void usesNothingOfATruncatedPayload() {
    byte[] payload = XbusFrames.REFERENCE_PAYLOAD;
    for (int length = 1; length < payload.length; length++) {
      byte[] cut = Arrays.copyOf(payload, length);
      if (!data.parse(cut, 0, length)) {
        assertFalse(data.hasInertialSample() || data.hasPacketCounter(), "cut at " + length);
      }
    }
    byte[] wrongSize = {(byte) 0x80, 0x20, 4, 1, 2, 3, 4};
    assertFalse(data.parse(wrongSize, 0, wrongSize.length));
  }

  @Test
  void neverThrowsOnNoise() {
    Random random = new Random(4);
    byte[] noise = new byte[254];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(noise);
      noise[0] = (byte) (i % 2 == 0 ? 0x10 : 0x80);
      noise[1] = (byte) (0x20 + random.nextInt(16));
      noise[2] = (byte) random.nextInt(30);
      data.parse(noise, 0, random.nextInt(noise.length));
    }
  }

  private static byte[] vector(int dataId, int format, double[] values) {
    ByteBuffer packet = ByteBuffer.allocate(64);
    packet.putShort((short) dataId).put((byte) 0);
    for (double value : values) {
      switch (format) {
        case 0 -> packet.putFloat((float) value);
        case 1 -> packet.putInt((int) (value * (1 << 20)));
        case 2 -> {
          long fixed = (long) (value * 4294967296.0);
          packet.putInt((int) fixed).putShort((short) (fixed >> 32));
        }
        default -> packet.putDouble(value);
      }
    }
    packet.put(2, (byte) (packet.position() - 3));
    return Arrays.copyOf(packet.array(), packet.position());
  }
}
