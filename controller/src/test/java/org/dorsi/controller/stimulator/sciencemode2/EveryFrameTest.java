package org.dorsi.controller.stimulator.sciencemode2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.stimulator.framing.Stuffing;
import org.junit.jupiter.api.Test;

/** Every number and field of stimulators.md, sections 2.1 to 2.3, beyond what vectors show. */
class EveryFrameTest {

  private static final int ROUNDS = 20_000;

  private final FrameWriter writer = new FrameWriter();
  private final FrameReader reader = new FrameReader();
  private final Random random = new Random(2);

  private void read(FrameWriter frame) {
    boolean good = false;
    for (int i = 0; i < frame.length(); i++) {
      assertFalse(good, "good before its end");
      good = reader.accept(frame.bytes()[i]);
    }
    assertTrue(good);
  }

  @Test
  void everyPacketNumberGoesWithEveryCommand() {
    for (int number = 0; number < 256; number++) {
      for (int command = 0; command < 256; command++) {
        read(writer.begin(number, command).end());
        assertEquals(number, reader.packetNumber());
        assertEquals(command, reader.command());
      }
    }
    assertEquals(0, reader.damaged());
  }

  @Test
  void sixtyBytesThatAllNeedAnEscapeAreTheMost() {
    writer.begin(0xF0, 0x0F);
    for (int i = 0; i < 60; i++) {
      writer.put(Stuffing.ESCAPE);
    }
    read(writer.end());
    assertEquals(60, reader.dataLength());
    assertEquals(0x81, reader.data(59));
    writer.begin(0, 0);
    assertThrows(
        IllegalStateException.class,
        () -> {
          for (int i = 0; i < 61; i++) {
            writer.put(0);
          }
          writer.end();
        });
  }

  @Test
  void everyRequestComesBackAsItWas() {
    for (int round = 0; round < ROUNDS; round++) {
      Request request = anyRequest();
      int number = random.nextInt(256);
      read(request.write(writer, number));
      assertEquals(number, reader.packetNumber());
      assertEquals(request, Request.of(reader));
    }
  }

  private Request anyRequest() {
    return switch (random.nextInt(5)) {
      case 0 -> {
        int[] plain = {4, 10, 34};
        yield new Request.Plain(plain[random.nextInt(3)]);
      }
      case 1 -> new Request.InitAck(random.nextInt(9) - 8);
      case 2 ->
          new Request.InitChannelListMode(
              random.nextInt(8),
              random.nextInt(256),
              random.nextInt(256),
              3 + random.nextInt(256),
              2 + random.nextInt(2049),
              random.nextInt(2));
      case 3 -> {
        List<Request.ListedPulse> pulses = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
          pulses.add(
              new Request.ListedPulse(random.nextInt(3), random.nextInt(501), random.nextInt(131)));
        }
        yield new Request.StartChannelListMode(pulses);
      }
      default ->
          new Request.SinglePulse(random.nextInt(8), random.nextInt(501), random.nextInt(131));
    };
  }

  @Test
  void everyResultOfEveryReplyComesBackAsItWas() {
    for (int result = -128; result < 128; result++) {
      List<Reply> replies =
          List.of(
              new Reply.Init(result & 0xFF),
              new Reply.UnknownCommand(result & 0xFF),
              new Reply.Acknowledge(31, result),
              new Reply.Acknowledge(33, result),
              new Reply.Acknowledge(35, result),
              new Reply.Acknowledge(37, result),
              new Reply.StimulationMode(
                  result, result == 0 ? random.nextInt(3) : Reply.StimulationMode.NONE),
              new Reply.StimulationError(result));
      for (Reply reply : replies) {
        read(reply.write(writer, result & 0xFF));
        assertEquals(reply, Reply.of(reader));
      }
    }
  }

  /** The check of a CRC catalogue: CRC-8/SMBUS of "123456789" is 0xF4. */
  @Test
  void checkIsThatOfTheSmBus() {
    byte[] digits = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
    assertEquals(0xF4, Wire.crc(digits, 0, digits.length));
  }

  @Test
  void lengthThatIsNotThatOfThePayloadIsRefusedThoughTheCheckFits() {
    writer.begin(3, Command.STOP_CHANNEL_LIST_MODE).end();
    byte[] frame = Arrays.copyOf(writer.bytes(), writer.length());
    frame[4] ^= 1;
    for (byte b : frame) {
      assertFalse(reader.accept(b));
    }
    assertEquals(1, reader.damaged());
  }

  @Test
  void whatNoDeviceHasIsRefusedBothWays() {
    writer.begin(1, Command.INIT_CHANNEL_LIST_MODE).put(0).put(1).put(0).put(13).putShort(48);
    read(writer.put(2).end());
    assertNull(Request.of(reader), "execution 2");
    writer.begin(1, Command.INIT_CHANNEL_LIST_MODE).put(8).put(1).put(0).put(13).putShort(48);
    read(writer.put(0).end());
    assertNull(Request.of(reader), "low-frequency factor 8");
    assertRefused(() -> new Request.InitChannelListMode(8, 1, 0, 16, 50, 0));
    assertRefused(() -> new Request.InitChannelListMode(0, 256, 0, 16, 50, 0));
    assertRefused(() -> new Request.InitChannelListMode(0, 1, 0, 2, 50, 0));
    assertRefused(() -> new Request.InitChannelListMode(0, 1, 0, 16, 50, 2));
    assertRefused(() -> new Request.ListedPulse(3, 200, 20));
    assertRefused(() -> new Request.ListedPulse(0, 501, 20));
    assertRefused(() -> new Request.SinglePulse(8, 200, 20));
  }

  private static void assertRefused(Runnable value) {
    assertThrows(IllegalArgumentException.class, value::run);
  }
}
