package org.dorsi.sim.recruitment;

/**
 * What share of a muscle's motor units a pulse excites.
 *
 * <p>Linear in the current between threshold and saturation (Veltink et al. 1992: 20 to 60 mA), and
 * rising with the pulse width towards its limit (Ding et al. 2007: 131.4 us and 194.1 us). The two
 * act as a product: a shorter pulse excites the same fibres only with more current.
 *
 * @param thresholdMilliamps nothing is excited up to here
 * @param saturationMilliamps from here on more current adds nothing
 * @param shortestPulseMicros nothing is excited by shorter pulses
 * @param pulseConstantMicros beyond the shortest, this much pulse width excites 63 %
 * @param gainFraction how well the electrodes reach the muscle at the best, over 0 to 1.5
 */
public record RecruitmentCurve(
    double thresholdMilliamps,
    double saturationMilliamps,
    double shortestPulseMicros,
    double pulseConstantMicros,
    double gainFraction) {

  /** Electrodes over a muscle that is easy to reach: the constants of the two studies. */
  public static final RecruitmentCurve TYPICAL = new RecruitmentCurve(20, 60, 131.405, 194.138, 1);

  public RecruitmentCurve {
    Ranges.check("recruitment threshold", thresholdMilliamps, 1, 100, "mA");
    Ranges.check("recruitment saturation", saturationMilliamps, 2, 200, "mA");
    Ranges.check("shortest pulse", shortestPulseMicros, 0, 400, "us");
    Ranges.check("pulse width constant", pulseConstantMicros, 10, 1000, "us");
    Ranges.check("recruitment gain", gainFraction, 0, 1.5, "");
    if (!(saturationMilliamps > thresholdMilliamps)) {
      throw new IllegalArgumentException(
          "recruitment saturation must be above the threshold of "
              + thresholdMilliamps
              + " mA, got "
              + saturationMilliamps);
    }
  }

  /** The share excited, 0 to 1, by one pulse. */
  public double fraction(double currentMilliamps, double pulseWidthMicros) {
    if (currentMilliamps <= thresholdMilliamps || pulseWidthMicros <= shortestPulseMicros) {
      return 0;
    }
    double byCurrent =
        Math.min(
            1,
            (currentMilliamps - thresholdMilliamps) / (saturationMilliamps - thresholdMilliamps));
    double byWidth =
        1 - StrictMath.exp(-(pulseWidthMicros - shortestPulseMicros) / pulseConstantMicros);
    return Math.min(1, gainFraction * byCurrent * byWidth);
  }

  /** The same tissue further from the electrodes: a higher threshold, less within reach. */
  public RecruitmentCurve farther(double extraMilliamps, double reachFraction) {
    return new RecruitmentCurve(
        thresholdMilliamps + extraMilliamps,
        saturationMilliamps + extraMilliamps,
        shortestPulseMicros,
        pulseConstantMicros,
        gainFraction * reachFraction);
  }
}
