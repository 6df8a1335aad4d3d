/**
 * Shell: the trial file: everything that flowed into a session and what was decided, written while
 * it happens, read again up to its last whole record, and verified by deciding it all again.
 *
 * <p>Framing is WPILOG 1.0; {@code docs/trial-format.md} gives the bytes. The file belongs to the
 * {@code recorder} thread, readers to whoever opened them. Depends on {@code loop}, on {@code
 * telemetry} and on the kernel's values; reaches no port.
 */
@NullMarked
package org.dorsi.controller.trial;

import org.jspecify.annotations.NullMarked;
