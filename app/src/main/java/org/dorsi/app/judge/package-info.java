/**
 * Judges a session from outside: the pulses that a stimulator logged against the foot contacts that
 * a recording holds.
 *
 * <p>Knows nothing of the controller, so that a mistake there cannot hide here. Any thread.
 */
@NullMarked
package org.dorsi.app.judge;

import org.jspecify.annotations.NullMarked;
