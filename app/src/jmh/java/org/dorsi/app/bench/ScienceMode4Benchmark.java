package org.dorsi.app.bench;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.dorsi.controller.stimulator.sciencemode4.FrameReader;
import org.dorsi.controller.stimulator.sciencemode4.FrameWriter;
import org.dorsi.controller.stimulator.sciencemode4.Point;
import org.dorsi.controller.stimulator.sciencemode4.Reply;
import org.dorsi.controller.stimulator.sciencemode4.Request;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What is said to a P24 or a RehaMove 3 while it stimulates, written and read, and its answer: one
 * frame each.
 */
@State(Scope.Thread)
public class ScienceMode4Benchmark {

  private final FrameWriter writer = new FrameWriter();
  private final FrameReader reader = new FrameReader();
  private final byte[] pulse = bytes(pulse(40).write(new FrameWriter(), 5));
  private final byte[] answer =
      bytes(new FrameWriter().begin(5, Command.LL_CHANNEL_CONFIG + 1).put(0).put(0).put(0).end());
  private final Request update = fourChannels();
  private int packet;
  private int halfMilliamps = 40;

  /** 250 us each way with 100 us between, 20 to 30 mA, as a drop-foot burst has them. */
  @Benchmark
  public FrameWriter encodePulse() {
    packet = (packet + 1) & 63;
    halfMilliamps = halfMilliamps == 60 ? 40 : halfMilliamps + 1;
    return pulse(halfMilliamps).write(writer, packet);
  }

  @Benchmark
  public @Nullable Request decodePulse() {
    Request request = null;
    for (byte b : pulse) {
      request = reader.accept(b) ? Request.of(reader) : request;
    }
    return request;
  }

  @Benchmark
  public @Nullable Reply decodeAnswer() {
    Reply reply = null;
    for (byte b : answer) {
      reply = reader.accept(b) ? Reply.of(reader) : reply;
    }
    return reply;
  }

  /** Mid level: four channels of three points. */
  @Benchmark
  public FrameWriter encodeUpdate() {
    packet = (packet + 1) & 63;
    return update.write(writer, packet);
  }

  private static Request pulse(int halfMilliamps) {
    return new Request.LowLevelChannelConfig(true, 0, 0, 3, points(halfMilliamps));
  }

  private static List<Point> points(int halfMilliamps) {
    return List.of(
        new Point(250, halfMilliamps), new Point(100, 0), new Point(250, -halfMilliamps));
  }

  private static Request fourChannels() {
    TreeMap<Integer, Request.Pattern> channels = new TreeMap<>();
    for (int channel = 1; channel <= 4; channel++) {
      channels.put(channel, new Request.Pattern(0, 100, false, points(30 + channel)));
    }
    return new Request.MidLevelUpdate(channels);
  }

  private static byte[] bytes(FrameWriter frame) {
    return Arrays.copyOf(frame.bytes(), frame.length());
  }
}
