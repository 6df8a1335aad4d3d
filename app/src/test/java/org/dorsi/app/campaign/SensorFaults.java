package org.dorsi.app.campaign;

import java.util.List;
import java.util.Random;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/** Faults of switches and inertial units: rows H1 to H7, H22 to H24. */
final class SensorFaults {

  private static final long T_OFF_NS = 100 * Span.MS;
  private static final long T_BURST_NS = 1_500 * Span.MS;
  private static final int ALL = 0xF;
  private static final int HEEL = 0x1;
  private static final int FOREFOOT = 0xE;

  private SensorFaults() {}

  /** H1: a switch, or all of one foot, closed for good. */
  record StuckClosed(Span span, Side side, int stuck, long gaitAgeNs) implements Injection {

    static StuckClosed of(Random random, World world, Span span) {
      int[] which = {ALL, HEEL, FOREFOOT};
      return new StuckClosed(span, anySide(random), which[random.nextInt(3)], world.gaitAgeNs());
    }

    @Override
    public Hazard hazard() {
      return Hazard.H1;
    }

    @Override
    public List<Ban> bans() {
      // A heel that still moves under a stuck forefoot gives events, and bursts in their phase.
      return stuck == FOREFOOT ? List.of() : span.ban(hazard(), side, gaitAgeNs + T_OFF_NS);
    }

    @Override
    public int switches(long nowNs, Side foot, int closedBits) {
      return foot == side && span.holds(nowNs) ? closedBits | stuck : closedBits;
    }
  }

  /** H2: all switches of a foot open for good: an endless swing. */
  record StuckOpen(Span span, Side side) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H2;
    }

    @Override
    public List<Ban> bans() {
      // T_burst of a burst that begins when the swing is believed, within T_off.
      return span.ban(hazard(), side, T_BURST_NS + T_OFF_NS);
    }

    @Override
    public int switches(long nowNs, Side foot, int closedBits) {
      return foot == side && span.holds(nowNs) ? 0 : closedBits;
    }
  }

  /** H3: a switch that opens and closes at 50 to 500 Hz. */
  record Chatter(Span span, Side side, int which, Random random) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H3;
    }

    @Override
    public List<Ban> bans() {
      return span.ban(hazard(), side, 300 * Span.MS);
    }

    @Override
    public int switches(long nowNs, Side foot, int closedBits) {
      return foot == side && span.holds(nowNs) && random.nextBoolean()
          ? closedBits ^ which
          : closedBits;
    }
  }

  /** H4: changes of a foot's switches that do not get through. */
  static final class Intermittent implements Injection {
    private final Span span;
    private final Side side;
    private final double lost;
    private final Random random;
    private int before = -1;
    private int held;
    private boolean holding;

    Intermittent(Span span, Side side, double lost, Random random) {
      this.span = span;
      this.side = side;
      this.lost = lost;
      this.random = random;
    }

    @Override
    public Hazard hazard() {
      return Hazard.H4;
    }

    @Override
    public List<Ban> bans() {
      return List.of();
    }

    @Override
    public int switches(long nowNs, Side foot, int closedBits) {
      if (foot != side || !span.holds(nowNs)) {
        return closedBits;
      }
      if (closedBits != before) {
        holding = before >= 0 && random.nextDouble() < lost;
        held = holding ? held : closedBits;
        before = closedBits;
      }
      return held;
    }
  }

  /** H5: nothing more comes. */
  record Silent(Span span) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H5;
    }

    @Override
    public List<Ban> bans() {
      return span.ban(hazard(), null, T_OFF_NS);
    }

    @Override
    public byte @Nullable [] line(long nowNs, byte[] frame) {
      return span.holds(nowNs) ? null : frame;
    }
  }

  /** H6: a unit that repeats its last sample, its counter going on. */
  static final class Frozen implements Injection {
    private final Span span;
    private final Side side;
    private final float[] gyro = new float[3];
    private final float[] force = new float[3];

    Frozen(Span span, Side side) {
      this.span = span;
      this.side = side;
    }

    @Override
    public Hazard hazard() {
      return Hazard.H6;
    }

    @Override
    public List<Ban> bans() {
      return span.ban(hazard(), side, 250 * Span.MS);
    }

    @Override
    public void imu(long nowNs, Side foot, float[] measuredGyro, float[] measuredForce) {
      if (foot != side) {
        return;
      }
      boolean frozen = span.holds(nowNs);
      System.arraycopy(frozen ? gyro : measuredGyro, 0, frozen ? measuredGyro : gyro, 0, 3);
      System.arraycopy(frozen ? force : measuredForce, 0, frozen ? measuredForce : force, 0, 3);
    }
  }

  /** H7: a unit at the end of its range. */
  record Saturated(Span span, Side side, int axis, float sign) implements Injection {

    private static final float GYRO_END = (float) Math.toRadians(2000);

    static Saturated of(Random random, Span span) {
      return new Saturated(span, anySide(random), random.nextInt(3), random.nextBoolean() ? 1 : -1);
    }

    @Override
    public Hazard hazard() {
      return Hazard.H7;
    }

    @Override
    public List<Ban> bans() {
      return span.ban(hazard(), side, T_OFF_NS);
    }

    @Override
    public void imu(long nowNs, Side foot, float[] gyro, float[] force) {
      if (foot == side && span.holds(nowNs)) {
        gyro[axis] = sign * GYRO_END;
      }
    }
  }

  /** H22: switches that say anything. */
  record AnyPhase(Span span, Random random) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H22;
    }

    @Override
    public List<Ban> bans() {
      return List.of();
    }

    @Override
    public int switches(long nowNs, Side foot, int closedBits) {
      return span.holds(nowNs) ? random.nextInt(16) : closedBits;
    }
  }

  /** H23: both feet stay on the ground. H24: both in the air. */
  record Still(Hazard hazard, Span span, int closed, long boundNs) implements Injection {

    private static final float GRAVITY = 9.81f;

    static Still standing(World world, Span span) {
      return new Still(Hazard.H23, span, ALL, world.gaitAgeNs());
    }

    /** Without switches, feet that hang still cannot be told from feet that stand still. */
    static Still lifted(World world, Span span) {
      long boundNs = world.imu() ? world.gaitAgeNs() : 400 * Span.MS;
      return new Still(Hazard.H24, span, 0, boundNs);
    }

    @Override
    public List<Ban> bans() {
      return span.ban(hazard, null, boundNs);
    }

    @Override
    public int switches(long nowNs, Side foot, int closedBits) {
      return span.holds(nowNs) ? closed : closedBits;
    }

    @Override
    public void imu(long nowNs, Side foot, float[] gyro, float[] force) {
      if (span.holds(nowNs)) {
        // Not frozen: the last digit of a unit at rest is never still.
        float noise = 1e-3f * (nowNs / 10_000_000 % 7);
        gyro[2] = noise;
        force[0] = noise;
        force[1] = GRAVITY + noise;
      }
    }
  }

  static Side anySide(Random random) {
    return random.nextInt(3) == 0 ? Side.LEFT : Side.RIGHT;
  }
}
