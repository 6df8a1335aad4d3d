package org.dorsi.controller.trial;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.jspecify.annotations.Nullable;

/**
 * Ticks on their way from the control thread to the recorder thread: one puts, one takes, neither
 * waits, nothing is allocated.
 */
final class TickRing {

  private final AtomicReferenceArray<@Nullable TickInputs> inputs;
  private final AtomicReferenceArray<@Nullable TickOutputs> outputs;
  private final AtomicLong put = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();

  TickRing(int capacity) {
    inputs = new AtomicReferenceArray<>(capacity);
    outputs = new AtomicReferenceArray<>(capacity);
  }

  /** Control thread only. False when full. */
  boolean offer(TickInputs in, TickOutputs out) {
    long index = put.get();
    if (index - taken.get() == inputs.length()) {
      return false;
    }
    int slot = (int) (index % inputs.length());
    inputs.setPlain(slot, in);
    outputs.setPlain(slot, out);
    // Publishes both slots.
    put.setRelease(index + 1);
    return true;
  }

  /** How many wait. Any thread. */
  int size() {
    return (int) (put.get() - taken.get());
  }

  /** Recorder thread only. Whether a tick was there; it went to {@code encoder}. */
  boolean takeInto(TrialEncoder encoder) {
    long index = taken.get();
    if (index == put.getAcquire()) {
      return false;
    }
    int slot = (int) (index % inputs.length());
    TickInputs in = inputs.getPlain(slot);
    TickOutputs out = outputs.getPlain(slot);
    inputs.setPlain(slot, null);
    outputs.setPlain(slot, null);
    taken.setRelease(index + 1);
    if (in == null || out == null) {
      throw new IllegalStateException("an empty slot was published");
    }
    encoder.tick(in, out);
    return true;
  }
}
