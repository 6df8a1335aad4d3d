package org.dorsi.controller.stimulator.sciencemode4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dorsi.controller.stimulator.framing.Stuffing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every number and field of stimulators.md, sections 1.2 to 1.6, beyond what vectors show. */
class EveryFrameTest {

  private static final int[] PLAIN_REQUESTS = {4, 34, 50, 52, 54, 58, 60, 62, 64, 68};
  private static final int ROUNDS = 20_000;

  private final FrameWriter writer = new FrameWriter();
  private final FrameReader reader = new FrameReader();
  private final Random random = new Random(4);

  private void read(FrameWriter frame) {
    for (int i = 0; i < frame.length() - 1; i++) {
      assertTrue(!reader.accept(frame.bytes()[i]), "good before its end");
    }
    assertTrue(reader.accept(frame.bytes()[frame.length() - 1]));
  }

  @Test
  void everyPacketNumberGoesWithEveryCommand() {
    for (int number = 0; number < 64; number++) {
      for (int command = 0; command < 1024; command++) {
        read(writer.begin(number, command).end());
        assertEquals(number, reader.packetNumber());
        assertEquals(command, reader.command());
        assertEquals(0, reader.dataLength());
      }
    }
    assertEquals(0, reader.damaged());
  }

  @Test
  void anyDataComesBackAndNoByteOfItLooksLikeADelimiter() {
    byte[] hard = {Stuffing.START, Stuffing.STOP, Stuffing.ESCAPE, Stuffing.KEY, 0, 0x5A};
    for (int round = 0; round < ROUNDS; round++) {
      byte[] data = new byte[random.nextInt(40)];
      random.nextBytes(data);
      for (int i = 0; round % 2 == 0 && i < data.length; i++) {
        data[i] = hard[Math.floorMod(data[i], hard.length)];
      }
      writer.begin(random.nextInt(64), random.nextInt(1024));
      for (byte b : data) {
        writer.put(b);
      }
      read(writer.end());
      assertEquals(data.length, reader.dataLength());
      for (int i = 0; i < data.length; i++) {
        assertEquals(data[i] & 0xFF, reader.data(i));
      }
      assertDelimitersAreUnique();
    }
  }

  /** After an escape the next byte is data, whatever it looks like. */
  private void assertDelimitersAreUnique() {
    int delimiters = 0;
    for (int i = 0; i < writer.length(); i++) {
      byte b = writer.bytes()[i];
      if (b == Stuffing.ESCAPE) {
        i++;
      } else {
        delimiters += b == Stuffing.START || b == Stuffing.STOP ? 1 : 0;
      }
    }
    assertEquals(2, delimiters);
  }

  @Test
  void everyRequestComesBackAsItWas() {
    for (int round = 0; round < ROUNDS; round++) {
      Request request = anyRequest();
      int number = random.nextInt(64);
      read(request.write(writer, number));
      assertEquals(number, reader.packetNumber());
      assertEquals(request, Request.of(reader));
    }
  }

  private Request anyRequest() {
    return switch (random.nextInt(7)) {
      case 0 -> new Request.Plain(PLAIN_REQUESTS[random.nextInt(PLAIN_REQUESTS.length)]);
      case 1 -> new Request.LowLevelInit(random.nextInt(4), random.nextInt(7));
      case 2 -> {
        boolean execute = random.nextBoolean();
        List<Point> points = anyPoints();
        yield new Request.LowLevelChannelConfig(
            execute,
            random.nextInt(4),
            random.nextInt(2),
            points.size(),
            execute ? points : List.of());
      }
      case 3 -> new Request.MidLevelInit(random.nextBoolean());
      case 4 -> anyUpdate();
      case 5 -> new Request.MidLevelGetCurrentData(random.nextInt(256));
      default -> new Request.SetPower(random.nextLong());
    };
  }

  private Request anyUpdate() {
    TreeMap<Integer, Request.Pattern> channels = new TreeMap<>();
    for (int channel = 1; channel <= 8; channel++) {
      if (random.nextBoolean()) {
        boolean fine = random.nextBoolean();
        int code = 1 + random.nextInt(0x7FFF);
        channels.put(
            channel,
            new Request.Pattern(random.nextInt(16), fine ? code : 2 * code, fine, anyPoints()));
      }
    }
    return new Request.MidLevelUpdate(channels);
  }

  private List<Point> anyPoints() {
    List<Point> points = new ArrayList<>();
    for (int i = random.nextInt(16); i >= 0; i--) {
      points.add(new Point(random.nextInt(4096), random.nextInt(601) - 300, random.nextInt(4)));
    }
    return points;
  }

  @Test
  void everyResultOfEveryReplyComesBackAsItWas() {
    for (int result = 0; result < 256; result++) {
      for (Reply reply : replies(result)) {
        read(reply.write(writer, result % 64));
        assertEquals(reply, Reply.of(reader));
      }
    }
  }

