/**
 * Runs the production detectors over a recording, reading by reading, as a live session would.
 *
 * <p>Any one thread. Depends on the recordings, the kernel's gait package and the sensors' types.
 */
@NullMarked
package org.dorsi.app.detect;

import org.jspecify.annotations.NullMarked;
