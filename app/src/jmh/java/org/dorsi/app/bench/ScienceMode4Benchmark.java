package org.dorsi.app.bench;

import java.util.Arrays;
import java.util.List;
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

/** One pulse of one channel to a P24: its frame written, and the device's answer to it read. */
@State(Scope.Thread)
public class ScienceMode4Benchmark {

  private final FrameWriter writer = new FrameWriter();
  private final FrameReader reader = new FrameReader();
  private final byte[] reply = replyToAPulse();
  private int packet;
  private int halfMilliamps = 40;

  /** 250 us each way with 100 us between, 20 to 30 mA, as a drop-foot burst has them. */
  @Benchmark
  public FrameWriter encode() {
    packet = (packet + 1) & 63;
    halfMilliamps = halfMilliamps == 60 ? 40 : halfMilliamps + 1;
    Request pulse =
        new Request.LowLevelChannelConfig(
            true,
            0,
            0,
            3,
            List.of(
                new Point(250, halfMilliamps), new Point(100, 0), new Point(250, -halfMilliamps)));
    return pulse.write(writer, packet);
  }

  @Benchmark
  public @Nullable Reply decode() {
    Reply answer = null;
    for (byte b : reply) {
      if (reader.accept(b)) {
        answer = Reply.of(reader);
      }
    }
    return answer;
  }

  private static byte[] replyToAPulse() {
    FrameWriter device = new FrameWriter();
    device.begin(5, Command.LL_CHANNEL_CONFIG + 1).put(0).put(0).put(0).end();
    return Arrays.copyOf(device.bytes(), device.length());
  }
}
