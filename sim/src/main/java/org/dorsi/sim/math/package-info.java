/**
 * Kernel: the few elementary functions that every step of the physics needs, the same to the bit on
 * every machine and quicker than {@code StrictMath}'s, whose sine is a native call on JDK 17.
 *
 * <p>Pure: reads no clock, does no I/O, starts no thread. Depends on nothing of ours.
 */
@NullMarked
package org.dorsi.sim.math;

import org.jspecify.annotations.NullMarked;
