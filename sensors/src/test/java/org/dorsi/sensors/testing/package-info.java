/**
 * What tests of every module share: where the recordings lie. Test scope only; any thread.
 *
 * <p>Depends on JUnit's assumptions and nothing of ours.
 */
@NullMarked
package org.dorsi.sensors.testing;

import org.jspecify.annotations.NullMarked;
