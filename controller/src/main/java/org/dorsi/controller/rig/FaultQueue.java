package org.dorsi.controller.rig;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.dorsi.controller.safety.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, on its way into the next tick.
 *
 * <p>Of faults that a full queue has no room for, the last of each kind is kept: a storm of mild
 * ones cannot hide a grave one.
 */
public final class FaultQueue {

  private static final int CAPACITY = 1024;

  private final BoundedQueue<Fault> faults = new BoundedQueue<>(CAPACITY);
  private final List<Crowded> crowded;
  private final AtomicBoolean anyCrowded = new AtomicBoolean();

  /** The last fault of one kind that found the queue full. */
  private record Crowded(Fault.Kind kind, AtomicReference<@Nullable Fault> last) {}

  public FaultQueue() {
    crowded =
        List.of(Fault.Kind.values()).stream()
            .map(kind -> new Crowded(kind, new AtomicReference<@Nullable Fault>()))
            .toList();
  }

  /** Reports a fault. Any thread; never waits. */
  public void offer(Fault fault) {
    if (faults.offer(fault)) {
      return;
    }
    for (Crowded of : crowded) {
      if (of.kind() == fault.kind()) {
        of.last().set(fault);
      }
    }
    anyCrowded.set(true);
  }

  /** Moves what was reported to the end of {@code taken}. Control thread only. */
  public void drainTo(List<? super Fault> taken) {
    faults.drainTo(taken);
    if (!anyCrowded.getAndSet(false)) {
      return;
    }
    for (Crowded of : crowded) {
      Fault last = of.last().getAndSet(null);
      if (last != null) {
        taken.add(last);
      }
    }
  }
}
