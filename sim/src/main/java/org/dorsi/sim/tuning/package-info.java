/**
 * Offline: the search for reflex gains with which a patient walks.
 *
 * <p>Reads and writes files, uses every core; nothing of it runs in a session.
 */
@NullMarked
package org.dorsi.sim.tuning;

import org.jspecify.annotations.NullMarked;
