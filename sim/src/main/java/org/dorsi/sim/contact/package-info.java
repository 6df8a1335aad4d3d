/**
 * Kernel: the forces between the soles and a moving belt.
 *
 * <p>Pure: reads no clock, does no I/O, starts no thread, allocates nothing in a step. Depends on
 * {@code sim.body} only.
 */
@NullMarked
package org.dorsi.sim.contact;

import org.jspecify.annotations.NullMarked;
