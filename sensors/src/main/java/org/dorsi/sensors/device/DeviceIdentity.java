package org.dorsi.sensors.device;

import org.dorsi.sensors.health.HealthCounters;
import org.dorsi.sensors.protocol.Fs1Decoder;
import org.dorsi.sensors.protocol.Fs1Listener;
import org.dorsi.sensors.protocol.Fs1Sample;
import org.dorsi.sensors.protocol.XbusDecoder;

/** Which known device speaks on a port, judged from what was heard. Any thread. */
public enum DeviceIdentity {
  /** A foot-switch board. */
  FOOT_SWITCH_BOARD("FS1 frames of a foot-switch board"),
  /** An Xsens/Movella MTi unit. */
  XSENS("Xbus frames of an Xsens unit"),
  /** A Hasomed stimulator, which must never be opened as a sensor. */
  STIMULATOR("ScienceMode frames of a stimulator"),
  /** Bytes, but no frame of a device that we know; often a wrong baud rate. */
  UNKNOWN("bytes of no known device (is the baud rate right?)"),
  /** Silence. */
  NOTHING("nothing");

  private static final int SCIENCE_MODE_START = 0xF0;
  private static final int SCIENCE_MODE_STOP = 0x0F;
  private static final int SCIENCE_MODE_ESCAPE = 0x81;

  /** Start, escaped checksum and length, one byte of payload, stop (ScienceMode 2). */
  private static final int SHORTEST_SCIENCE_MODE_FRAME = 7;

  private final String heard;

  DeviceIdentity(String heard) {
    this.heard = heard;
  }

  /** What was heard, in words that fit behind "heard". */
  public String heard() {
    return heard;
  }

  /** Judges from the first bytes of a port, which may begin in the middle of a frame. */
  public static DeviceIdentity of(byte[] bytes, int length) {
    if (length == 0) {
      return NOTHING;
    }
    if (speaksFs1(bytes, length)) {
      return FOOT_SWITCH_BOARD;
    }
    if (speaksXbus(bytes, length)) {
      return XSENS;
    }
    return speaksScienceMode(bytes, length) ? STIMULATOR : UNKNOWN;
  }

  private static boolean speaksFs1(byte[] bytes, int length) {
    HealthCounters counters = new HealthCounters();
    Fs1Listener deaf =
        new Fs1Listener() {
          @Override
          public void onSample(long arrivalNs, Fs1Sample sample) {}
        };
    new Fs1Decoder(counters, deaf).accept(0, bytes, length);
    return counters.snapshot().frames() > 0;
  }

  private static boolean speaksXbus(byte[] bytes, int length) {
    HealthCounters counters = new HealthCounters();
    new XbusDecoder(counters, (arrivalNs, id, frame, offset, payloadLength) -> {})
        .accept(0, bytes, length);
    return counters.snapshot().frames() > 0;
  }

  private static boolean speaksScienceMode(byte[] bytes, int length) {
    for (int start = 0; start + 1 < length; start++) {
      if ((bytes[start] & 0xFF) == SCIENCE_MODE_START
          && (bytes[start + 1] & 0xFF) == SCIENCE_MODE_ESCAPE
          && scienceModeFrameEnds(bytes, start + 1, length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean scienceModeFrameEnds(byte[] bytes, int from, int length) {
    for (int at = from; at < length; at++) {
      switch (bytes[at] & 0xFF) {
        case SCIENCE_MODE_ESCAPE -> at++;
        case SCIENCE_MODE_START -> {
          return false;
        }
        case SCIENCE_MODE_STOP -> {
          return at - from + 2 >= SHORTEST_SCIENCE_MODE_FRAME;
        }
        default -> {}
      }
    }
    return false;
  }
}
