/**
 * Kernel: how sensors see a simulated person.
 *
 * <p>Pure and seeded: reads no clock, does no I/O, starts no thread.
 */
@NullMarked
package org.dorsi.sim.sensing;

import org.jspecify.annotations.NullMarked;
