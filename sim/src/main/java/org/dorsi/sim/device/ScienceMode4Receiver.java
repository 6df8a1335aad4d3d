package org.dorsi.sim.device;

import java.util.Arrays;

/**
 * Finds ScienceMode 4 frames in a stream of bytes.
 *
 * <p>A start byte in the middle of a frame begins a new one; the byte after an escape is never a
 * delimiter. One thread.
 */
final class ScienceMode4Receiver {

  /** What becomes of what was found. */
  interface Sink {

    void frame(ScienceMode4Frame frame);

    /** A frame with start and stop, but the wrong length or check; number 0 where unreadable. */
    void damaged(int packetNumber, String why);
  }

  private final Sink sink;
  private final byte[] wire = new byte[ScienceMode4Frame.MAX_BYTES];
  private int length;
  private boolean inFrame;
  private boolean escaped;

  ScienceMode4Receiver(Sink sink) {
    this.sink = sink;
  }

  void receive(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      receive(bytes[i] & 0xFF);
    }
  }

  private void receive(int value) {
    if (!escaped && value == ScienceMode4Frame.START) {
      inFrame = true;
      length = 0;
    }
    if (!inFrame) {
      return;
    }
    if (length == wire.length) {
      inFrame = false;
      escaped = false;
      sink.damaged(0, "longer than " + ScienceMode4Frame.MAX_BYTES + " bytes");
      return;
    }
    wire[length++] = (byte) value;
    if (escaped) {
      escaped = false;
    } else if (value == ScienceMode4Frame.ESCAPE) {
      escaped = true;
    } else if (value == ScienceMode4Frame.STOP) {
      inFrame = false;
      finish();
    }
  }

  private void finish() {
    if (length < ScienceMode4Frame.MIN_BYTES) {
      sink.damaged(0, "only " + length + " bytes");
      return;
    }
    byte[] payload = unstuff();
    int packetNumber = payload.length == 0 ? 0 : (payload[0] & 0xFF) >> 2;
    int stated = field(1) << 8 | field(3);
    int check = field(5) << 8 | field(7);
    int crc = Crc16.of(0, wire, ScienceMode4Frame.PAYLOAD, length - 1 - ScienceMode4Frame.PAYLOAD);
    if (stated < 0 || stated != length) {
      sink.damaged(packetNumber, "length field " + stated + ", received " + length);
    } else if (check != crc) {
      sink.damaged(packetNumber, "check field " + check + ", computed " + crc);
    } else if (payload.length < 2) {
      sink.damaged(packetNumber, "no command");
    } else {
      int command = (payload[0] & 3) << 8 | (payload[1] & 0xFF);
      sink.frame(
          new ScienceMode4Frame(
              packetNumber, command, Arrays.copyOfRange(payload, 2, payload.length)));
    }
  }

  /** A byte of the length or check field; negative when it was not escaped as it must be. */
  private int field(int at) {
    return (wire[at] & 0xFF) == ScienceMode4Frame.ESCAPE
        ? (wire[at + 1] & 0xFF) ^ ScienceMode4Frame.KEY
        : -1;
  }

  private byte[] unstuff() {
    byte[] payload = new byte[length];
    int size = 0;
    for (int i = ScienceMode4Frame.PAYLOAD; i < length - 1; i++) {
      int value = wire[i] & 0xFF;
      if (value == ScienceMode4Frame.ESCAPE && i + 1 < length - 1) {
        i++;
        value = (wire[i] & 0xFF) ^ ScienceMode4Frame.KEY;
      }
      payload[size++] = (byte) value;
    }
    return Arrays.copyOf(payload, size);
  }
}
