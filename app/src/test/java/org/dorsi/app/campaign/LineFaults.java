package org.dorsi.app.campaign;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Faults of the way from sensors: rows H8, H9 and H11. */
final class LineFaults {

  private LineFaults() {}

  /** H8: bytes that mean nothing, instead of frames or before them. */
  record Garbage(Span span, boolean instead, Random random) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H8;
    }

    @Override
    public List<Ban> bans() {
      return instead ? span.ban(hazard(), null, 100 * Span.MS) : List.of();
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public byte @Nullable [] line(long nowNs, byte[] frame) {
      if (!span.holds(nowNs)) {
        return frame;
      }
      byte[] garbage = new byte[random.nextInt(40)];
      random.nextBytes(garbage);
      return instead ? garbage : joined(garbage, frame);
    }
  }

  /** H9: bytes lost, doubled and flipped, each with the same chance. */
  record Damage(Span span, double chance, Random random) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H9;
    }

    @Override
    public List<Ban> bans() {
      return List.of();
    }

    @Override
    public boolean keepsPhase() {
      return chance < 1e-3;
    }

    @Override
    public byte @Nullable [] line(long nowNs, byte[] frame) {
      if (!span.holds(nowNs)) {
        return frame;
      }
      byte[] damaged = new byte[2 * frame.length];
      int length = 0;
      for (byte one : frame) {
        double fate = random.nextDouble() / chance;
        if (fate >= 1) {
          damaged[length++] = one;
        } else if (fate < 0.33) {
          damaged[length++] = one;
          damaged[length++] = one;
        } else if (fate < 0.66) {
          damaged[length++] = (byte) (one ^ (1 << random.nextInt(8)));
        }
      }
      return java.util.Arrays.copyOf(damaged, length);
    }
  }

  /** H11: a sensor's clock that jumps, or wraps. */
  record ClockJump(Span span, long byMicros) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H11;
    }

    @Override
    public List<Ban> bans() {
      return List.of();
    }

    @Override
    public long clockMicros(long nowNs, long micros) {
      return nowNs < span.fromNs() ? micros : micros + byMicros;
    }
  }

  private static byte[] joined(byte[] first, byte[] then) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + then.length);
    System.arraycopy(then, 0, both, first.length, then.length);
    return both;
  }
}
