/**
 * Kernel: seven rigid segments that move in the sagittal plane, and what drives them.
 *
 * <p>Pure: reads no clock, does no I/O, starts no thread, allocates nothing in a step. Lab frame: x
 * forward (the direction of walking), y up, z to the right; angles counterclockwise seen from the
 * right, so that a toe that rises turns positively. Units are SI.
 */
@NullMarked
package org.dorsi.sim.body;

import org.jspecify.annotations.NullMarked;
