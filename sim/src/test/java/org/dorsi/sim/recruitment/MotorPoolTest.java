package org.dorsi.sim.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MotorPoolTest {

  private static final double STEP = 1e-3;

  private static MotorPool pool(FatigueConstants fatigue) {
    return new MotorPool(RecruitmentCurve.TYPICAL, fatigue, 0.02, STEP);
  }

  @Test
  void pullsNotBeforeItsDelay() {
    MotorPool pool = pool(FatigueConstants.TYPICAL);
    pool.pulse(40, 300, 1);
    for (int i = 0; i < 20; i++) {
      pool.advance();
      assertEquals(0, pool.activation(), "after " + i + " ms");
    }
    pool.advance();
    pool.advance();
    assertTrue(pool.activation() > 0);
  }

  /** Riener and Veltink's equation has one settled state for an activation that stays the same. */
  @Test
  void fatigueSettlesWhereTheEquationSays() {
    FatigueConstants fatigue = new FatigueConstants(30, 50, 0.2);
    Fitness fitness = new Fitness(fatigue, STEP);
    for (int i = 0; i < 600_000; i++) {
      fitness.advance(0.2);
    }
    double rate = 0.2 / 30 + 0.8 / 50;
    assertEquals((0.2 * 0.2 / 30 + 0.8 / 50) / rate, fitness.fraction(), 1e-6);
    assertEquals(fatigue.settledFraction(0.2), fitness.fraction(), 1e-6);
  }

  /** And comes there as an exponential of the sum of both rates. */
  @Test
  void fatigueComesAndGoesAsExponentials() {
    FatigueConstants fatigue = new FatigueConstants(30, 50, 0.2);
    Fitness fitness = new Fitness(fatigue, STEP);
    for (int i = 0; i < 30_000; i++) {
      fitness.advance(1);
    }
    assertEquals(0.2 + 0.8 * StrictMath.exp(-1), fitness.fraction(), 1e-4);
    double tired = fitness.fraction();
    for (int i = 0; i < 50_000; i++) {
      fitness.advance(0);
    }
    assertEquals(1 - (1 - tired) * StrictMath.exp(-1), fitness.fraction(), 1e-4);
  }

  @Test
  void aTiredMuscleGivesLessForTheSamePulses() {
    MotorPool pool = pool(new FatigueConstants(20, 200, 0.1));
    double fresh = 0;
    for (int i = 0; i < 120_000; i++) {
      if (i % 25 == 0) {
        pool.pulse(60, 400, 1);
      }
      pool.advance();
      fresh = i == 1_000 ? pool.activation() : fresh;
    }
    assertTrue(pool.fitness() < 0.4, "fitness " + pool.fitness());
    assertEquals(fresh * pool.fitness(), pool.activation(), 0.06 * fresh);
  }

  @Test
  void electrodesDriftByTenPercentOverTenMinutesAndTheSameForTheSameSeed() {
    double squares = 0;
    int wearers = 200;
    for (int seed = 0; seed < wearers; seed++) {
      ElectrodeDrift drift = new ElectrodeDrift(0.1, STEP, seed);
      ElectrodeDrift twin = new ElectrodeDrift(0.1, STEP, seed);
      for (int i = 0; i < 600_000; i++) {
        drift.advance();
        twin.advance();
      }
      assertEquals(drift.gain(), twin.gain());
      squares += (drift.gain() - 1) * (drift.gain() - 1);
    }
    // From 1 at the start: variance 0.01 (1 - exp(-2)) after one memory.
    double expected = 0.01 * (1 - StrictMath.exp(-2));
    assertEquals(expected, squares / wearers, 0.25 * expected);
  }
}
