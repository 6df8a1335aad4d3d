/**
 * Kernel: the rhythm of pulses, from commands that have passed every limit.
 *
 * <p>Reads no clock, does no I/O, starts no thread. Depends on {@code safety} for its command, and
 * on {@code stimulation} for what a pulse is.
 */
@NullMarked
package org.dorsi.controller.stimulation.rhythm;

import org.jspecify.annotations.NullMarked;
