/**
 * Kernel: the rhythm of pulses, from commands that every limit has been applied to.
 *
 * <p>Any one thread, which passes the time. Depends on {@code controller.safety} and {@code
 * controller.stimulation}; a package of its own because {@code safety} builds its commands from the
 * parameters of {@code stimulation}.
 */
@NullMarked
package org.dorsi.controller.stimulation.timing;

import org.jspecify.annotations.NullMarked;
