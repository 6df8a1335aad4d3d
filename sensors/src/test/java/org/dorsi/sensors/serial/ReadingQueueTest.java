package org.dorsi.sensors.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.health.HealthCounters;
import org.junit.jupiter.api.Test;

class ReadingQueueTest {

  private final List<SensorReading> drained = new ArrayList<>();

  private static SensorReading reading(long timeNs) {
    return new FootSwitchSample(timeNs, timeNs, Side.LEFT, 0);
  }

  private List<Long> times() {
    return drained.stream().map(SensorReading::timeNs).toList();
  }

  @Test
  void handsReadingsOverInTheirOrderBehindWhatIsThere() {
    ReadingQueue queue = new ReadingQueue("feet", 4, new HealthCounters());
    drained.add(reading(0));
    queue.offer(reading(1));
    queue.offer(reading(2));
    assertEquals(2, queue.drainTo(drained));
    assertEquals(List.of(0L, 1L, 2L), times());
    assertEquals(0, queue.drainTo(drained));
  }

  @Test
  void keepsTheNewestAndCountsWhatItDrops() {
    ReadingQueue queue = new ReadingQueue("feet", 3, new HealthCounters());
    for (int i = 1; i <= 8; i++) {
      queue.offer(reading(i));
    }
    queue.drainTo(drained);
    assertEquals(List.of(6L, 7L, 8L), times());
    assertEquals(5, queue.health().readingsDropped());
  }

  @Test
  void losesNothingBetweenTwoThreadsWhileItHasRoom() throws InterruptedException {
    int count = 200_000;
    ReadingQueue queue = new ReadingQueue("feet", count, new HealthCounters());
    Thread reader =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                queue.offer(reading(i));
              }
            });
    reader.start();
    while (reader.isAlive()) {
      queue.drainTo(drained);
      Thread.onSpinWait();
    }
    reader.join();
    queue.drainTo(drained);
    assertEquals(count, drained.size());
    for (int i = 0; i < count; i++) {
      assertTrue(drained.get(i).timeNs() == i, "order at " + i);
    }
  }
}
