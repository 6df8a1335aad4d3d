package org.dorsi.controller.safety;

/**
 * The current that the operator has set for one channel: raised by small steps and slowly, lowered
 * at will (safety requirements, H25).
 *
 * <p>Control thread only.
 */
public final class IntensitySetting {

  private final double stepMilliamps;
  private final double limitMilliamps;
  private double milliamps;
  private double budgetMilliamps;
  private long lastNs;

  /**
   * @param limits the patient's profile
   * @param startMilliamps the current that a session starts with
   * @param limitMilliamps the highest current the operator may set
   */
  public IntensitySetting(SafetyLimits limits, double startMilliamps, double limitMilliamps) {
    this.stepMilliamps = limits.operatorStepMilliamps();
    this.limitMilliamps = limitMilliamps;
    this.milliamps = Math.min(startMilliamps, limitMilliamps);
    this.budgetMilliamps = HardLimits.MAX_OPERATOR_MILLIAMPS_PER_SEC;
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
    double perSecond = HardLimits.MAX_OPERATOR_MILLIAMPS_PER_SEC;
    double refill = (nowNs - lastNs) * 1e-9 * perSecond;
    budgetMilliamps = Math.min(perSecond, budgetMilliamps + refill);
    lastNs = nowNs;
    String cut = "";
    double step = byMilliamps;
    if (step > stepMilliamps) {
      step = stepMilliamps;
      cut = "step limit";
    }
    if (step > budgetMilliamps) {
      step = budgetMilliamps;
      cut = "limit of " + perSecond + " mA a second";
    }
    if (milliamps + step > limitMilliamps) {
      step = limitMilliamps - milliamps;
      cut = "channel limit";
    }
    milliamps += step;
    budgetMilliamps -= step;
    return cut;
  }

  public double milliamps() {
    return milliamps;
  }

  public double limitMilliamps() {
    return limitMilliamps;
  }
}
