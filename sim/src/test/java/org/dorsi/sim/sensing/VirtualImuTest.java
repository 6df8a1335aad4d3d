package org.dorsi.sim.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.dorsi.sim.body.PointMotion;
import org.junit.jupiter.api.Test;

class VirtualImuTest {

  private static final double G = 9.81;
  private static final Placement SHANK = new Placement(Side.RIGHT, BodySegment.SHANK);

  /** A unit without error, that passes everything slower than its filter. */
  private static final ImuSettings PERFECT =
      new ImuSettings(1000, 400, 40, 200, 0, 0, 0, 1, 0, 0, 0);

  private static PointMotion tilted(double angleRad) {
    PointMotion motion = new PointMotion();
    motion.angleRad = angleRad;
    return motion;
  }

  private static ImuSample settled(ImuSettings settings, PointMotion motion, long seed) {
    VirtualImu imu = new VirtualImu(SHANK, 0, 0, settings, seed);
    ImuSample last = null;
    for (int tick = 0; tick < 1000; tick++) {
      ImuSample sample = imu.look(tick * 1_000_000L, motion);
      last = sample == null ? last : sample;
    }
    return Objects.requireNonNull(last);
  }

  @Test
  void feelsGravityUpwardsInItsOwnAxes() {
    ImuSample sample = settled(PERFECT, tilted(0.3), 1);
    assertEquals(G * StrictMath.sin(0.3), sample.forceXMetersPerSec2(), 0.01);
    assertEquals(G * StrictMath.cos(0.3), sample.forceYMetersPerSec2(), 0.01);
    assertEquals(0, sample.forceZMetersPerSec2(), 0.01);
  }

  @Test
  void feelsNothingInFreeFall() {
    PointMotion falling = tilted(0.3);
    falling.ayMetersPerSec2 = -G;
    ImuSample sample = settled(PERFECT, falling, 1);
    assertEquals(0, sample.forceXMetersPerSec2(), 0.01);
    assertEquals(0, sample.forceYMetersPerSec2(), 0.01);
  }

  /** On a wheel of radius r at w: w^2 r towards the hub, and w about z. */
  @Test
  void feelsTheCentripetalAccelerationOnAWheel() {
    double w = 5;
    double r = 0.3;
    VirtualImu imu = new VirtualImu(SHANK, 0, 0, PERFECT, 1);
    PointMotion motion = new PointMotion();
    for (int tick = 0; tick < 2000; tick++) {
      double angle = w * tick * 1e-3;
      // The hub is on the proximal side: the point is at -r along the segment's y axis.
      motion.angleRad = angle;
      motion.rateRadPerSec = w;
      motion.axMetersPerSec2 = -w * w * r * StrictMath.sin(angle);
      motion.ayMetersPerSec2 = w * w * r * StrictMath.cos(angle);
      ImuSample sample = Objects.requireNonNull(imu.look(tick * 1_000_000L, motion));
      if (tick > 100) {
        assertEquals(w, sample.gyroZRadPerSec(), 0.01);
        double withoutGravity = sample.forceYMetersPerSec2() - G * StrictMath.cos(angle);
        // The filter's delay of half a millisecond turns gravity by 0.003 rad.
        assertEquals(w * w * r, withoutGravity, 0.06);
      }
    }
  }

  @Test
  void aCrookedUnitTurnsWhatItFeelsAndLosesNothing() {
    ImuSettings crooked = new ImuSettings(1000, 400, 40, 200, 0.09, 0, 0, 1, 0, 0, 0);
    PointMotion motion = tilted(0.2);
    motion.rateRadPerSec = 3;
    ImuSample sample = settled(crooked, motion, 7);
    double force =
        StrictMath.hypot(
            StrictMath.hypot(sample.forceXMetersPerSec2(), sample.forceYMetersPerSec2()),
            sample.forceZMetersPerSec2());
    double gyro =
        StrictMath.hypot(
            StrictMath.hypot(sample.gyroXRadPerSec(), sample.gyroYRadPerSec()),
            sample.gyroZRadPerSec());
    assertEquals(G, force, 0.02);
    assertEquals(3, gyro, 0.01);
    assertTrue(Math.abs(sample.gyroXRadPerSec()) > 0.01, sample::toString);
  }

