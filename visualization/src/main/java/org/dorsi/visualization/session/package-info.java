/**
 * The operator's screen of a running session.
 *
 * <p>Reads {@code ControlSnapshot}s and traces, sends {@code OperatorCommand}s. Painters run on the
 * render thread, input on the main thread; each class says which. Depends on the controller's
 * telemetry and values, {@code theme}, and of {@code gl} on its plain types only.
 */
@NullMarked
package org.dorsi.visualization.session;

import org.jspecify.annotations.NullMarked;
