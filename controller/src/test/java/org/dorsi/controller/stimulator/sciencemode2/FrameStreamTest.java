package org.dorsi.controller.stimulator.sciencemode2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.stimulator.Vector;
import org.dorsi.controller.stimulator.framing.Stuffing;
import org.junit.jupiter.api.Test;

/** What a stream of bytes, good or damaged, is taken for. */
class FrameStreamTest {

  private static final List<byte[]> VECTORS =
      Vector.all(FrameStreamTest.class).stream().map(Vector::bytes).toList();

  private static final int ROUNDS = 20_000;

  private final FrameReader reader = new FrameReader();

  /** Re-encodes every good frame: equal bytes prove that nothing of it was misread. */
  private List<byte[]> framesIn(byte[] stream) {
    List<byte[]> frames = new ArrayList<>();
    FrameWriter writer = new FrameWriter();
    for (byte b : stream) {
      if (reader.accept(b)) {
        writer.begin(reader.packetNumber(), reader.command());
        for (int i = 0; i < reader.dataLength(); i++) {
          writer.put(reader.data(i));
        }
        writer.end();
        frames.add(Arrays.copyOf(writer.bytes(), writer.length()));
      }
    }
    return frames;
  }

  private static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  @Test
  void everyVectorComesBackByteForByte() {
    List<byte[]> frames = framesIn(join(VECTORS));
    assertEquals(VECTORS.size(), frames.size());
    for (int i = 0; i < frames.size(); i++) {
      assertArrayEquals(VECTORS.get(i), frames.get(i));
    }
    assertEquals(0, reader.damaged());
  }

  @Test
  void noSingleFlippedBitLetsAFrameThrough() {
    for (byte[] good : VECTORS) {
      for (int bit = 0; bit < 8 * good.length; bit++) {
        byte[] damaged = good.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        assertEquals(0, framesIn(damaged).size(), "bit " + bit);
      }
    }
  }

  @Test
  void streamCutAndJoinedAnywhereLosesOnlyTheFramesTouchedByTheCut() {
    byte[] stream = join(VECTORS);
    Random random = new Random(7);
    int strange = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int from = random.nextInt(stream.length);
      int to = from + random.nextInt(Math.min(60, stream.length - from));
      byte[] joined = Arrays.copyOf(stream, stream.length - (to - from));
      System.arraycopy(stream, to, joined, from, stream.length - to);
      List<byte[]> found = framesIn(joined);
      int touched = framesTouching(from, to);
      assertTrue(
          found.size() >= VECTORS.size() - touched,
          "cut [" + from + ", " + to + "): " + found.size());
      strange += (int) found.stream().filter(FrameStreamTest::isNoVector).count();
    }
    // Two halves that make a whole pass a check of eight bits now and then. Replies that pass must
    // still have the number and the command of a request that waits; see the driver.
    assertTrue(strange <= ROUNDS / 1_000, "frames that nobody has sent: " + strange);
  }

  private static boolean isNoVector(byte[] frame) {
    return VECTORS.stream().noneMatch(vector -> Arrays.equals(vector, frame));
  }

  private static int framesTouching(int from, int to) {
    int touched = 0;
    int start = 0;
    for (byte[] frame : VECTORS) {
      touched += start < to && start + frame.length > from ? 1 : 0;
      start += frame.length;
    }
    return touched;
  }

  @Test
  void noiseNeverYieldsAFrameAndTheFrameAfterItIsFound() {
    Random random = new Random(2026);
    byte[] noise = new byte[300];
    for (int round = 0; round < 2_000; round++) {
      random.nextBytes(noise);
      if (round % 2 == 0) {
        // Noise made of the bytes that matter is the harder kind.
        for (int i = 0; i < noise.length; i++) {
          byte[] hard = {Stuffing.START, Stuffing.STOP, Stuffing.ESCAPE, Stuffing.KEY, 0};
          noise[i] = hard[Math.floorMod(noise[i], hard.length)];
        }
      }
      noise[noise.length - 1] = (byte) (round % 3 == 0 ? 0x81 : 0);
      assertEquals(0, framesIn(noise).size());
      assertEquals(1, framesIn(VECTORS.get(round % VECTORS.size())).size());
    }
  }
}
