/**
 * Kernel: channels, programs and ramps.
 *
 * <p>Reads no clock, does no I/O, starts no thread.
 */
@NullMarked
package org.dorsi.controller.stimulation;

import org.jspecify.annotations.NullMarked;
