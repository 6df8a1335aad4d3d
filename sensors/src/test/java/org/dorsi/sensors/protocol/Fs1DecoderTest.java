package org.dorsi.sensors.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dorsi.sensors.health.HealthCounters;
import org.junit.jupiter.api.Test;

/** Truth: the reference frame of the board's wire protocol, and the frames that were sent. */
class Fs1DecoderTest {

  /** Sample 258 at 1 000 000 us, left heel and left toe closed, ADC 3000, 120, 80, 2900. */
  private static final byte[] REFERENCE =
      HexFormat.ofDelimiter(" ")
          .parseHex("A5 5A 12 01 01 02 01 40 42 0F 00 04 09 B8 0B 78 00 50 00 54 0B 9B 06");

  private record Seen(int sequence, long boardMicros, int closed, List<Integer> analog) {}

  private final HealthCounters counters = new HealthCounters();
  private final List<Seen> seen = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final Fs1Decoder decoder =
      new Fs1Decoder(
          counters,
          new Fs1Listener() {
            @Override
            public void onSample(long arrivalNs, Fs1Sample sample) {
              seen.add(copy(sample));
            }

            @Override
            public void onHello(long arrivalNs, String json) {
              texts.add("hello " + json);
            }

            @Override
            public void onStatus(long arrivalNs, String json) {
              texts.add("status " + json);
            }
          });

