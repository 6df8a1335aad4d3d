/**
 * Shell: the live rig: sensors and operator in, the guard out, one tick whenever something arrived.
 *
 * <p>{@link org.dorsi.controller.rig.LiveRig} belongs to the control thread; the queues take from
 * any thread. Depends on {@code loop}, on the kernel's values and on {@code sensors}.
 */
@NullMarked
package org.dorsi.controller.rig;

import org.jspecify.annotations.NullMarked;
