/**
 * Wire formats of sensors, one decoder a device family: bytes in any portions go in, whole checked
 * frames come out.
 *
 * <p>Pure: no clock, no port, no thread; a decoder belongs to the thread that feeds it. Noise never
 * throws, it is counted. Depends on {@code sensors.health}.
 */
@NullMarked
package org.dorsi.sensors.protocol;

import org.jspecify.annotations.NullMarked;
