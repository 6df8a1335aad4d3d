/**
 * Serial ports: opening, reading on a thread of their own, handing over.
 *
 * <p>The only package of this module that knows jSerialComm. A port's reader thread owns the port
 * and its decoder; depends on {@code sensors} and {@code sensors.health}.
 */
@NullMarked
package org.dorsi.sensors.serial;

import org.jspecify.annotations.NullMarked;
