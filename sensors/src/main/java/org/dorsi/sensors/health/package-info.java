/** How well a sensor is heard: counts that feed the health tiles, the log and the faults. */
@NullMarked
package org.dorsi.sensors.health;

import org.jspecify.annotations.NullMarked;
