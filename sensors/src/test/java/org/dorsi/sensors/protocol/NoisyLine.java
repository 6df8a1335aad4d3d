package org.dorsi.sensors.protocol;

import java.util.Arrays;
import java.util.Random;

/** A serial line that cuts the stream anywhere, and loses, adds and changes bytes. */
final class NoisyLine {

  interface Receiver {
    void accept(byte[] chunk, int length);
  }

  private NoisyLine() {}

  /** The frame with one to three bytes dropped, inserted or changed. */
  static byte[] damage(Random random, byte[] frame) {
    byte[] result = frame;
    for (int i = random.nextInt(3); i >= 0; i--) {
      result = damageOnce(random, result);
    }
    return result;
  }

  /** The frame with one byte dropped, inserted or changed. */
  static byte[] damageOnce(Random random, byte[] frame) {
    int at = random.nextInt(frame.length);
    byte[] result = frame.clone();
    switch (random.nextInt(3)) {
      case 0 -> {
        System.arraycopy(frame, at + 1, result, at, frame.length - at - 1);
        return Arrays.copyOf(result, frame.length - 1);
      }
      case 1 -> {
        result = Arrays.copyOf(frame, frame.length + 1);
        System.arraycopy(frame, at, result, at + 1, frame.length - at);
        result[at] = (byte) random.nextInt(256);
        return result;
      }
      default -> {
        result[at] ^= (byte) (1 + random.nextInt(255));
        return result;
      }
    }
  }

  /** Hands the bytes over in portions of random size, in one buffer that is used again. */
  static void deliver(Random random, byte[] wire, Receiver receiver) {
    byte[] buffer = new byte[1000];
    int at = 0;
    while (at < wire.length) {
      int portion =
          Math.min(wire.length - at, 1 + random.nextInt(random.nextInt(8) == 0 ? 1000 : 40));
      System.arraycopy(wire, at, buffer, 0, portion);
      receiver.accept(buffer, portion);
      at += portion;
    }
  }
}
