package org.dorsi.sensors.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: a device clock of known offset and drift, and a transport of known delays. */
class DeviceClockTest {

  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000 * MS;

  private final DeviceClock clock = DeviceClock.ofMicroseconds();
  private final Random random = new Random(11);

  /** The device's counter started this much before it would wrap, and drifts. */
  private static long ticksAt(long sessionNs, double driftFraction) {
    return 4_294_000_000L + Math.round(sessionNs / 1_000.0 * (1 + driftFraction));
  }

  /** Mostly a fraction of a millisecond as USB has it, now and then a scheduler's hiccup. */
  private long jitterNs() {
    long delay = (long) (random.nextDouble() * MS);
    return random.nextInt(100) == 0 ? delay + (long) (random.nextDouble() * 20 * MS) : delay;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 200e-6, -200e-6, 0.004, -0.004})
  void findsTheInstantOfMeasurementThroughJitterAndDrift(double driftFraction) {
    double worstMs = 0;
    for (long t = 0; t < 120 * SECOND; t += 10 * MS) {
      long mapped = clock.toSessionNs(ticksAt(t, driftFraction), t + jitterNs());
      if (t > 5 * SECOND) {
        worstMs = Math.max(worstMs, Math.abs(mapped - t) / 1e6);
      }
    }
    assertTrue(worstMs < 0.4, "off by " + worstMs + " ms");
    assertEquals(-driftFraction * 1e6, clock.driftPartsPerMillion(), 40);
    assertEquals(0, clock.restarts());
  }

  @Test
  void neverReturnsATimeAfterArrivalNorGoesBackwards() {
    for (long seed = 1; seed <= 50; seed++) {
      Random wild = new Random(seed);
      DeviceClock fresh = DeviceClock.ofTenthMilliseconds();
      long arrival = 0;
      long ticks = wild.nextInt() & 0xFFFFFFFFL;
      long last = Long.MIN_VALUE;
      for (int i = 0; i < 5_000; i++) {
        arrival += wild.nextInt(50) == 0 ? wild.nextInt() & 0xFFFFFFFFL : wild.nextInt(20_000_000);
        ticks += wild.nextInt(100) == 0 ? wild.nextInt() : wild.nextInt(200);
        long mapped = fresh.toSessionNs(ticks & 0xFFFFFFFFL, arrival);
        assertTrue(mapped <= arrival, "seed " + seed + ": after arrival");
        assertTrue(mapped >= last, "seed " + seed + ": backwards");
        last = mapped;
      }
    }
  }

  /** New fits may lie lower than the one before by more than the time between two samples. */
  @Test
  void staysInOrderWhenJitterAndDriftChangeTheFit() {
    long last = Long.MIN_VALUE;
    long arrival = 0;
    double deviceMicros = 0;
    double driftFraction = 0;
    for (long t = 0; t < 60 * SECOND; t += MS) {
      if (t % SECOND == 0) {
        driftFraction = 0.005 * (2 * random.nextDouble() - 1);
      }
      deviceMicros += 1_000 * (1 + driftFraction);
      arrival = Math.max(arrival, t + (long) (random.nextDouble() * 5 * MS));
      long mapped = clock.toSessionNs(Math.round(deviceMicros), arrival);
      assertTrue(mapped >= last && mapped <= arrival, "at " + t);
      last = mapped;
    }
  }

  @Test
  void placesABurstAfterAGapWhereItWasMeasured() {
    long t = 0;
    for (; t < 8 * SECOND; t += 10 * MS) {
      clock.toSessionNs(ticksAt(t, 0), t + jitterNs());
    }
    long jamEnds = t + 2_500 * MS;
    for (; t < jamEnds; t += 10 * MS) {
      long mapped = clock.toSessionNs(ticksAt(t, 0), jamEnds);
      assertWithin(0.4, t, mapped);
    }
    assertEquals(0, clock.restarts());
  }

  @Test
  void recoversAtOnceFromAStartInAJam() {
    for (long t = 0; t < 300 * MS; t += 10 * MS) {
      clock.toSessionNs(ticksAt(t, 0), 300 * MS);
    }
    for (long t = 300 * MS; t < SECOND; t += 10 * MS) {
      assertWithin(11, t, clock.toSessionNs(ticksAt(t, 0), t + MS / 2));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_000, -150, 150, 3_000, 40_000})
  void followsAJumpOfTheDeviceClock(long jumpMs) {
    long t = 0;
    for (; t < 8 * SECOND; t += 10 * MS) {
      clock.toSessionNs(ticksAt(t, 0), t + jitterNs());
    }
    long settled = t + 1_500 * MS;
    for (; t < 12 * SECOND; t += 10 * MS) {
      long mapped = clock.toSessionNs(ticksAt(t + jumpMs * MS, 0), t + jitterNs());
      if (t > settled) {
        assertWithin(1.1, t, mapped);
      }
    }
    assertEquals(1, clock.restarts());
  }

  /**
   * A radio bridge that buffers more from some moment on: late readings are not held back forever.
   */
  @Test
  void believesALongerTransportAfterASecond() {
    long t = 0;
    for (; t < 8 * SECOND; t += 10 * MS) {
      clock.toSessionNs(ticksAt(t, 0), t);
    }
    long change = t;
    for (; t < 12 * SECOND; t += 10 * MS) {
      long mapped = clock.toSessionNs(ticksAt(t, 0), t + 500 * MS);
      assertWithin(0.1, t < change + SECOND ? t : t + 500 * MS, mapped);
    }
  }

  @Test
  void startsAnewWithARestartedBoard() {
    for (long t = 0; t < 2 * SECOND; t += 10 * MS) {
      clock.toSessionNs(500_000_000 + t / 1_000, t);
    }
    long restart = 4 * SECOND;
    for (long t = restart; t < 6 * SECOND; t += 10 * MS) {
      assertEquals(t, clock.toSessionNs((t - restart) / 1_000, t));
    }
    assertEquals(1, clock.restarts());
  }

  @Test
  void saysTheSameForTheSameArguments() {
    DeviceClock other = DeviceClock.ofMicroseconds();
    for (long t = 0; t < 20 * SECOND; t += 10 * MS) {
      long arrival = t + jitterNs();
      assertEquals(
          clock.toSessionNs(ticksAt(t, 1e-4), arrival),
          other.toSessionNs(ticksAt(t, 1e-4), arrival));
    }
  }

  private static void assertWithin(double toleranceMs, long expectedNs, long actualNs) {
    assertEquals(expectedNs / 1e6, actualNs / 1e6, toleranceMs);
  }
}