  @Test
  void clipsAtItsRange() {
    PointMotion slammed = tilted(0);
    slammed.ayMetersPerSec2 = 500;
    slammed.rateRadPerSec = -100;
    ImuSample sample = settled(PERFECT, slammed, 1);
    assertEquals(200, sample.forceYMetersPerSec2(), 0.01);
    assertEquals(-40, sample.gyroZRadPerSec(), 0.01);
  }

  /** A mass on a spring: rings at its own frequency with the amplification 1/(2 zeta). */
  @Test
  void fleshAmplifiesAtItsOwnFrequencyAndLetsSlowMotionThrough() {
    assertEquals(1, amplification(1), 0.02);
    assertEquals(1 / (2 * 0.3), amplification(12), 0.05);
    assertTrue(amplification(40) < 0.15, "at 40 Hz " + amplification(40));
  }

  private static double amplification(double hertz) {
    ImuSettings onFlesh = new ImuSettings(1000, 450, 40, 200, 0, 0, 12, 0.3, 0, 0, 0);
    VirtualImu imu = new VirtualImu(SHANK, 0, 0, onFlesh, 1);
    PointMotion motion = tilted(0);
    double most = 0;
    for (int tick = 0; tick < 4000; tick++) {
      motion.axMetersPerSec2 = StrictMath.sin(2 * Math.PI * hertz * tick * 1e-3);
      ImuSample sample = imu.look(tick * 1_000_000L, motion);
      if (tick > 2000 && sample != null) {
        most = Math.max(most, sample.forceXMetersPerSec2());
      }
    }
    return most;
  }

  @Test
  void samplesComeAtTheirRateAndArriveInOrder() {
    VirtualImu imu = new VirtualImu(SHANK, 0, 0, ImuSettings.ON_FLESH, 3);
    List<ImuSample> samples = new ArrayList<>();
    for (int tick = 0; tick < 1000; tick++) {
      ImuSample sample = imu.look(tick * 1_000_000L, tilted(0));
      if (sample != null) {
        samples.add(sample);
      }
    }
    assertEquals(100, samples.size());
    for (int i = 1; i < samples.size(); i++) {
      ImuSample sample = samples.get(i);
      assertEquals(10_000_000L, sample.timeNs() - samples.get(i - 1).timeNs());
      assertTrue(sample.arrivalNs() >= samples.get(i - 1).arrivalNs());
      double latencyMs = (sample.arrivalNs() - sample.timeNs()) * 1e-6;
      assertTrue(latencyMs >= 6 && latencyMs <= 8, latencyMs + " ms");
    }
  }

  /** White noise of the data sheet's density over half the rate, and a bias that stays. */
  @Test
  void noiseHasTheDensityOfTheDataSheet() {
    ImuSettings noisy = new ImuSettings(100, 60, 40, 200, 0, 0, 0, 1, 0, 0, 1);
    VirtualImu imu = new VirtualImu(SHANK, 0, 0, noisy, 5);
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int tick = 0; tick < 200_000; tick++) {
      ImuSample sample = imu.look(tick * 1_000_000L, tilted(0));
      if (sample != null) {
        sum += sample.gyroZRadPerSec();
        squares += sample.gyroZRadPerSec() * sample.gyroZRadPerSec();
        n++;
      }
    }
    double deviation = Math.sqrt(squares / n - sum / n * (sum / n));
    double expected = Math.toRadians(0.007) * Math.sqrt(50);
    // The converter's steps of 0.0012 rad/s add a twelfth of their square.
    double step = 40 / 32768.0;
    assertEquals(Math.sqrt(expected * expected + step * step / 12), deviation, 0.05 * expected);
    assertNotEquals(0, sum / n, 1e-5);
  }

  @Test
  void theSameSeedIsTheSameUnit() {
    PointMotion motion = tilted(0.1);
    assertEquals(
        settled(ImuSettings.ON_FLESH, motion, 9), settled(ImuSettings.ON_FLESH, motion, 9));
    assertNotEquals(
        settled(ImuSettings.ON_FLESH, motion, 9), settled(ImuSettings.ON_FLESH, motion, 10));
  }
}
