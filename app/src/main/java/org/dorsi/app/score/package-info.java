/**
 * Scores detected gait events against reference events: what was found, missed and made up, and how
 * late it was.
 *
 * <p>Knows nothing of the detectors, so that a mistake there cannot hide here. Values and pure
 * functions; any thread.
 */
@NullMarked
package org.dorsi.app.score;

import org.jspecify.annotations.NullMarked;
