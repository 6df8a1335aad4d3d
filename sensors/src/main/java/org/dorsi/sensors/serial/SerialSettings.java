package org.dorsi.sensors.serial;

/**
 * Line settings of a serial port; 8 data bits always.
 *
 * @param baud symbols per second; USB CDC devices and pseudo-terminals ignore it
 * @param stopBits 1 or 2
 * @param parity parity bit
 * @param hardwareFlowControl RTS/CTS
 */
public record SerialSettings(int baud, int stopBits, Parity parity, boolean hardwareFlowControl) {

  /** The parity bit of a character. */
  public enum Parity {
    NONE,
    EVEN
  }

  public SerialSettings {
    if (baud <= 0) {
      throw new IllegalArgumentException("baud must be positive, got " + baud);
    }
    if (stopBits < 1 || stopBits > 2) {
      throw new IllegalArgumentException("stop bits must be 1 or 2, got " + stopBits);
    }
  }

  /** 8N1 without flow control, what most sensors speak. */
  public static SerialSettings plain(int baud) {
    return new SerialSettings(baud, 1, Parity.NONE, false);
  }
}
