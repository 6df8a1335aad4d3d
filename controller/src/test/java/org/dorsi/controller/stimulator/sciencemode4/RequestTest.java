package org.dorsi.controller.stimulator.sciencemode4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dorsi.controller.stimulator.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests against the bytes of the vendor's encoder. */
class RequestTest {

  private final FrameWriter writer = new FrameWriter();

  static Stream<Vector> requests() {
    return Vector.inDirection(RequestTest.class, "host->device");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isEncodedAsTheVendorDoes(Vector vector) {
    request(vector).write(writer, vector.number("packet_number"));
    assertEquals(vector.hex(), hex());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isDecodedToWhatItWas(Vector vector) {
    FrameReader reader = new FrameReader();
    for (byte b : vector.bytes()) {
      reader.accept(b);
    }
    assertEquals(request(vector), Request.of(reader));
  }

  @Test
  void bufferIsReusedWithoutTracesOfTheFrameBefore() {
    for (int round = 0; round < 2; round++) {
      for (Vector vector : requests().toList()) {
        request(vector).write(writer, vector.number("packet_number"));
        assertEquals(vector.hex(), hex());
      }
    }
  }

  @Test
  void vectorsAreThirtyTwo() {
    assertEquals(32, requests().count());
  }

  @Test
  void longestUpdateFitsTheLongestFrame() {
    // Every byte that can need an escape does: 16 points of 255 us on 8 channels.
    Request.Pattern worst =
        new Request.Pattern(15, 240, false, Collections.nCopies(16, new Point(255, 260)));
    TreeMap<Integer, Request.Pattern> channels = new TreeMap<>();
    for (int channel = 1; channel <= 8; channel++) {
      channels.put(channel, worst);
    }
    new Request.MidLevelUpdate(channels).write(writer, 60);
    FrameReader reader = new FrameReader();
    int good = 0;
    for (int i = 0; i < writer.length(); i++) {
      good += reader.accept(writer.bytes()[i]) ? 1 : 0;
    }
    assertEquals(1, good);
  }

  @Test
  void impossibleValuesAreRefusedWithValueRuleAndUnit() {
    assertEquals(
        "point current must be in [-150, 150] mA, got 150.5",
        assertThrows(IllegalArgumentException.class, () -> new Point(100, 301)).getMessage());
    assertEquals(
        "packet number must be in [0, 63], got 64",
        assertThrows(IllegalArgumentException.class, () -> writer.begin(64, 0)).getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Request.Pattern(0, 81, false, List.of(new Point(100, 0))));
  }

  private String hex() {
    return HexFormat.of().formatHex(writer.bytes(), 0, writer.length());
  }

  private static Request request(Vector v) {
    return switch (v.command()) {
      case "Get_device_id" -> new Request.Plain(Command.GET_DEVICE_ID);
      case "Get_extended_version" -> new Request.Plain(Command.GET_EXTENDED_VERSION);
      case "Get_battery_status" -> new Request.Plain(Command.GET_BATTERY_STATUS);
      case "Get_stim_status" -> new Request.Plain(Command.GET_STIM_STATUS);
      case "Ml_stop" -> new Request.Plain(Command.ML_STOP);
      case "Ml_init" ->
          new Request.MidLevelInit(Boolean.parseBoolean(v.param("stop_all_channels_on_error")));
      case "Ml_get_current_data" -> new Request.MidLevelGetCurrentData(v.number("data_selection"));
      case "Ll_init" -> new Request.LowLevelInit(v.number("measurement"), v.number("high_voltage"));
      case "Ll_channel_config" -> channelConfig(v);
      case "Ml_update" -> update(v);
      default -> throw new AssertionError("no request for " + v);
    };
  }

  private static Request channelConfig(Vector v) {
    boolean execute = Boolean.parseBoolean(v.param("execute"));
    List<Point> points = points(v.param("points"));
    return new Request.LowLevelChannelConfig(
        execute,
        v.number("channel"),
        v.number("connector"),
        points.size(),
        execute ? points : List.of());
  }

  private static Request update(Vector v) {
    TreeMap<Integer, Request.Pattern> channels = new TreeMap<>();
    v.params()
        .forEach(
            (key, value) -> {
              if (!key.equals("packet_number")) {
                String[] parts = value.split("\\|", -1);
                channels.put(
                    Integer.parseInt(key),
                    new Request.Pattern(
                        Integer.parseInt(parts[0]),
                        (int) (Double.parseDouble(parts[1]) * 4),
                        parts[2].equals("fine"),
                        points(parts[3])));
              }
            });
    return new Request.MidLevelUpdate(channels);
  }

  private static List<Point> points(String text) {
    return Stream.of(text.split("/", -1))
        .map(p -> p.split(":", -1))
        .map(p -> new Point(Integer.parseInt(p[0]), (int) (Double.parseDouble(p[1]) * 2)))
        .toList();
  }
}
