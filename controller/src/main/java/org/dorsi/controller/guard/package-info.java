/**
 * Shell: the guard, a process of its own that owns the stimulator's port, and the link to it.
 *
 * <p>{@code GuardMain} is that process's own {@code main}; {@code GuardCore} decides in it, without
 * a clock or a thread; {@code GuardLink} is the controller's end. Every pulse goes through here,
 * and stops here: end of file, a permit too old, a damaged frame, numbers beyond a HARD limit,
 * STOP. Only this package and {@code stimulator} talk to a stimulator; may depend on the kernel, on
 * {@code rig} for the port that the live rig sees, and on {@code sensors.serial}.
 */
@NullMarked
package org.dorsi.controller.guard;

import org.jspecify.annotations.NullMarked;
