/**
 * Kernel: gait events and phases of each leg from sensor readings, online and causal.
 *
 * <p>Reads no clock, does no I/O, starts no thread. Control thread only.
 */
@NullMarked
package org.dorsi.controller.gait;

import org.jspecify.annotations.NullMarked;
