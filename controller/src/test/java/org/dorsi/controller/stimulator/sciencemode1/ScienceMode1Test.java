package org.dorsi.controller.stimulator.sciencemode1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Commands against the bytes of the vendor's document and of another encoder (stimulators.md,
 * sections 2.4 and 5.2).
 */
class ScienceMode1Test {

  private static final Map<String, Request> VECTORS = new LinkedHashMap<>();

  static {
    VECTORS.put("e2214878", new Request.SinglePulse(2, 200, 120));
    VECTORS.put("f9515d37", new Request.SinglePulse(5, 221, 55));
    VECTORS.put("c0", new Request.Stop());
    VECTORS.put("944462007062", new Request.Init(1, 0b0001_0011, 0b0001_0000, 10, 100));
    VECTORS.put("99294061101f", new Request.Init(2, 0b1010_0110, 0b0000_0110, 12, 33));
    VECTORS.put(
        "bb006434414837222c4823105c",
        new Request.Update(
            List.of(
                listed(0, 100, 52), listed(2, 200, 55), listed(1, 300, 72), listed(1, 400, 92))));
    VECTORS.put("900020003030", new Request.Init(0, 1, 0, 6, 50));
    VECTORS.put("940160006030", new Request.Init(0, 7, 0, 9, 50));
    VECTORS.put("800760011030", new Request.Init(0, 31, 0, 12, 50));
    VECTORS.put(
        "ba014814017a1e022c2803747e",
        new Request.Update(
            List.of(
                listed(0, 200, 20), listed(0, 250, 30), listed(0, 300, 40), listed(0, 500, 126))));
  }

  private final RequestWriter writer = new RequestWriter();
  private final RequestReader reader = new RequestReader();

  private static Request.ListedPulse listed(int mode, int widthMicros, int milliamps) {
    return new Request.ListedPulse(mode, widthMicros, milliamps);
  }

  @Test
  void everyCommandIsEncodedAsTheVendorPrintsIt() {
    VECTORS.forEach((hex, request) -> assertEquals(hex, HexFormat.of().formatHex(bytes(request))));
  }

  @Test
  void everyCommandIsDecodedToWhatItWas() {
    VECTORS.forEach(
        (hex, request) -> {
          feed(request instanceof Request.Update ? list(4) : List.of());
          assertEquals(List.of(request), feed(List.of(request)), hex);
        });
    assertEquals(0, reader.damaged());
  }

  @Test
  void everyAnswerIsOneByte() {
    int[] good = {0x01, 0x41, 0x81, 0xC1};
    for (int ident = 0; ident < 4; ident++) {
      assertEquals(new Reply(ident, true), Reply.of((byte) good[ident]));
      assertEquals(new Reply(ident, false), Reply.of((byte) (good[ident] & ~1)));
      assertEquals((byte) good[ident], new Reply(ident, true).toByte());
    }
    for (int bit = 1; bit < 6; bit++) {
      assertNull(Reply.of((byte) (0x01 | 1 << bit)), "bit " + bit);
    }
  }

