package org.dorsi.controller.stimulator.sciencemode4;

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
class FrameReaderTest {

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

  private static byte[] vector(String id) {
    return Vector.all(FrameReaderTest.class).stream()
        .filter(v -> v.id().equals(id))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  private static List<byte[]> goodVectors() {
    return Vector.all(FrameReaderTest.class).stream()
        .filter(v -> !v.direction().equals("damaged"))
        .map(Vector::bytes)
        .toList();
  }

  private static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  @Test
  void everyVectorOfBothDirectionsComesBackByteForByte() {
    List<byte[]> vectors = goodVectors();
    assertEquals(50, vectors.size());
    List<byte[]> frames = framesIn(join(vectors));
    assertEquals(50, frames.size());
    for (int i = 0; i < 50; i++) {
      assertArrayEquals(vectors.get(i), frames.get(i));
    }
    assertEquals(0, reader.damaged());
  }

  @Test
  void frameWithAFlippedCheckBitIsDroppedAndCounted() {
    assertEquals(0, framesIn(vector("sm4-bad-01")).size());
    assertEquals(1, reader.damaged());
  }

  @Test
  void truncatedFrameIsWaitedForAndEndedByTheNextStartByte() {
    assertEquals(0, framesIn(vector("sm4-bad-03")).size());
    assertEquals(1, framesIn(vector("sm4-071")).size());
  }

  @Test
  void abortedFrameDoesNotHideTheGoodOneAfterIt() {
    List<byte[]> frames = framesIn(vector("sm4-bad-05"));
    assertEquals(1, frames.size());
    assertArrayEquals(vector("sm4-065"), frames.get(0));
  }

  @Test
  void bothOfTwoFramesBackToBackAreFound() {
    assertEquals(2, framesIn(vector("sm4-bad-07")).size());
  }

  @Test
  void noSingleDamagedByteLetsAFrameThrough() {
    for (byte[] good : goodVectors()) {
      for (int at = 0; at < good.length; at++) {
        for (int flip = 1; flip < 256; flip++) {
          byte[] damaged = good.clone();
          damaged[at] ^= (byte) flip;
          assertEquals(0, framesIn(damaged).size(), "byte " + at + " flipped by " + flip);
        }
      }
    }
  }

  @Test
  void streamCutAndJoinedAnywhereLosesAtMostTheFramesTouchedByTheCut() {
    byte[] stream = join(goodVectors());
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      int from = random.nextInt(stream.length);
      int to = from + random.nextInt(Math.min(120, stream.length - from));
      byte[] joined = Arrays.copyOf(stream, stream.length - (to - from));
      System.arraycopy(stream, to, joined, from, stream.length - to);
      int touched = framesTouching(from, to);
      int found = framesIn(joined).size();
      assertTrue(found >= 50 - touched, "cut [" + from + ", " + to + "): " + found);
      assertTrue(found <= 50);
    }
  }

  private static int framesTouching(int from, int to) {
    int touched = 0;
    int start = 0;
    for (byte[] frame : goodVectors()) {
      touched += start < to && start + frame.length > from ? 1 : 0;
      start += frame.length;
    }
    return touched;
  }

  @Test
  void noiseNeverYieldsAFrameAndTheFrameAfterItIsFound() {
    Random random = new Random(2026);
    byte[] noise = new byte[1_000];
    for (int round = 0; round < 5_000; round++) {
      random.nextBytes(noise);
      if (round % 2 == 0) {
        // Noise made of the bytes that matter is the harder kind.
        for (int i = 0; i < noise.length; i++) {
          byte[] hard = {Stuffing.START, Stuffing.STOP, Stuffing.ESCAPE, Stuffing.KEY, 0};
          noise[i] = hard[Math.floorMod(noise[i], hard.length)];
        }
      }
      noise[noise.length - 1] = 0;
      assertEquals(0, framesIn(noise).size());
      assertEquals(1, framesIn(vector("sm4-087")).size());
    }
  }

  @Test
  void frameLongerThanAnyMayBeIsGivenUp() {
    byte[] endless = new byte[5_000];
    endless[0] = Stuffing.START;
    assertEquals(0, framesIn(endless).size());
    assertEquals(1, reader.damaged());
    assertEquals(1, framesIn(vector("sm4-071")).size());
  }
}
