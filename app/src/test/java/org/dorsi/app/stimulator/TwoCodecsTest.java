package org.dorsi.app.stimulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.dorsi.controller.stimulator.sciencemode4.FrameReader;
import org.dorsi.controller.stimulator.sciencemode4.FrameWriter;
import org.dorsi.controller.stimulator.sciencemode4.Point;
import org.dorsi.controller.stimulator.sciencemode4.Reply;
import org.dorsi.controller.stimulator.sciencemode4.Request;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.LogEvent;
import org.dorsi.sim.device.StimulatorCore;
import org.junit.jupiter.api.Test;

/**
 * The controller's codec and the emulated device's, which share nothing: what the one writes the
 * other reads, whatever bytes it takes.
 */
class TwoCodecsTest {

  private static final int ROUNDS = 5_000;

  private final List<String> notes = new ArrayList<>();
  private final List<byte[]> answers = new ArrayList<>();
  private final FrameReader reader = new FrameReader();
  private final FrameWriter writer = new FrameWriter();
  private final Random random = new Random(34);

  private final StimulatorCore device =
      StimulatorCore.of(
          EmulatedBench.Kind.P24,
          List.of(),
          0,
          new StimulatorCore.Outlet() {
            @Override
            public void send(byte[] frame, long nowNs) {
              answers.add(frame);
            }

            @Override
            public void note(long nowNs, LogEvent event) {
              notes.add(event.toString());
            }
          });

  @Test
  void updatesOfAnyBytesArriveWholeAndAreAnsweredByTheirNumber() {
    long nowNs = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int number = random.nextInt(64);
      anyUpdate().write(writer, number);
      notes.clear();
      answers.clear();
      device.receive(writer.bytes(), writer.length(), nowNs);
      device.advance(nowNs++);
      assertEquals(
          ",\"event\":\"command\",\"command\":\"Ml_update\",\"packetNumber\":"
              + number
              + ",\"data\":\""
              + data()
              + "\"",
          notes.get(0));
      boolean good = false;
      for (byte b : answers.get(0)) {
        good = reader.accept(b);
      }
      assertTrue(good);
      assertEquals(number, reader.packetNumber());
      assertTrue(Reply.of(reader) instanceof Reply.Plain answer && answer.command() == 33);
    }
  }

  /** What the controller's own reader makes of the frame. */
  private String data() {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < writer.length(); i++) {
      reader.accept(writer.bytes()[i]);
    }
    for (int i = 0; i < reader.dataLength(); i++) {
      hex.append(String.format("%02x", reader.data(i)));
    }
    return hex.toString();
  }

  private Request anyUpdate() {
    int[] trapsMicros = {240, 250, 255, 3_840, 129};
    TreeMap<Integer, Request.Pattern> channels = new TreeMap<>();
    for (int channel = 1; channel <= 8; channel++) {
      if (random.nextBoolean()) {
        List<Point> points = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
          int micros = random.nextBoolean() ? random.nextInt(4096) : trapsMicros[random.nextInt(5)];
          points.add(new Point(micros, random.nextInt(521) - 260));
        }
        int period = 2 * (1 + random.nextInt(200));
        channels.put(channel, new Request.Pattern(random.nextInt(16), period, false, points));
      }
    }
    return new Request.MidLevelUpdate(channels);
  }
}