  /**
   * The check is the sum of the fields modulo 32, so that a multiple of 32 passes: not a bit less.
   */
  @Test
  void damageThatChangesTheSumNeverYieldsACommand() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      Request.SinglePulse sent =
          new Request.SinglePulse(random.nextInt(8), width(random), random.nextInt(128));
      byte[] damaged = bytes(sent);
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      for (byte b : damaged) {
        if (reader.accept(b) instanceof Request.SinglePulse got) {
          assertEquals(0, (sum(got) - sum(sent)) % 32, "sent " + sent + ", got " + got);
        }
      }
      reader.accept((byte) 0xC0);
    }
  }

  @Test
  void streamCutAndJoinedAnywhereResynchronisesOnTheNextFirstByte() {
    Random random = new Random(7);
    Request.SinglePulse last = new Request.SinglePulse(3, 300, 44);
    for (int round = 0; round < 5_000; round++) {
      byte[] cut = bytes(new Request.SinglePulse(random.nextInt(8), width(random), 20));
      int length = random.nextInt(cut.length);
      for (int i = 0; i < length; i++) {
        assertNull(reader.accept(cut[i]));
      }
      int start = random.nextInt(4);
      byte[] tail = bytes(last);
      for (int i = start; i > 0 && i < tail.length; i++) {
        // A tail may complete what was cut; the sum decides whether that is a command.
        reader.accept(tail[i]);
      }
      assertEquals(List.of(last), feed(List.of(last)));
    }
  }

  @Test
  void unusedBitsAndValuesBeyondTheRangeAreRefused() {
    byte[] pulse = bytes(new Request.SinglePulse(2, 200, 120));
    pulse[1] |= 0x04;
    assertNull(lastOf(pulse), "unused bit");
    // 501 us, channel 1, 20 mA: the sum is right.
    assertNull(lastOf(new byte[] {(byte) (0xE0 | (501 + 20) % 32), 0x03, 0x75, 20}), "501 us");
    // 9 us, channel 1, 20 mA.
    assertNull(lastOf(new byte[] {(byte) (0xE0 | 29), 0, 0x09, 20}), "9 us");
    assertEquals(
        new Request.SinglePulse(0, 500, 20),
        lastOf(new byte[] {(byte) (0xE0 | (500 + 20) % 32), 0x03, 0x74, 20}));
  }

  @Test
  void everyCommandWithinTheRangesComesBackAsItWas() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      int channels = random.nextInt(256);
      Request init =
          new Request.Init(
              random.nextInt(8),
              channels,
              random.nextInt(256),
              3 + random.nextInt(32),
              2 + random.nextInt(2048));
      List<Request.ListedPulse> pulses = new ArrayList<>();
      for (int i = 0; i < Integer.bitCount(channels); i++) {
        pulses.add(listed(random.nextInt(3), width(random), random.nextInt(128)));
      }
      List<Request> sent =
          List.of(
              init,
              new Request.Update(pulses),
              new Request.SinglePulse(random.nextInt(8), width(random), random.nextInt(128)),
              new Request.Stop());
      assertEquals(sent, feed(sent));
      for (Request request : sent) {
        byte[] bytes = bytes(request);
        for (int i = 0; i < bytes.length; i++) {
          assertEquals(i == 0, bytes[i] < 0, "only the first byte has its highest bit set");
        }
      }
    }
    assertEquals(0, reader.damaged());
  }

  @Test
  void impossibleValuesAreRefusedWithValueRuleAndUnit() {
    assertEquals(
        "pulse width must be 0 or in [10, 500] us, got 9",
        assertThrows(IllegalArgumentException.class, () -> new Request.SinglePulse(0, 9, 20))
            .getMessage());
    assertEquals(
        "current must be in [0, 127], got 128",
        assertThrows(IllegalArgumentException.class, () -> listed(0, 200, 128)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Request.Init(8, 1, 0, 12, 50));
    assertThrows(IllegalArgumentException.class, () -> new Request.Init(0, 1, 0, 2, 50));
    assertThrows(IllegalArgumentException.class, () -> new Request.Init(0, 1, 0, 12, 2050));
  }

  private static int width(Random random) {
    int width = random.nextInt(492);
    return width == 0 ? 0 : width + 9;
  }

  private @Nullable Request lastOf(byte[] bytes) {
    Request request = null;
    for (byte b : bytes) {
      request = reader.accept(b);
    }
    return request;
  }

  private static int sum(Request.SinglePulse pulse) {
    return pulse.channel() + pulse.widthMicros() + pulse.milliamps();
  }

  private static List<Request> list(int channels) {
    return List.of(new Request.Init(0, (1 << channels) - 1, 0, 12, 50));
  }

  private List<Request> feed(List<Request> requests) {
    List<Request> found = new ArrayList<>();
    for (Request request : requests) {
      for (byte b : bytes(request)) {
        Request one = reader.accept(b);
        if (one != null) {
          found.add(one);
        }
      }
    }
    return found;
  }

  private byte[] bytes(Request request) {
    writer.write(request);
    return Arrays.copyOf(writer.bytes(), writer.length());
  }
}
