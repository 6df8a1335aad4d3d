package org.dorsi.app.bench;

import java.io.IOException;
import org.dorsi.sensors.serial.JSerialCommPorts;
import org.dorsi.sensors.serial.SerialLink;
import org.dorsi.sensors.serial.SerialSettings;

/** A process that opens a port as a session does and writes back at once what it reads. */
final class EchoMain {

  private EchoMain() {}

  /** Runs until the port is gone. */
  public static void main(String[] args) throws IOException {
    try (SerialLink link = new JSerialCommPorts().open(args[0], SerialSettings.plain(460_800))) {
      byte[] bytes = new byte[4096];
      while (true) {
        int length = link.read(bytes);
        if (length > 0) {
          link.write(bytes, 0, length);
        }
      }
    }
  }
}
