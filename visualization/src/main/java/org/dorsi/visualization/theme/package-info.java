/**
 * What colours mean on every screen: left and right, states, alarms; dark, light, and the colours
 * that Vicon users expect.
 *
 * <p>Values only, any thread. Depends on nothing of ours.
 */
@NullMarked
package org.dorsi.visualization.theme;

import org.jspecify.annotations.NullMarked;
