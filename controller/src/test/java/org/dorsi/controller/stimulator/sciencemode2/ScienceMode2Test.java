package org.dorsi.controller.stimulator.sciencemode2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.dorsi.controller.stimulator.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and replies against the bytes that three encoders agree on (stimulators.md, 5.2). */
class ScienceMode2Test {

  private final FrameWriter writer = new FrameWriter();
  private final FrameReader reader = new FrameReader();

  static Stream<Vector> requests() {
    return Vector.inDirection(ScienceMode2Test.class, "host->device");
  }

  static Stream<Vector> replies() {
    return Vector.inDirection(ScienceMode2Test.class, "device->host");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestIsEncodedAndDecodedExactly(Vector vector) {
    Request expected = request(vector);
    assertEquals(vector.hex(), hex(expected.write(writer, vector.number("packet_number"))));
    feed(vector.bytes());
    assertEquals(vector.number("packet_number"), reader.packetNumber());
    assertEquals(expected, Request.of(reader));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void replyIsEncodedAndDecodedExactly(Vector vector) {
    Reply expected = reply(vector);
    assertEquals(vector.hex(), hex(expected.write(writer, vector.number("packet_number"))));
    feed(vector.bytes());
    assertEquals(vector.number("packet_number"), reader.packetNumber());
    assertEquals(expected, Reply.of(reader));
  }

  @Test
  void vectorsAreThirtyThree() {
    assertEquals(33, Vector.all(ScienceMode2Test.class).size());
  }

  /** Bytes of pyScienceMode, and the vector that means the same. */
  @ParameterizedTest
  @CsvSource({"f081d9815f101e0001000d008100000f, sm2-021", "f081b2815218200000c8815f0f, sm2-029"})
  void bytesThatNeededNoEscapeMayBeEscaped(String overEscaped, String id) {
    feed(HexFormat.of().parseHex(overEscaped));
    Vector same = requests().filter(v -> v.id().equals(id)).findFirst().orElseThrow();
    assertEquals(request(same), Request.of(reader));
  }

  @Test
  void whatDoesNotFitItsCommandMeansNothing() {
    feed(writer.begin(1, Command.SINGLE_PULSE).put(8).putShort(200).put(20).end());
    assertNull(Request.of(reader), "channel 9");
    feed(writer.begin(1, Command.SINGLE_PULSE).put(1).putShort(501).put(20).end());
    assertNull(Request.of(reader), "501 us");
    feed(writer.begin(1, Command.START_CHANNEL_LIST_MODE).put(0).putShort(200).put(131).end());
    assertNull(Request.of(reader), "131 mA");
    feed(writer.begin(1, Command.START_CHANNEL_LIST_MODE).put(0).putShort(200).end());
    assertNull(Request.of(reader), "no current");
    feed(writer.begin(1, Command.WATCHDOG).put(0).end());
    assertNull(Request.of(reader), "a sign of life with data");
    feed(writer.begin(1, Command.SINGLE_PULSE + 1).end());
    assertNull(Reply.of(reader), "no result");
    feed(writer.begin(1, Command.GET_STIMULATION_MODE + 1).put(0).end());
    assertNull(Reply.of(reader), "good, but no mode");
  }

  @Test
  void impossibleValuesAreRefusedWithValueRuleAndUnit() {
    assertEquals(
        "a pulse must have [0, 500] us and [0, 130] mA, got 200 us and 131 mA",
        assertThrows(IllegalArgumentException.class, () -> new Request.SinglePulse(0, 200, 131))
            .getMessage());
    assertEquals(
        "main interval must be in [1, 1025] ms, got 1025.5",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Request.InitChannelListMode(0, 1, 0, 16, 2051, 0))
            .getMessage());
    assertEquals("electrode error (-2)", Result.stimulationError(-2));
    assertEquals("busy (-8)", Result.words(Result.BUSY));
  }

  private void feed(FrameWriter frame) {
    feed(Arrays.copyOf(frame.bytes(), frame.length()));
  }

  private void feed(byte[] bytes) {
    boolean good = false;
    for (byte b : bytes) {
      good = reader.accept(b);
    }
    assertTrue(good, HexFormat.of().formatHex(bytes));
  }

  private static String hex(FrameWriter frame) {
    return HexFormat.of().formatHex(frame.bytes(), 0, frame.length());
  }

  private static Request request(Vector v) {
    return switch (v.command()) {
      case "InitAck" -> new Request.InitAck(v.number("result"));
      case "Watchdog" -> new Request.Plain(Command.WATCHDOG);
      case "InitChannelListMode" ->
          new Request.InitChannelListMode(
              v.number("low_frequency_factor"),
              mask(v.param("channels")),
              mask(v.param("low_frequency_channels")),
              halves(v.param("inter_pulse_interval_ms")),
              halves(v.param("main_interval_ms")),
              v.number("channel_execution"));
      case "StartChannelListMode" -> new Request.StartChannelListMode(pulses(v.param("channels")));
      case "SinglePulse" ->
          new Request.SinglePulse(
              v.number("channel_index"), v.number("pulse_width_us"), v.number("current_mA"));
      default -> throw new AssertionError("no request for " + v);
    };
  }

  private static List<Request.ListedPulse> pulses(String text) {
    return Stream.of(text.split("/", -1))
        .map(p -> Stream.of(p.split(":", -1)).map(Integer::valueOf).toList())
        .map(p -> new Request.ListedPulse(p.get(1), p.get(2), p.get(3)))
        .toList();
  }

  private static int mask(String channels) {
    return channels.equals("-")
        ? 0
        : Stream.of(channels.split("/", -1)).mapToInt(c -> 1 << (Integer.parseInt(c) - 1)).sum();
  }

  private static int halves(String millis) {
    return (int) (Double.parseDouble(millis) * 2);
  }

  private static Reply reply(Vector v) {
    return switch (v.command()) {
      case "Init" -> new Reply.Init(v.number("version"));
      case "UnknownCommand" -> new Reply.UnknownCommand(v.number("echo"));
      case "StimulationError" -> new Reply.StimulationError(v.number("error"));
      case "GetStimulationModeAck" ->
          new Reply.StimulationMode(
              v.number("result"), v.params().containsKey("mode") ? v.number("mode") : -1);
      case "InitChannelListModeAck" -> new Reply.Acknowledge(31, v.number("result"));
      case "StartChannelListModeAck" -> new Reply.Acknowledge(33, v.number("result"));
      case "StopChannelListModeAck" -> new Reply.Acknowledge(35, v.number("result"));
      case "SinglePulseAck" -> new Reply.Acknowledge(37, v.number("result"));
      default -> throw new AssertionError("no reply for " + v);
    };
  }
}
