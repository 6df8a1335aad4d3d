/**
 * Reports for people: how well the detectors do on the recordings.
 *
 * <p>Any one thread. Depends on the recordings, on detection and on scoring.
 */
@NullMarked
package org.dorsi.app.report;

import org.jspecify.annotations.NullMarked;
