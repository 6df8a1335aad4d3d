package org.dorsi.controller.rig;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many threads in, the control thread out; takes no lock, so that the control thread never waits
 * for a producer that lost its processor.
 */
final class BoundedQueue<T> {

  private final ConcurrentLinkedQueue<T> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final int capacity;

  BoundedQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Any thread. False when full. */
  boolean offer(T item) {
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      return false;
    }
    queue.add(item);
    return true;
  }

  /** Control thread only. Oldest first; what comes in meanwhile may wait for the next time. */
  void drainTo(List<? super T> items) {
    for (int left = capacity; left > 0; left--) {
      T item = queue.poll();
      if (item == null) {
        return;
      }
      size.decrementAndGet();
      items.add(item);
    }
  }
}
