/**
 * Known sensors, from their settings to readings in a queue: opening a port, making sure that the
 * right device is on it, setting it up, and making readings of its frames.
 *
 * <p>A stream belongs to its port's reader thread; opening is done by whoever starts a session.
 * Depends on all other packages of this module.
 */
@NullMarked
package org.dorsi.sensors.device;

import org.jspecify.annotations.NullMarked;
