package org.dorsi.sensors.serial;

import java.io.IOException;

/** Opens serial ports: real ones through jSerialComm, scripted ones in tests. */
public interface SerialPorts {

  /**
   * Opens a port for this process alone.
   *
   * @param port system name or path, for example {@code /dev/ttyACM0} or {@code COM3}
   * @throws IOException when the port is absent, busy or refused; the message names the port and
   *     which of these it is
   */
  SerialLink open(String port, SerialSettings settings) throws IOException;
}
