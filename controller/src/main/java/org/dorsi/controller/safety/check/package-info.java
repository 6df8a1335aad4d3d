/**
 * Watches sensors, gait, clock, stimulator and session, and says what must not go on (safety
 * requirements, section 3). Each check is an object of its own in {@link
 * org.dorsi.controller.safety.check.CheckList}, so that a test can leave one out and see that it is
 * missed.
 *
 * <p>Kernel: no clock, no I/O, no threads. Control thread only.
 */
@NullMarked
package org.dorsi.controller.safety.check;

import org.jspecify.annotations.NullMarked;
