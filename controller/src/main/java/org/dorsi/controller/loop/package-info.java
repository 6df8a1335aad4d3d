/**
 * Shell: the one tick, and the loop that runs it over any {@link org.dorsi.controller.loop.Rig}.
 *
 * <p>{@code GaitController} is kernel code (no clock, no I/O); the rest belongs to the control
 * thread.
 */
@NullMarked
package org.dorsi.controller.loop;

import org.jspecify.annotations.NullMarked;
