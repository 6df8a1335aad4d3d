/**
 * What the outside world says, typed and stamped: readings of foot switches and inertial units.
 *
 * <p>Values only, any thread. Depends on nothing of ours.
 */
@NullMarked
package org.dorsi.sensors;

import org.jspecify.annotations.NullMarked;
