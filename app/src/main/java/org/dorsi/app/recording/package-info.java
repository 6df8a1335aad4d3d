/**
 * Recorded walks as files: the map that says what the columns are, and the columns themselves.
 *
 * <p>Any thread; no state after reading.
 */
@NullMarked
package org.dorsi.app.recording;

import org.jspecify.annotations.NullMarked;
