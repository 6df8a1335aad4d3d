package org.dorsi.sim.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each failure, as the client of an emulated sensor sees it. */
class FailingSensorTest {

  private static final int RIGHT_HEEL = 0x10;
  private static final long SAMPLE_NS = 5_000_000;

  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private final SerialLine client = wire::writeBytes;

  private static FailingSensor failing(String... failures) {
    List<DeviceFailure> parsed = Stream.of(failures).map(DeviceFailure::parse).toList();
    return new FailingSensor(new DeviceFailures(parsed, 0), 1);
  }

  private static long seconds(double seconds) {
    return Math.round(seconds * 1e9);
  }

  @Test
  void aSwitchIsStuckFromItsTimeOnAndTheOthersGoOn() {
    try (FailingSensor stuck = failing("stuck-closed@2:16", "stuck-open@3:1")) {
      assertEquals(0x01, stuck.closed(0x01, seconds(1)));
      assertEquals(RIGHT_HEEL | 0x01, stuck.closed(0x01, seconds(2)));
      assertEquals(RIGHT_HEEL, stuck.closed(0x01, seconds(3)));
      assertEquals(RIGHT_HEEL | 0x80, stuck.closed(0x80, seconds(4)));
    }
  }

  @Test
  void aSwitchThatBouncesSaysBothForItsTimeAndThenWhatIsTrue() {
    try (FailingSensor bouncing = failing("bounce@0:20")) {
      bouncing.closed(0, 0);
      List<Integer> said = new ArrayList<>();
      for (int i = 1; i <= 7; i++) {
        said.add(bouncing.closed(RIGHT_HEEL | 0x01, i * SAMPLE_NS) & RIGHT_HEEL);
      }
      assertEquals(List.of(RIGHT_HEEL, 0, RIGHT_HEEL, 0, RIGHT_HEEL, RIGHT_HEEL, RIGHT_HEEL), said);
    }
  }

  @Test
  void aSilentSensorSendsNothingMore() {
    try (FailingSensor silent = failing("silent@1")) {
      silent.send(client, new byte[] {1}, seconds(0.9));
      silent.send(client, new byte[] {2}, seconds(1.1));
      assertArrayEquals(new byte[] {1}, wire.toByteArray());
    }
  }

  @Test
  void nonsenseComesBeforeAFrameAndTheFrameAsItIs() {
    try (FailingSensor noisy = failing("noise@1:5")) {
      noisy.send(client, new byte[] {7}, seconds(0.9));
      noisy.send(client, new byte[] {8}, seconds(1.1));
      assertEquals(1 + 5 + 1, wire.size());
      assertEquals(7, wire.toByteArray()[0]);
      assertEquals(8, wire.toByteArray()[6]);
    }
  }

  @Test
  void aNoisyLineLosesTheShareOfItsBytesAndKeepsTheOrderOfTheOthers() {
    try (FailingSensor noisy = failing("drop-bytes@0:5")) {
      for (int i = 0; i < 1000; i++) {
        noisy.send(client, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, i);
      }
    }
    byte[] heard = wire.toByteArray();
    // 10 000 bytes of which each gets lost by 5 %: 500 lost, standard deviation 22.
    assertEquals(9500, heard.length, 88);
    int rises = 0;
    for (int i = 1; i < heard.length; i++) {
      rises += heard[i] > heard[i - 1] ? 1 : 0;
    }
    assertTrue(rises >= heard.length - 1001, "a byte is before one that was sent after it");
  }

  @Test
  void aLateSensorSendsTheSameBytesLaterAndInOrder() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    List<Long> heardNs = new ArrayList<>();
    SerialLine late =
        frame -> {
          client.send(frame);
          heardNs.add(System.nanoTime());
          both.countDown();
        };
    try (FailingSensor slow = failing("late@0:40")) {
      long sentNs = System.nanoTime();
      slow.send(late, new byte[] {1, 2}, 1);
      slow.send(late, new byte[] {3}, 2);
      assertTrue(both.await(20, TimeUnit.SECONDS));
      assertArrayEquals(new byte[] {1, 2, 3}, wire.toByteArray());
      assertTrue(heardNs.get(0) - sentNs >= 40_000_000, "not before its time");
    }
  }

  @Test
  void aFrozenUnitRepeatsItsLastSampleUnderNewNumbers() {
    // The failures' clock starts an hour from now, or an hour ago.
    long now = System.nanoTime();
    for (boolean frozen : new boolean[] {false, true}) {
      wire.reset();
      List<DeviceFailure> failures = List.of(DeviceFailure.parse("frozen@1"));
      FailingSensor failing = new FailingSensor(new DeviceFailures(failures, now), 1);
      EmulatedXsens imu = new EmulatedXsens("imu", Optional.empty(), 0, DeviceLog.NONE, failing);
      imu.opened(client, now);
      imu.sample(new float[] {1, 2, 3}, new float[] {4, 5, 6}, now);
      byte[] before = wire.toByteArray();
      wire.reset();
      imu.sample(new float[] {7, 8, 9}, new float[] {4, 5, 6}, now + seconds(frozen ? 2 : 0.5));
      byte[] after = wire.toByteArray();
      imu.close();
      assertEquals(before.length, after.length);
      assertEquals(frozen, gyro(before).equals(gyro(after)), "the rate of turn");
      assertFalse(Hex.of(before).equals(Hex.of(after)), "the packet's number and time");
    }
  }

  /** Behind the packet counter (5 bytes), the time (7) and the acceleration (15). */
  private static String gyro(byte[] frame) {
    return Hex.of(java.util.Arrays.copyOfRange(frame, 4 + 5 + 7 + 15 + 3, 4 + 5 + 7 + 15 + 15));
  }

  @Test
  void happensOnlyToDevicesThatHaveIt() {
    assertTrue(DeviceFailure.Kind.STUCK_OPEN.befalls(EmulatedBench.Kind.FOOTSWITCH));
    assertFalse(DeviceFailure.Kind.STUCK_OPEN.befalls(EmulatedBench.Kind.XSENS));
    assertFalse(DeviceFailure.Kind.FROZEN.befalls(EmulatedBench.Kind.P24));
    assertFalse(DeviceFailure.Kind.NAK.befalls(EmulatedBench.Kind.XSENS));
    assertTrue(DeviceFailure.Kind.VANISH.befalls(EmulatedBench.Kind.XSENS));
  }
}
