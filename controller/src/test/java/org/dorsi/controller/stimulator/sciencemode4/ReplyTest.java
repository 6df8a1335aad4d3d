package org.dorsi.controller.stimulator.sciencemode4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dorsi.controller.stimulator.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies of the device, from the bytes of the vendor's encoder. */
class ReplyTest {

  private final FrameReader reader = new FrameReader();

  static Stream<Vector> replies() {
    return Vector.inDirection(ReplyTest.class, "device->host");
  }

  @ParameterizedTest
  @MethodSource("replies")
  void meansWhatTheVendorSays(Vector vector) {
    boolean good = false;
    for (byte b : vector.bytes()) {
      good = reader.accept(b);
    }
    assertTrue(good);
    assertEquals(vector.number("packet_number"), reader.packetNumber());
    assertEquals(expected(vector), Reply.of(reader));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void isEncodedAsTheVendorDoes(Vector vector) {
    FrameWriter writer = new FrameWriter();
    expected(vector).write(writer, vector.number("packet_number"));
    assertEquals(vector.hex(), HexFormat.of().formatHex(writer.bytes(), 0, writer.length()));
  }

  /** No vector shows these; the layouts are those of stimulators.md, sections 1.3, 1.5 and 1.6. */
  @Test
  void repliesWithoutAVectorComeBackAsTheyWere() {
    List<Integer> samples = IntStream.range(0, 128).map(i -> i * 500).boxed().toList();
    for (Reply reply :
        List.of(
            new Reply.Version(51, 0, List.of(1, 2, 3), List.of(3, 0, 240)),
            new Reply.Version(61, 0, List.of(15, 129, 240), List.of(3, 2, 1)),
            new Reply.ExtendedVersion(0, List.of(1, 2, 3), List.of(4, 5, 6), 0xF00F8155, 2, true),
            new Reply.MidLevelErrors(0, 2, 0b0101, 1),
            new Reply.MidLevelErrors(0, 3, 0b1000_0101, 2),
            new Reply.LowLevelMeasurement(0, 1, 3, 2, 52, samples),
            new Reply.Plain(57, 0),
            new Reply.Refusal(67, 11))) {
      feed(reply.write(new FrameWriter(), 15));
      assertEquals(reply, Reply.of(reader));
    }
  }

  @Test
  void vectorsAreEighteen() {
    assertEquals(18, replies().count());
  }

  @Test
  void replyTooShortForWhatItIsMeansNothing() {
    FrameWriter writer = new FrameWriter();
    for (int command : List.of(3, 37, 55, 63)) {
      feed(writer.begin(5, command).put(0).end());
      assertNull(Reply.of(reader), "command " + command);
    }
    feed(writer.begin(5, 1).end());
    assertNull(Reply.of(reader));
  }

  @Test
  void resultsAreNamed() {
    assertEquals("electrode error (10)", Result.words(10));
    assertTrue(Result.words(28).startsWith("low current"));
    assertEquals("unknown error (200)", Result.words(200));
  }

  private void feed(FrameWriter frame) {
    boolean good = false;
    for (int i = 0; i < frame.length(); i++) {
      good = reader.accept(frame.bytes()[i]);
    }
    assertTrue(good);
  }

  private static Reply expected(Vector v) {
    int result = v.number("result");
    Reply reply =
        switch (v.command()) {
          case "Ml_init_ack" -> new Reply.Plain(31, result);
          case "Ml_update_ack" -> new Reply.Plain(33, result);
          case "Ll_init_ack" -> new Reply.Plain(1, result);
          case "Ll_stop_ack" -> new Reply.Plain(5, result);
          case "General_error" -> new Reply.Refusal(66, result);
          case "Ml_get_current_data_ack" ->
              new Reply.MidLevelCurrentData(
                  result,
                  v.number("data_selection"),
                  digits(v, "active", 1),
                  digits(v, "channel_state", 4));
          case "Ll_channel_config_ack" ->
              new Reply.LowLevelChannelConfig(
                  result, v.number("connector"), v.number("channel"), v.number("measurement"));
          case "Get_stim_status_ack" ->
              new Reply.StimStatus(result, v.number("stim_status"), v.number("high_voltage"));
          case "Get_device_id_ack" -> new Reply.DeviceId(result, v.param("device_id"));
          case "Get_battery_status_ack" ->
              new Reply.BatteryStatus(result, v.number("level"), v.number("mV"));
          default -> throw new AssertionError("no reply for " + v);
        };
    assertNotNull(reply);
    return reply;
  }

  /** One digit of so many bits a channel, channel 1 the lowest. */
  private static int digits(Vector v, String key, int bits) {
    int packed = 0;
    int shift = 0;
    for (String digit : v.param(key).split("/", -1)) {
      packed |= Integer.parseInt(digit) << shift;
      shift += bits;
    }
    return packed;
  }
}
