/**
 * Shell: what window, console and summary see of a session: immutable snapshots, a trace of the
 * last seconds, and the figures at its end.
 *
 * <p>Written on the control thread, which never waits for a reader. Depends on the kernel's values
 * and on {@code loop}.
 */
@NullMarked
package org.dorsi.controller.telemetry;

import org.jspecify.annotations.NullMarked;
