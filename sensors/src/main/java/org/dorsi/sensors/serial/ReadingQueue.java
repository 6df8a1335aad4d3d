package org.dorsi.sensors.serial;

import java.util.List;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.health.HealthCounters;
import org.dorsi.sensors.health.SourceHealth;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue from a reader thread to the control loop. When it is full the oldest reading goes
 * and is counted: a late control loop needs the newest.
 *
 * <p>One thread offers, one thread drains; the lock is held for the copying of references only.
 */
public final class ReadingQueue implements ReadingSource {

  /** One second of a 1 kHz board with two feet. */
  public static final int DEFAULT_CAPACITY = 2_048;

  private final String name;
  private final HealthCounters counters;
  private final @Nullable SensorReading[] ring;
  private final Object lock = new Object();
  private int first;
  private int size;

  /**
   * An empty queue.
   *
   * @param name the sensor's name in the configuration
   * @param capacity how many readings it holds
   * @param counters counts what is dropped, and answers {@link #health}
   */
  public ReadingQueue(String name, int capacity, HealthCounters counters) {
    if (capacity < 1) {
      throw new IllegalArgumentException("queue capacity must be at least 1, got " + capacity);
    }
    this.name = name;
    this.counters = counters;
    this.ring = new SensorReading[capacity];
  }

  /** Adds a reading; never waits for the control loop. Reader thread only. */
  public void offer(SensorReading reading) {
    synchronized (lock) {
      if (size == ring.length) {
        first = (first + 1) % ring.length;
        size--;
        counters.readingDropped();
      }
      ring[(first + size) % ring.length] = reading;
      size++;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int drainTo(List<SensorReading> readings) {
    synchronized (lock) {
      int drained = 0;
      while (size > 0) {
        SensorReading reading = ring[first];
        ring[first] = null;
        first = (first + 1) % ring.length;
        size--;
        if (reading != null) {
          readings.add(reading);
          drained++;
        }
      }
      return drained;
    }
  }

  @Override
  public SourceHealth health() {
    return counters.snapshot();
  }
}
