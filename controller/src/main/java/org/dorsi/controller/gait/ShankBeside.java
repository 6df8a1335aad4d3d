package org.dorsi.controller.gait;

/**
 * Tells where the feet pass each other from how far the two shanks lean.
 *
 * <p>Where the ankles are side by side the swinging shank trails the standing one by an angle that
 * is much the same in all people, at all speeds. That is worth more than the way that the foot has
 * gone where the steps take unequal times: a paretic leg's steps differ in length otherwise than in
 * time. It needs both legs' units, and says nothing while steps are even.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class ShankBeside {

  /**
   * 21.7 degrees, the median of ten norms. Where the ankles pass, shank less other shank is 20.7 to
   * 22.2 degrees in Winter 1991, 22.4 and 25.4 in Fukuchi 2018 (0.9, 1.2 m/s), 20.7 to 25.0 in
   * Schwartz 2008 from free speed up, and 16.2 and 19.1 slower.
   */
  private static final double TRAILING_RAD = 0.378;

  /**
   * Where the other foot lands so much before or after the middle of the stride, steps are uneven:
   * of a stride of 1.3 s the foot's way may then be off by 25 ms (0.5 s for a share of 1), twice
   * what the norms' spread is worth.
   */
  private static final double EVEN_SHARE = 0.04;

  /** An uneven walker is one for long: single odd steps do not count. */
  private static final int STRIDES = 20;

  private static final int ENOUGH_STRIDES = 10;

  private final RecentMedian otherShare = new RecentMedian(STRIDES, 0.5);
  private int strides;
  private double otherLean = Double.NaN;

  /** The other foot has landed at this share of this leg's stride. */
  void otherLanded(double strideFraction) {
    if (strideFraction > 0 && strideFraction < 1) {
      otherShare.add(strideFraction);
      strides++;
    }
  }

  /** How far the other shank leans, rad; NaN while unknown. */
  void otherLeans(double leanRad) {
    otherLean = leanRad;
  }

  /** Whether there are two shanks to compare, and steps so uneven that they say more. */
  boolean isTold() {
    return strides >= ENOUGH_STRIDES
        && !Double.isNaN(otherLean)
        && Math.abs(otherShare.value() - 0.5) > EVEN_SHARE;
  }

  /** Whether the ankle of a swinging shank that leans so has come to the other one. */
  boolean isPassing(double leanRad) {
    return isTold() && leanRad - otherLean > -TRAILING_RAD;
  }
}
