package org.dorsi.sim.recruitment;

/**
 * The fibres of one muscle that one channel reaches: a pulse excites a share of them, and after the
 * electromechanical delay they pull, as well as fatigue lets them. No allocation; one thread.
 */
final class MotorPool {

  private final RecruitmentCurve curve;
  private final TwitchForce force;
  private final Fitness fitness;
  private final double[] onTheWay;
  private int now;
  private double activation;

  /**
   * @param delaySeconds from the pulse to the first force
   * @param stepSeconds time from one {@link #advance} to the next
   */
  MotorPool(
      RecruitmentCurve curve, FatigueConstants fatigue, double delaySeconds, double stepSeconds) {
    this.curve = curve;
    this.force = new TwitchForce(stepSeconds);
    this.fitness = new Fitness(fatigue, stepSeconds);
    this.onTheWay = new double[1 + (int) Math.round(delaySeconds / stepSeconds)];
  }

  /**
   * A pulse comes now. Later ones within the same step replace it.
   *
   * @param gain of electrodes and posture, about 1
   */
  void pulse(double currentMilliamps, double pulseWidthMicros, double gain) {
    onTheWay[now] = Math.min(1, gain * curve.fraction(currentMilliamps, pulseWidthMicros));
  }

  /** One step on. */
  void advance() {
    now = (now + 1) % onTheWay.length;
    if (onTheWay[now] > 0) {
      force.pulse(onTheWay[now]);
      onTheWay[now] = 0;
    }
    force.advance();
    fitness.advance(force.fraction());
    activation = force.fraction() * fitness.fraction();
  }

  /** Activation that stimulation adds to the muscle, 0 to 1. */
  double activation() {
    return activation;
  }

  /** What fatigue has left, 0 to 1. */
  double fitness() {
    return fitness.fraction();
  }
}
