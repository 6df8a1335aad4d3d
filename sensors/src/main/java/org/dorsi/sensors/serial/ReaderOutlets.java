package org.dorsi.sensors.serial;

/**
 * Whom a port's reader thread tells what.
 *
 * @param wakeUp called when readings have come or the port was lost: wakes the control loop
 * @param rawChunks keeps the bytes
 * @param faults hears of the loss of the port
 */
public record ReaderOutlets(
    Runnable wakeUp, RawChunkListener rawChunks, PortFaultListener faults) {}
