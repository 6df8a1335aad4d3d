/**
 * How a sensor sits on the person: which of its axes is which axis of the segment.
 *
 * <p>Values only, any thread. Depends on nothing of ours.
 */
@NullMarked
package org.dorsi.sensors.calibration;

import org.jspecify.annotations.NullMarked;
