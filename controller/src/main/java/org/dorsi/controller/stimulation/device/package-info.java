/**
 * Kernel: which stimulators there are, and what each can do, as data.
 *
 * <p>Reads no clock, does no I/O, starts no thread; depends on {@code java.base} only. Any thread.
 */
@NullMarked
package org.dorsi.controller.stimulation.device;

import org.jspecify.annotations.NullMarked;
