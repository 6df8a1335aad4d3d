/**
 * Kernel: from a pulse on the skin to the activation of the muscle below it.
 *
 * <p>Recruitment, calcium and force, delay, fatigue and recovery, electrodes that drift, and what
 * else a pulse reaches. Pure and seeded: reads no clock, does no I/O, starts no thread.
 */
@NullMarked
package org.dorsi.sim.recruitment;

import org.jspecify.annotations.NullMarked;
