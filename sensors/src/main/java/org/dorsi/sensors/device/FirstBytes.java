package org.dorsi.sensors.device;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.dorsi.sensors.serial.SerialLink;

/** The first bytes heard on a port, kept to tell which device it is. One owner thread. */
final class FirstBytes {

  /** Holds a good many frames of every device that we know. */
  private static final int KEPT = 4_096;

  private final byte[] kept = new byte[KEPT];
  private int length;

  void add(byte[] bytes, int count) {
    int taken = Math.min(count, KEPT - length);
    System.arraycopy(bytes, 0, kept, length, taken);
    length += taken;
  }

  DeviceIdentity identity() {
    return DeviceIdentity.of(kept, length);
  }

  /**
   * Listens until a known device is heard or the time is over.
   *
   * @param patienceNs how long
   * @param clock session time now, ns
   */
  static DeviceIdentity listen(SerialLink link, long patienceNs, LongSupplier clock)
      throws IOException {
    FirstBytes heard = new FirstBytes();
    byte[] buffer = new byte[KEPT];
    long deadlineNs = clock.getAsLong() + patienceNs;
    DeviceIdentity identity = DeviceIdentity.NOTHING;
    while (clock.getAsLong() < deadlineNs) {
      int count = link.read(buffer);
      if (count > 0 && heard.length < KEPT) {
        heard.add(buffer, count);
        identity = heard.identity();
      }
      if (identity != DeviceIdentity.NOTHING && identity != DeviceIdentity.UNKNOWN) {
        break;
      }
    }
    return identity;
  }
}
