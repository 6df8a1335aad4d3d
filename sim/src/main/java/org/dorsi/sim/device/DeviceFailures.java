package org.dorsi.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What is wrong with one emulated device now. One thread. */
final class DeviceFailures {

  private final List<DeviceFailure> failures;
  private final long startNs;
  private final List<DeviceFailure> done = new ArrayList<>();
  private final Random nonsense = new Random(1);

  /**
   * @param startNs what their seconds count from, {@link System#nanoTime}
   */
  DeviceFailures(List<DeviceFailure> failures, long startNs) {
    this.failures = List.copyOf(failures);
    this.startNs = startNs;
  }

  static DeviceFailures none() {
    return new DeviceFailures(List.of(), 0);
  }

  boolean is(DeviceFailure.Kind kind, long nowNs) {
    return now(kind, nowNs).isPresent();
  }

  /** Its argument, or the other value where it has not come. */
  int argument(DeviceFailure.Kind kind, int otherwise, long nowNs) {
    return now(kind, nowNs).map(DeviceFailure::argument).orElse(otherwise);
  }

  /** Whether a channel's pulses fail in this way. */
  boolean of(DeviceFailure.Kind kind, int channel, long nowNs) {
    return failures.stream()
        .anyMatch(f -> f.kind() == kind && f.argument() == channel && hasCome(f, nowNs));
  }

  /** How much later than usual the device's words come. */
  long lateNs(long nowNs) {
    return argument(DeviceFailure.Kind.LATE, 0, nowNs) * 1_000_000L;
  }

  /** What is heard of a frame: noise before it, where there is any. */
  byte[] withNoise(byte[] frame, long nowNs) {
    int noise = argument(DeviceFailure.Kind.NOISE, 0, nowNs);
    if (noise == 0) {
      return frame;
    }
    byte[] heard = new byte[noise + frame.length];
    nonsense.nextBytes(heard);
    System.arraycopy(frame, 0, heard, noise, frame.length);
    return heard;
  }

  /** Every argument of a kind that has come, as one set of bits. */
  int bits(DeviceFailure.Kind kind, long nowNs) {
    int bits = 0;
    for (DeviceFailure failure : failures) {
      bits |= failure.kind() == kind && hasCome(failure, nowNs) ? failure.argument() : 0;
    }
    return bits;
  }

  /** The length of a reset that is due, which is then done; 0 for none. */
  long takeResetNs(long nowNs) {
    for (DeviceFailure failure : failures) {
      boolean reset = failure.kind() == DeviceFailure.Kind.RESET;
      if (reset && hasCome(failure, nowNs) && !done.contains(failure)) {
        done.add(failure);
        return failure.argument() * 1_000_000L;
      }
    }
    return 0;
  }

  /** When the next reset is due; {@link Long#MAX_VALUE} for never. */
  long nextResetNs() {
    return failures.stream()
        .filter(f -> f.kind() == DeviceFailure.Kind.RESET && !done.contains(f))
        .mapToLong(this::comesNs)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private Optional<DeviceFailure> now(DeviceFailure.Kind kind, long nowNs) {
    return failures.stream().filter(f -> f.kind() == kind && hasCome(f, nowNs)).findFirst();
  }

  private boolean hasCome(DeviceFailure failure, long nowNs) {
    return nowNs - comesNs(failure) >= 0;
  }

  private long comesNs(DeviceFailure failure) {
    return startNs + Math.round(failure.atSeconds() * 1e9);
  }
}
