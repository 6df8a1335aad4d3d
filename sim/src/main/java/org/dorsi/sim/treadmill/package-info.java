/**
 * Kernel: what the patient walks on and hangs in: the belt and the safety harness.
 *
 * <p>Pure: reads no clock, does no I/O, starts no thread, allocates nothing in a step. Depends on
 * {@code sim.body} only.
 */
@NullMarked
package org.dorsi.sim.treadmill;

import org.jspecify.annotations.NullMarked;
