/**
 * Kernel: what a simulated walk amounts to, in the numbers that a gait laboratory reports, and how
 * far its curves are from normative ones.
 *
 * <p>Pure: reads no clock, does no I/O, starts no thread. Depends on {@code sim.patient}.
 */
@NullMarked
package org.dorsi.sim.validation;

import org.jspecify.annotations.NullMarked;
