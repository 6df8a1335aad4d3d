package org.dorsi.sim.device;

import java.util.Arrays;

/** Finds Xbus messages in a stream of bytes; one with a wrong sum is skipped. One thread. */
final class XbusReceiver {

  /** What becomes of a message. */
  @FunctionalInterface
  interface Sink {
    void message(int id, byte[] payload);
  }

  // The longest request is a list of 32 outputs of 4 bytes.
  private static final int MAX_BYTES = 512;
  private static final int HEADER_BYTES = 4;

  private final Sink sink;
  private final byte[] window = new byte[MAX_BYTES];
  private int length;

  XbusReceiver(Sink sink) {
    this.sink = sink;
  }

  void receive(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      window[length++] = bytes[i];
      boolean more = true;
      while (more) {
        more = take();
      }
    }
  }

  /** Takes a message or a byte that begins none from the front; false when more must come. */
  private boolean take() {
    if (length == 0) {
      return false;
    }
    if ((window[0] & 0xFF) != XbusFrames.PREAMBLE) {
      drop(1);
      return true;
    }
    if (length < HEADER_BYTES) {
      return false;
    }
    int total = HEADER_BYTES + (window[3] & 0xFF) + 1;
    if ((window[3] & 0xFF) == 0xFF || total > MAX_BYTES) {
      drop(1);
      return true;
    }
    if (length < total) {
      return false;
    }
    int sum = 0;
    for (int i = 1; i < total; i++) {
      sum += window[i];
    }
    if ((sum & 0xFF) != 0) {
      drop(1);
      return true;
    }
    int id = window[2] & 0xFF;
    byte[] payload = Arrays.copyOfRange(window, HEADER_BYTES, total - 1);
    drop(total);
    sink.message(id, payload);
    return true;
  }

  private void drop(int count) {
    System.arraycopy(window, count, window, 0, length - count);
    length -= count;
  }
}
