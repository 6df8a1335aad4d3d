package org.dorsi.sim.device;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Between what an emulated sensor measures and what its client hears: everything that can fail
 * there. Seeded. Called by one thread at a time.
 */
final class FailingSensor implements AutoCloseable {

  private static final int PERCENT = 100;

  private final DeviceFailures failures;
  private final Random random;

  /** Sends what is late, in order. */
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "late");
            thread.setDaemon(true);
            return thread;
          });

  private int lastClosed;
  private int bouncing;
  private long bounceEndNs;
  private boolean contrary;

  FailingSensor(DeviceFailures failures, long seed) {
    this.failures = failures;
    this.random = new Random(seed);
  }

  /** What a board's switches say of the ones that are pressed; once a sample. */
  int closed(int pressed, long nowNs) {
    int changed = pressed ^ lastClosed;
    lastClosed = pressed;
    int bounceMillis = failures.argument(DeviceFailure.Kind.BOUNCE, 0, nowNs);
    if (changed != 0 && bounceMillis > 0) {
      bouncing = changed;
      bounceEndNs = nowNs + bounceMillis * 1_000_000L;
      contrary = false;
    }
    int closed = pressed;
    if (bouncing != 0 && nowNs - bounceEndNs < 0) {
      closed ^= contrary ? bouncing : 0;
      contrary = !contrary;
    }
    return (closed | failures.bits(DeviceFailure.Kind.STUCK_CLOSED, nowNs))
        & ~failures.bits(DeviceFailure.Kind.STUCK_OPEN, nowNs)
        & 0xFF;
  }

  /** Whether an inertial unit measures nothing new. */
  boolean frozen(long nowNs) {
    return failures.is(DeviceFailure.Kind.FROZEN, nowNs);
  }

  /** Sends a frame as the failing line lets it through. */
  void send(SerialLine client, byte[] frame, long nowNs) {
    if (failures.is(DeviceFailure.Kind.SILENT, nowNs)) {
      return;
    }
    byte[] said = failures.withNoise(frame, nowNs);
    byte[] left = dropped(said, failures.argument(DeviceFailure.Kind.DROP_BYTES, 0, nowNs));
    long lateNs = failures.lateNs(nowNs);
    if (lateNs == 0) {
      client.send(left);
    } else {
      var unused = later.schedule(() -> client.send(left), lateNs, TimeUnit.NANOSECONDS);
    }
  }

  private byte[] dropped(byte[] frame, int percent) {
    if (percent == 0) {
      return frame;
    }
    byte[] left = new byte[frame.length];
    int kept = 0;
    for (byte one : frame) {
      if (random.nextInt(PERCENT) >= percent) {
        left[kept++] = one;
      }
    }
    return Arrays.copyOf(left, kept);
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
