package org.dorsi.app.bench;

import java.util.Arrays;
import org.dorsi.controller.stimulator.sciencemode2.Command;
import org.dorsi.controller.stimulator.sciencemode2.FrameReader;
import org.dorsi.controller.stimulator.sciencemode2.FrameWriter;
import org.dorsi.controller.stimulator.sciencemode2.Reply;
import org.dorsi.controller.stimulator.sciencemode2.Request;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same for a RehaStim 2: a list of eight channels, the longest frame there is. */
@State(Scope.Thread)
public class ScienceMode2Benchmark {

  private final FrameWriter writer = new FrameWriter();
  private final FrameReader reader = new FrameReader();
  private final byte[] list = bytes(list(new FrameWriter(), 5));
  private final byte[] answer =
      bytes(new FrameWriter().begin(5, Command.SINGLE_PULSE + 1).put(0).end());
  private int packet;

  @Benchmark
  public FrameWriter encodeList() {
    packet = (packet + 1) & 0xFF;
    return list(writer, packet);
  }

  @Benchmark
  public @Nullable Request decodeList() {
    Request request = null;
    for (byte b : list) {
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

  private static FrameWriter list(FrameWriter frame, int packetNumber) {
    frame.begin(packetNumber, Command.START_CHANNEL_LIST_MODE);
    for (int i = 0; i < 8; i++) {
      frame.put(0).putShort(250).put(20 + 2 * i);
    }
    return frame.end();
  }

  private static byte[] bytes(FrameWriter frame) {
    return Arrays.copyOf(frame.bytes(), frame.length());
  }
}
