package org.dorsi.sensors.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.health.HealthCounters;
import org.dorsi.sensors.protocol.Fs1Frames;
import org.junit.jupiter.api.Test;

class FootSwitchStreamTest {

  private final HealthCounters counters = new HealthCounters();
  private final List<SensorReading> readings = new ArrayList<>();

  private FootSwitchStream stream(Side... sides) {
    return new FootSwitchStream("feet", List.of(sides), counters, readings::add);
  }

  @Test
  void readsBothFeetOfOneSampleAtOneInstant() {
    byte[] frame = Fs1Frames.sample(0, 123, 0x29);
    assertEquals(2, stream(Side.LEFT, Side.RIGHT).accept(1_000, frame, frame.length));
    assertEquals(
        List.of(
            new FootSwitchSample(
                1_000, 1_000, Side.LEFT, FootSwitchSample.HEEL | FootSwitchSample.TOE),
            new FootSwitchSample(1_000, 1_000, Side.RIGHT, FootSwitchSample.METATARSAL_5)),
        readings);
  }

  @Test
  void saysNothingOfAFootWithoutSwitches() {
    byte[] frame = Fs1Frames.sample(0, 123, 0x29);
    assertEquals(1, stream(Side.RIGHT).accept(1_000, frame, frame.length));
    assertEquals(Side.RIGHT, readings.get(0).side());
  }

  @Test
  void spacesSamplesOfOneChunkByTheBoardsClock() {
    FootSwitchStream stream = stream(Side.LEFT);
    byte[] first = Fs1Frames.sample(0, 4_294_966_296L, 0);
    stream.accept(0, first, first.length);
    byte[] chunk =
        Fs1Frames.join(
            Fs1Frames.sample(1, 0, 1),
            Fs1Frames.sample(2, 1_000, 1),
            Fs1Frames.sample(3, 2_000, 1));
    assertEquals(3, stream.accept(3_000_000, chunk, chunk.length));
    assertEquals(
        List.of(0L, 1_000_000L, 2_000_000L, 3_000_000L),
        readings.stream().map(SensorReading::timeNs).toList());
  }

  @Test
  void makesNoReadingOfAHello() {
    byte[] hello = Fs1Frames.text(2, "{\"name\":\"board\"}");
    assertEquals(0, stream(Side.LEFT).accept(0, hello, hello.length));
    assertEquals(1, counters.snapshot().frames());
  }
}
