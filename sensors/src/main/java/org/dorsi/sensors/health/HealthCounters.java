package org.dorsi.sensors.health;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The running counts behind a {@link SourceHealth}.
 *
 * <p>One thread counts, any thread takes a {@link #snapshot}; counting allocates nothing. The
 * numbers of one snapshot may be a few bytes apart from each other.
 */
public final class HealthCounters {

  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong checksumFailures = new AtomicLong();
  private final AtomicLong resyncs = new AtomicLong();
  private final AtomicLong sequenceGaps = new AtomicLong();
  private final AtomicLong implausible = new AtomicLong();
  private final AtomicLong readingsDropped = new AtomicLong();
  private final AtomicLong lastArrivalNs = new AtomicLong(-1);
  private final AtomicBoolean connected = new AtomicBoolean();

  /** Counts bytes that were read. */
  public void bytesRead(int count) {
    add(bytes, count);
  }

  /** Counts a good frame. */
  public void frameDecoded(long arrivalNs) {
    add(frames, 1);
    lastArrivalNs.setRelease(arrivalNs);
  }

  /** Counts a frame whose check did not fit. */
  public void checksumFailed() {
    add(checksumFailures, 1);
  }

  /** Counts a loss of the frame boundary. */
  public void resynced() {
    add(resyncs, 1);
  }

  /** Counts frames that are missing by the device's own counter. */
  public void framesMissing(long count) {
    add(sequenceGaps, count);
  }

  /** Counts a sample that no human segment can have made. */
  public void implausibleSample() {
    add(implausible, 1);
  }

  /** Counts a reading that did not fit into the queue. */
  public void readingDropped() {
    add(readingsDropped, 1);
  }

  /** Says whether the port is open. */
  public void setConnected(boolean open) {
    connected.setRelease(open);
  }

  /** The counts as they stand. Any thread. */
  public SourceHealth snapshot() {
    return new SourceHealth(
        bytes.getAcquire(),
        frames.getAcquire(),
        checksumFailures.getAcquire(),
        resyncs.getAcquire(),
        sequenceGaps.getAcquire(),
        implausible.getAcquire(),
        readingsDropped.getAcquire(),
        lastArrivalNs.getAcquire(),
        connected.getAcquire());
  }

  /** One thread counts, so that no read-modify-write instruction is needed. */
  private static void add(AtomicLong counter, long count) {
    counter.setRelease(counter.getPlain() + count);
  }
}
