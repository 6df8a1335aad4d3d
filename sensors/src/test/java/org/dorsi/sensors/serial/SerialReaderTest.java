package org.dorsi.sensors.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dorsi.sensors.health.HealthCounters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A port in memory, the reader on its real thread; waiting is done on what the reader reports. */
@Timeout(20)
class SerialReaderTest {

  private final ScriptedLink link = new ScriptedLink("/dev/ttyACM7").blockWhenEmpty();
  private final HealthCounters counters = new HealthCounters();
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private SerialReader reader = readerOf((arrivalNs, bytes, length) -> length);

  private SerialReader readerOf(ByteReceiver receiver) {
    return new SerialReader(
        "feet",
        link,
        link.clock(),
        counters,
        receiver,
        new ReaderOutlets(
            () -> events.add("wake-up"),
            (port, arrivalNs, bytes, length) -> {
              raw.write(bytes, 0, length);
              events.add("chunk of " + port + " at " + arrivalNs);
            },
            (source, timeNs, detail) -> events.add(source + " lost at " + timeNs + ": " + detail)));
  }

  @AfterEach
  void closeReader() {
    reader.close();
  }

  private void assertNext(String... expected) throws InterruptedException {
    for (String event : expected) {
      assertEquals(event, events.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void stampsKeepsDecodesAndWakesInThisOrder() throws InterruptedException {
    reader =
        readerOf(
            (arrivalNs, bytes, length) -> {
              events.add(length + " bytes to decode at " + arrivalNs);
              return 1;
            });
    link.advanceTo(5_000);
    reader.start();
    link.say((byte) 1, (byte) 2, (byte) 3);
    assertNext("chunk of /dev/ttyACM7 at 5000", "3 bytes to decode at 5000", "wake-up");
    assertArrayEquals(new byte[] {1, 2, 3}, raw.toByteArray());
    assertEquals(3, counters.snapshot().bytes());
    assertTrue(counters.snapshot().connected());
  }

  @Test
  void doesNotWakeTheControlLoopForHalfAFrame() throws InterruptedException {
    reader = readerOf((arrivalNs, bytes, length) -> bytes[0] == 2 ? 1 : 0);
    reader.start();
    link.say((byte) 1);
    link.say((byte) 2);
    assertNext("chunk of /dev/ttyACM7 at 0", "chunk of /dev/ttyACM7 at 0", "wake-up");
  }

  @Test
  void tellsOfALostPortOnceAndWakesTheControlLoop() throws InterruptedException {
    reader.start();
    link.advanceTo(7_000);
    link.unplug();
    assertNext("feet lost at 7000: /dev/ttyACM7 is gone", "wake-up");
    reader.close();
    assertFalse(counters.snapshot().connected());
    assertTrue(link.isClosed());
    assertEquals(List.of(), List.copyOf(events));
  }

  @Test
  void tellsOfABrokenDecoderAsALostPort() throws InterruptedException {
    reader =
        readerOf(
            (arrivalNs, bytes, length) -> {
              throw new IllegalStateException("defect");
            });
    reader.start();
    link.say((byte) 1);
    assertNext(
        "chunk of /dev/ttyACM7 at 0",
        "feet lost at 0: reading /dev/ttyACM7 failed: java.lang.IllegalStateException: defect",
        "wake-up");
  }

  @Test
  void closingEndsAReadThatWaitsAndIsNoFault() throws InterruptedException {
    reader.start();
    link.awaitWaitingReader();
    reader.close();
    assertFalse(counters.snapshot().connected());
    assertTrue(link.isClosed());
    assertEquals(List.of(), List.copyOf(events));
  }
}
