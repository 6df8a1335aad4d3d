package org.dorsi.sensors.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dorsi.sensors.health.HealthCounters;
import org.junit.jupiter.api.Test;

/** Truth: reference messages, the vendor's printed requests, and the messages that were sent. */
class XbusDecoderTest {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final HealthCounters counters = new HealthCounters();
  private final List<String> seen = new ArrayList<>();
  private final XbusDecoder decoder = decoder();

  private XbusDecoder decoder() {
    return new XbusDecoder(
        counters,
        (arrivalNs, id, bytes, offset, length) ->
            seen.add(id + " " + HEX.formatHex(bytes, offset, offset + length)));
  }

  @Test
  void writesTheRequestsOfTheVendorsDriver() {
    assertEquals("FA FF 30 00 D1", HEX.formatHex(XbusCommands.gotoConfig()));
    assertEquals("FA FF 10 00 F1", HEX.formatHex(XbusCommands.gotoMeasurement()));
    assertEquals("FA FF 00 00 01", HEX.formatHex(XbusCommands.reqDid()));
    byte[] configuration =
        XbusCommands.setOutputConfiguration(
            List.of(
                new XbusCommands.Output(MtData2.PACKET_COUNTER, XbusCommands.EVERY_PACKET),
                new XbusCommands.Output(MtData2.SAMPLE_TIME_FINE, XbusCommands.EVERY_PACKET),
                new XbusCommands.Output(0x2010, 100),
                new XbusCommands.Output(MtData2.ACCELERATION, 100),
                new XbusCommands.Output(MtData2.RATE_OF_TURN, 100),
                new XbusCommands.Output(MtData2.STATUS_WORD, XbusCommands.EVERY_PACKET)));
    assertEquals(
        "FA FF C0 18 10 20 FF FF 10 60 FF FF 20 10 00 64 40 20 00 64 80 20 00 64 E0 20 FF FF 33",
        HEX.formatHex(configuration));
  }

  @Test
  void readsNormalAndExtendedLengths() {
    byte[] payload = new byte[600];
    new Random(3).nextBytes(payload);
    byte[] normal = XbusFrames.message(0x36, Arrays.copyOf(payload, 254));
    byte[] extended = XbusFrames.message(0x36, payload);
    decoder.accept(0, normal, normal.length);
    decoder.accept(0, extended, extended.length);
    assertEquals(
        List.of("54 " + HEX.formatHex(payload, 0, 254), "54 " + HEX.formatHex(payload)), seen);
  }

  @Test
  void neverYieldsAMessageWhenAnyOneBitIsWrong() {
    byte[] reference = XbusFrames.REFERENCE;
    for (int bit = 0; bit < 8 * reference.length; bit++) {
      byte[] damaged = reference.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      decoder().accept(0, damaged, damaged.length);
    }
    assertEquals(List.of(), seen);
  }

  @Test
  void findsTheNextWholeMessageWhereverTheStreamIsCut() {
    byte[] reference = XbusFrames.REFERENCE;
    String expected = "54 " + HEX.formatHex(reference, 4, reference.length - 1);
    for (int cut = 1; cut < reference.length; cut++) {
      seen.clear();
      byte[] head = Arrays.copyOfRange(reference, cut, reference.length);
      byte[] stream = Fs1Frames.join(head, reference, reference);
      decoder().accept(0, stream, stream.length);
      assertEquals(List.of(expected, expected), seen, "head lost up to byte " + cut);

      seen.clear();
      stream = Fs1Frames.join(Arrays.copyOf(reference, cut), reference, reference);
      decoder().accept(0, stream, stream.length);
      assertEquals(List.of(expected, expected), seen, "tail lost from byte " + cut);
    }
  }

  /** One wrong byte a message: what an 8-bit sum can promise to detect. */
  @Test
  void yieldsOnlyMessagesThatWereSentFromADamagedStream() {
    int heard = 0;
    int undamaged = 0;
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      Set<String> sent = new HashSet<>();
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      for (int i = 0; i < 500; i++) {
        byte[] payload = XbusFrames.REFERENCE_PAYLOAD.clone();
        payload[3] = (byte) (i >> 8);
        payload[4] = (byte) i;
        sent.add("54 " + HEX.formatHex(payload));
        byte[] frame = XbusFrames.message(0x36, payload);
        if (random.nextInt(5) == 0) {
          frame[random.nextInt(frame.length)] ^= (byte) (1 + random.nextInt(255));
        } else {
          undamaged++;
        }
        wire.writeBytes(frame);
      }
      seen.clear();
      XbusDecoder fresh = decoder();
      NoisyLine.deliver(
          random, wire.toByteArray(), (chunk, length) -> fresh.accept(0, chunk, length));
      assertTrue(sent.containsAll(seen), "seed " + seed);
      heard += seen.size();
    }
    assertTrue(heard > 0.99 * undamaged, heard + " of " + undamaged + " undamaged messages heard");
    assertTrue(counters.snapshot().checksumFailures() > 0);
  }

  @Test
  void isNotHeldUpByNoiseThatAnnouncesAVeryLongMessage() {
    byte[] noise = {(byte) 0xFA, (byte) 0xFF, 0x36, (byte) 0xFF, 0x10, 0x20};
    decoder.accept(0, noise, noise.length);
    decoder.accept(0, XbusFrames.REFERENCE, XbusFrames.REFERENCE.length);
    assertEquals(1, seen.size());
  }

  @Test
  void survivesPureNoise() {
    Random random = new Random(20);
    byte[] noise = new byte[1 << 20];
    random.nextBytes(noise);
    NoisyLine.deliver(random, noise, (chunk, length) -> decoder.accept(0, chunk, length));
    decoder.accept(0, new byte[2060], 2060);
    seen.clear();
    decoder.accept(0, XbusFrames.REFERENCE, XbusFrames.REFERENCE.length);
    assertEquals(1, seen.size());
  }

  @Test
  void testFramesAgreeWithTheReference() {
    assertArrayEquals(XbusFrames.REFERENCE, XbusFrames.message(0x36, XbusFrames.REFERENCE_PAYLOAD));
  }
}
