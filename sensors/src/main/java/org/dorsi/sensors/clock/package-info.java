/**
 * From a device's own clock to session time.
 *
 * <p>Pure: arrival and device time are arguments, nothing reads a clock; one owner thread. Depends
 * on nothing of ours.
 */
@NullMarked
package org.dorsi.sensors.clock;

import org.jspecify.annotations.NullMarked;
