/**
 * Kernel: the reflexes of Geyer and Herr (2010), with changes, that excite the muscles of two legs.
 *
 * <p>Pure: reads no clock, does no I/O, starts no thread, allocates nothing in a tick. Depends on
 * {@code sim.body} and {@code sim.muscle}.
 */
@NullMarked
package org.dorsi.sim.reflex;

import org.jspecify.annotations.NullMarked;
