package org.dorsi.app.session;

/** A device is absent, busy, another one than configured, or failed; the message names it. */
public final class DeviceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public DeviceException(String message) {
    super(message);
  }

  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