  @Test
  void checksumFitsTheCatalogueValue() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0x29B1, Crc16CcittFalse.of(digits, 0, digits.length));
  }

  @Test
  void readsTheReferenceFrame() {
    decoder.accept(0, REFERENCE, REFERENCE.length);
    assertEquals(List.of(new Seen(258, 1_000_000, 0x09, List.of(3000, 120, 80, 2900))), seen);
    assertEquals(1, counters.snapshot().frames());
    assertEquals(0, counters.snapshot().resyncs());
  }

  @Test
  void tellsTheFeetApart() {
    byte[] frame = Fs1Frames.sample(1, 0, 0x81);
    List<Integer> bits = new ArrayList<>();
    Fs1Decoder both =
        new Fs1Decoder(
            counters,
            (arrivalNs, sample) -> {
              bits.add(sample.leftClosedBits());
              bits.add(sample.rightClosedBits());
            });
    both.accept(0, frame, frame.length);
    assertEquals(List.of(1, 8), bits);
  }

  @Test
  void keepsTheWordsOfHelloAndStatus() {
    String json = "{\"name\":\"Fußschalter\",\"rateHz\":1000}";
    byte[] hello = Fs1Frames.text(0x02, json);
    byte[] status = Fs1Frames.text(0x03, "{}");
    decoder.accept(0, hello, hello.length);
    decoder.accept(0, status, status.length);
    assertEquals(List.of("hello " + json, "status {}"), texts);
    assertTrue(seen.isEmpty());
  }

  @Test
  void neverYieldsASampleWhenAnyOneBitIsWrong() {
    for (int bit = 0; bit < 8 * REFERENCE.length; bit++) {
      byte[] damaged = REFERENCE.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      Fs1Decoder fresh = new Fs1Decoder(counters, (arrivalNs, sample) -> seen.add(copy(sample)));
      fresh.accept(0, damaged, damaged.length);
    }
    assertEquals(List.of(), seen);
  }

  @Test
  void findsTheNextWholeFrameWhereverTheStreamIsCut() {
    for (int cut = 1; cut < REFERENCE.length; cut++) {
      seen.clear();
      byte[] tail =
          Fs1Frames.join(cutHead(cut), Fs1Frames.sample(7, 70, 0), Fs1Frames.sample(8, 80, 0));
      Fs1Decoder fresh = new Fs1Decoder(counters, (arrivalNs, sample) -> seen.add(copy(sample)));
      fresh.accept(0, tail, tail.length);
      assertEquals(List.of(7, 8), sequences(), "head lost up to byte " + cut);

      seen.clear();
      byte[] joined =
          Fs1Frames.join(cutTail(cut), Fs1Frames.sample(7, 70, 0), Fs1Frames.sample(8, 80, 0));
      fresh = new Fs1Decoder(counters, (arrivalNs, sample) -> seen.add(copy(sample)));
      fresh.accept(0, joined, joined.length);
      assertEquals(List.of(7, 8), sequences(), "tail lost from byte " + cut);
    }
  }

  @Test
  void countsTheFramesThatAreMissing() {
    for (int number : new int[] {65533, 65534, 1, 2}) {
      byte[] frame = Fs1Frames.sample(number, 0, 0);
      decoder.accept(0, frame, frame.length);
    }
    assertEquals(2, counters.snapshot().sequenceGaps());
  }

  @Test
  void doesNotCountARestartedBoardAsMissingFrames() {
    for (int number : new int[] {1000, 1001, 0, 1}) {
      byte[] frame = Fs1Frames.sample(number, 0, 0);
      decoder.accept(0, frame, frame.length);
    }
    assertEquals(0, counters.snapshot().sequenceGaps());
  }

  @Test
  void yieldsOnlyFramesThatWereSentFromADamagedStream() {
    int heard = 0;
    int damagedFrames = 0;
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      Set<Seen> sent = new HashSet<>();
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      for (int i = 0; i < 500; i++) {
        int closed = random.nextInt(256);
        int[] analog = random.ints(random.nextInt(17), 0, 65536).toArray();
        long micros = random.nextInt() & 0xFFFFFFFFL;
        sent.add(new Seen(i, micros, closed, boxed(analog)));
        byte[] frame = Fs1Frames.sample(i, micros, closed, analog);
        if (random.nextInt(5) == 0) {
          frame = NoisyLine.damage(random, frame);
          damagedFrames++;
        }
        wire.writeBytes(frame);
      }
      seen.clear();
      Fs1Decoder fresh = new Fs1Decoder(counters, (arrivalNs, sample) -> seen.add(copy(sample)));
      NoisyLine.deliver(
          random, wire.toByteArray(), (chunk, length) -> fresh.accept(0, chunk, length));
      assertTrue(sent.containsAll(seen), "seed " + seed);
      heard += seen.size();
    }
    int undamaged = 40 * 500 - damagedFrames;
    assertTrue(heard > 0.98 * undamaged, heard + " of " + undamaged + " undamaged frames heard");
    assertTrue(counters.snapshot().checksumFailures() > 0);
    assertTrue(counters.snapshot().resyncs() > 0);
  }

  @Test
  void survivesPureNoise() {
    Random random = new Random(20);
    byte[] noise = new byte[1 << 20];
    random.nextBytes(noise);
    NoisyLine.deliver(random, noise, (chunk, length) -> decoder.accept(0, chunk, length));
    decoder.accept(0, new byte[300], 300);
    decoder.accept(0, REFERENCE, REFERENCE.length);
    assertEquals(258, seen.get(seen.size() - 1).sequence());
  }

  private List<Integer> sequences() {
    return seen.stream().map(Seen::sequence).toList();
  }

  private static Seen copy(Fs1Sample sample) {
    List<Integer> analog = new ArrayList<>();
    for (int i = 0; i < sample.channels(); i++) {
      analog.add(sample.analogCounts(i));
    }
    int closed = sample.leftClosedBits() | sample.rightClosedBits() << 4;
    return new Seen(sample.sequence(), sample.boardMicros(), closed, analog);
  }

  private static List<Integer> boxed(int[] values) {
    List<Integer> list = new ArrayList<>();
    for (int value : values) {
      list.add(value);
    }
    return list;
  }

  private static byte[] cutHead(int cut) {
    return Arrays.copyOfRange(REFERENCE, cut, REFERENCE.length);
  }

  private static byte[] cutTail(int cut) {
    return Arrays.copyOf(REFERENCE, cut);
  }
}
