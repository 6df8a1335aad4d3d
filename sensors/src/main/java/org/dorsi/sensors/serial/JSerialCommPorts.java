package org.dorsi.sensors.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The serial ports of this computer.
 *
 * <p>Any thread. A port is held exclusively: a second program, or a second opening in this one, is
 * refused.
 */
public final class JSerialCommPorts implements SerialPorts {

  /**
   * Longest wait of a read, ms; with {@link SerialPort#TIMEOUT_READ_SEMI_BLOCKING} a read returns
   * as soon as one byte is there. The finest step that POSIX terminals know (VTIME, tenths of a
   * second); a shorter one would make reads return at once and spin.
   */
  static final int READ_TIMEOUT_MILLIS = 100;

  @Override
  public SerialLink open(String port, SerialSettings settings) throws IOException {
    SerialPort device = find(port);
    device.setComPortParameters(
        settings.baud(),
        8,
        settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT,
        settings.parity() == SerialSettings.Parity.EVEN
            ? SerialPort.EVEN_PARITY
            : SerialPort.NO_PARITY);
    device.setFlowControl(
        settings.hardwareFlowControl()
            ? SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED
            : SerialPort.FLOW_CONTROL_DISABLED);
    // Once and before opening: on Windows a later change may sleep 200 ms.
    device.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
    if (!device.openPort()) {
      throw new IOException(whyRefused(port, device));
    }
    return new JSerialCommLink(port, device);
  }

  private static SerialPort find(String port) throws IOException {
    boolean path = port.indexOf('/') >= 0;
    if (path && !Files.exists(Path.of(port))) {
      throw new IOException("no such port " + port);
    }
    try {
      // A link is resolved, so that the lock is on the device and not on one of its names.
      return SerialPort.getCommPort(path ? Path.of(port).toRealPath().toString() : port);
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("no such port " + port, e);
    }
  }

  private static String whyRefused(String port, SerialPort device) {
    File file = new File(device.getSystemPortPath());
    boolean unix = File.separatorChar == '/';
    if (unix && !file.exists()) {
      return "no such port " + port;
    }
    if (unix && !(file.canRead() && file.canWrite())) {
      return "no permission to open "
          + port
          + " (on Linux the user must be in the group that owns it, often dialout)";
    }
    return switch (device.getLastErrorCode()) {
      case SystemErrors.BUSY_WINDOWS,
          SystemErrors.OPENED_TWICE,
          SystemErrors.WOULD_BLOCK_LINUX,
          SystemErrors.WOULD_BLOCK_MAC,
          SystemErrors.BUSY_UNIX ->
          port + " is in use by another program";
      case SystemErrors.NOT_A_TERMINAL -> port + " is not a serial port";
      default -> "cannot open " + port + ", system error " + device.getLastErrorCode();
    };
  }

  /** Numbers of the operating systems' errors; which one applies is known by what can happen. */
  private static final class SystemErrors {
    /** Set by jSerialComm itself; as ENOENT it cannot come, the file is there. */
    static final int OPENED_TWICE = 2;

    /** ERROR_ACCESS_DENIED: Windows has no permissions on ports, only owners. */
    static final int BUSY_WINDOWS = 5;

    /** EWOULDBLOCK of the lock. */
    static final int WOULD_BLOCK_LINUX = 11;

    static final int WOULD_BLOCK_MAC = 35;

    /** EBUSY: opened by a program that set TIOCEXCL. */
    static final int BUSY_UNIX = 16;

    /** ENOTTY. */
    static final int NOT_A_TERMINAL = 25;

    private SystemErrors() {}
  }
}
