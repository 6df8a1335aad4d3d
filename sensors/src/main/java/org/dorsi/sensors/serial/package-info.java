/**
 * Serial ports: opening, reading on a thread of their own, handing over.
 *
 * <p>The only package of this module that knows jSerialComm.
 */
@NullMarked
package org.dorsi.sensors.serial;

import org.jspecify.annotations.NullMarked;
