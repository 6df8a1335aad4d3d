/**
 * Shell: the rig in which a simulated person walks, wears sensors and is stimulated.
 *
 * <p>Control thread; may wait for real time when somebody watches.
 */
@NullMarked
package org.dorsi.sim.rig;

import org.jspecify.annotations.NullMarked;
