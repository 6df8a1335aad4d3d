/** Wiring of a session: rig, guard, recorder, operator, window or console, and its summary. */
@NullMarked
package org.dorsi.app.session;

import org.jspecify.annotations.NullMarked;