  private List<Reply> replies(int result) {
    List<Integer> three = List.of(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    List<Reply> replies = new ArrayList<>();
    for (int command : new int[] {1, 5, 31, 33, 35, 57, 59, 65}) {
      replies.add(new Reply.Plain(command, result));
    }
    replies.add(new Reply.Refusal(66, result));
    replies.add(new Reply.Refusal(67, result));
    replies.add(new Reply.LowLevelChannelConfig(result, random.nextInt(2), random.nextInt(4), 0));
    replies.add(new Reply.MidLevelCurrentData(result, 4, random.nextInt(256), random.nextInt()));
    replies.add(new Reply.MidLevelErrors(result, 2, random.nextInt(16), random.nextInt(2)));
    replies.add(new Reply.MidLevelErrors(result, 3, random.nextInt(256), random.nextInt(4)));
    replies.add(new Reply.Version(51, result, three, three));
    replies.add(new Reply.Version(61, result, three, three));
    replies.add(new Reply.DeviceId(result, "P24S00" + (1000 + random.nextInt(9000))));
    replies.add(new Reply.BatteryStatus(result, random.nextInt(101), random.nextInt(65_536)));
    replies.add(new Reply.StimStatus(result, random.nextInt(4), 1 + random.nextInt(6)));
    replies.add(
        new Reply.ExtendedVersion(
            result, three, three, random.nextInt(), random.nextInt(4), random.nextBoolean()));
    return replies;
  }

  /** The check of a CRC catalogue: CRC-16/XMODEM of "123456789" is 0x31C3. */
  @Test
  void checkIsThatOfXmodem() {
    byte[] digits = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
    assertEquals(0x31C3, Wire.crc(digits, 0, digits.length));
  }

  @Test
  void lengthThatIsNotThatOfTheFrameIsRefusedThoughTheCheckFits() {
    writer.begin(3, Command.ML_STOP).end();
    byte[] frame = Arrays.copyOf(writer.bytes(), writer.length());
    frame[4] ^= 1;
    for (byte b : frame) {
      assertTrue(!reader.accept(b), HexFormat.of().formatHex(frame));
    }
    assertEquals(1, reader.damaged());
  }

  @Test
  void reservedBitsAndWhatNoDeviceHasMeanNothing() {
    assertNull(request(Command.LL_INIT, 0x01), "lowest bit");
    assertNull(request(Command.LL_INIT, 0x80), "highest bit");
    assertNull(request(Command.LL_INIT, 0x40), "measurement 4");
    assertNull(request(Command.LL_INIT, 0x0E), "high voltage 7");
    assertNull(request(Command.LL_CHANNEL_CONFIG, 0x80, 0x0F, 0xA5, 0x51, 0), "reserved bit");
    assertNull(request(Command.LL_CHANNEL_CONFIG, 0x80, 0x0F, 0xA5, 0x50, 0x01), "reserved bit");
    assertNull(request(Command.LL_CHANNEL_CONFIG, 0x80, 0x0F, 0xA9, 0x64, 0), "150.5 mA");
    assertNull(request(Command.LL_CHANNEL_CONFIG, 0x81, 0x0F, 0xA5, 0x50, 0), "a point too few");
    assertNull(request(Command.ML_INIT, 2), "bit 1");
    assertNull(request(Command.ML_UPDATE, 1, 0, 0, 1, 0x0F, 0xA5, 0x50, 0), "period 0");
    assertNull(request(Command.ML_STOP, 0), "data where none belongs");
    assertNull(request(18), "a command that the document does not have");
    assertEquals(
        new Request.LowLevelChannelConfig(true, 0, 0, 1, List.of(new Point(250, 40))),
        request(Command.LL_CHANNEL_CONFIG, 0x80, 0x0F, 0xA5, 0x50, 0));
  }

  private @Nullable Request request(int command, int... data) {
    writer.begin(1, command);
    for (int value : data) {
      writer.put(value);
    }
    read(writer.end());
    return Request.of(reader);
  }

  @Test
  void impossibleValuesAreRefused() {
    List<Point> point = List.of(new Point(100, 0));
    assertRefused(() -> new Request.LowLevelInit(4, 0));
    assertRefused(() -> new Request.LowLevelInit(0, 7));
    assertRefused(() -> new Request.LowLevelChannelConfig(true, 4, 0, 1, point));
    assertRefused(() -> new Request.LowLevelChannelConfig(true, 0, 2, 1, point));
    assertRefused(() -> new Request.LowLevelChannelConfig(true, 0, 0, 2, point));
    assertRefused(() -> new Request.Pattern(16, 80, false, point));
    assertRefused(() -> new Request.Pattern(0, 4 * 16_384, false, point));
    assertRefused(() -> new Request.Pattern(0, 0x8000, true, point));
    assertRefused(
        () ->
            new Request.MidLevelUpdate(
                new TreeMap<>(Map.of(9, new Request.Pattern(0, 80, false, point)))));
    assertRefused(() -> new Request.MidLevelGetCurrentData(256));
    assertRefused(() -> new Point(4096, 0));
    assertRefused(() -> new Point(100, 0, 4));
  }

  private static void assertRefused(Runnable value) {
    assertThrows(IllegalArgumentException.class, value::run);
  }
}
