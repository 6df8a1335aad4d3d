package org.dorsi.controller.safety;

/**
 * The current that the operator has set for one channel: raised by small steps and slowly, lowered
 * at will (safety requirements, H25).
 *
 * <p>Control thread only.
 */
public final class IntensitySetting {

  private static final long SECOND_NS = 1_000_000_000L;

  /** Raises that are remembered; more than these within a second are one too many. */
  private static final int REMEMBERED = 8;

  private final double stepMilliamps;
  private final double limitMilliamps;
  private double milliamps;
  private final double[] raisedMilliamps = new double[REMEMBERED];
  private final long[] raisedNs = new long[REMEMBERED];
  private int raises;

  /**
   * @param limits the patient's profile
   * @param startMilliamps the current that a session starts with
   * @param limitMilliamps the highest current the operator may set
   */
  public IntensitySetting(SafetyLimits limits, double startMilliamps, double limitMilliamps) {
    this.stepMilliamps = limits.operatorStepMilliamps();
    this.limitMilliamps = limitMilliamps;
    this.milliamps = Math.min(startMilliamps, limitMilliamps);
  }

  /**
   * Changes the current by what is allowed of a step.
   *
   * @return what was made of it, in words; empty where the whole step was taken
   */
  public String change(long nowNs, double byMilliamps) {
    if (!Double.isFinite(byMilliamps)) {
      return "no number";
    }
    if (byMilliamps <= 0) {
      milliamps = Math.max(0, milliamps + byMilliamps);
      return "";
    }
    String cut = "";
    double step = byMilliamps;
    if (step > stepMilliamps) {
      step = stepMilliamps;
      cut = "step limit";
    }
    double budget = budgetMilliamps(nowNs);
    if (step > budget) {
      step = budget;
      cut = "limit of " + HardLimits.MAX_OPERATOR_MILLIAMPS_PER_SEC + " mA a second";
    }
    if (milliamps + step > limitMilliamps) {
      step = limitMilliamps - milliamps;
      cut = "channel limit";
    }
    milliamps += step;
    raisedMilliamps[raises % REMEMBERED] = step;
    raisedNs[raises % REMEMBERED] = nowNs;
    raises++;
    return cut;
  }

  /** What may still be raised in the second that ends now. */
  private double budgetMilliamps(long nowNs) {
    double budget = HardLimits.MAX_OPERATOR_MILLIAMPS_PER_SEC;
    int recent = 0;
    for (int i = 0; i < Math.min(raises, REMEMBERED); i++) {
      if (nowNs - raisedNs[i] < SECOND_NS) {
        budget -= raisedMilliamps[i];
        recent++;
      }
    }
    return recent == REMEMBERED ? 0 : Math.max(0, budget);
  }

  public double milliamps() {
    return milliamps;
  }

  public double limitMilliamps() {
    return limitMilliamps;
  }
}
