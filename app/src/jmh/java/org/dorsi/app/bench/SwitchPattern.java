package org.dorsi.app.bench;

import org.dorsi.sensors.FootSwitchSample;

/**
 * A steady stride of one foot as its switches see it: flat at once, heel off, toe off.
 *
 * @param strideSeconds from contact to contact
 * @param heelOffSeconds from contact to heel off
 * @param toeOffSeconds from contact to toe off
 */
record SwitchPattern(double strideSeconds, double heelOffSeconds, double toeOffSeconds) {

  /** The closed switches so long after a contact. */
  int closedBits(double seconds) {
    double at = seconds % strideSeconds;
    if (at < heelOffSeconds) {
      return FootSwitchSample.HEEL | FootSwitchSample.METATARSAL_1;
    }
    return at < toeOffSeconds ? FootSwitchSample.METATARSAL_1 : 0;
  }
}
