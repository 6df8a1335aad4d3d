/**
 * Kernel: who walks. A generated walk with the foot contacts and foot motion of a person on a
 * treadmill, and a drop foot that stimulation lifts.
 *
 * <p>Pure and seeded: reads no clock, does no I/O, starts no thread; time is an argument.
 */
@NullMarked
package org.dorsi.sim.patient;

import org.jspecify.annotations.NullMarked;
