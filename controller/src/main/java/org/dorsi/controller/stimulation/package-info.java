/**
 * Kernel: channels, programs, ramps, and the rhythm of pulses.
 *
 * <p>Reads no clock, does no I/O, starts no thread.
 */
@NullMarked
package org.dorsi.controller.stimulation;

import org.jspecify.annotations.NullMarked;
