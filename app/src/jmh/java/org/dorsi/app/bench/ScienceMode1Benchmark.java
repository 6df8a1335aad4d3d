package org.dorsi.app.bench;

import java.util.Arrays;
import org.dorsi.controller.stimulator.sciencemode1.Reply;
import org.dorsi.controller.stimulator.sciencemode1.Request;
import org.dorsi.controller.stimulator.sciencemode1.RequestReader;
import org.dorsi.controller.stimulator.sciencemode1.RequestWriter;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same for a RehaStim 1: single pulses, the only thing it is ever asked for. */
@State(Scope.Thread)
public class ScienceMode1Benchmark {

  private final RequestWriter writer = new RequestWriter();
  private final RequestReader reader = new RequestReader();
  private final byte[] pulse = pulse();
  private int milliamps = 20;
  private byte answer;

  @Benchmark
  public RequestWriter encodePulse() {
    milliamps = milliamps == 30 ? 20 : milliamps + 2;
    return writer.writePulse(2, 250, milliamps);
  }

  @Benchmark
  public @Nullable Request decodePulse() {
    Request request = null;
    for (byte b : pulse) {
      request = reader.accept(b);
    }
    return request;
  }

  @Benchmark
  public @Nullable Reply decodeAnswer() {
    answer ^= 1;
    return Reply.of((byte) (0xC0 | answer));
  }

  private static byte[] pulse() {
    RequestWriter writer = new RequestWriter().writePulse(2, 250, 24);
    return Arrays.copyOf(writer.bytes(), writer.length());
  }
}
