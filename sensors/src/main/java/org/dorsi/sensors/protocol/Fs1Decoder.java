package org.dorsi.sensors.protocol;

import java.nio.charset.StandardCharsets;
import org.dorsi.sensors.health.HealthCounters;

/**
 * Decodes the FS1 frames of a foot-switch board ({@code docs/foot-switch-board.md}).
 *
 * <p>A frame is {@code A5 5A len ver type seq t_us body crc}, little-endian; {@code len} counts
 * from {@code ver} to the end of the body. A damaged frame never yields a sample. Belongs to the
 * thread that feeds it.
 */
public final class Fs1Decoder {

  private static final int SYNC_0 = 0xA5;
  private static final int SYNC_1 = 0x5A;
  private static final int VERSION = 1;
  private static final int TYPE_SAMPLE = 0x01;
  private static final int TYPE_HELLO = 0x02;
  private static final int TYPE_STATUS = 0x03;

  /** Offsets from the first sync byte. */
  private static final int LENGTH_AT = 2;

  private static final int VERSION_AT = 3;
  private static final int TYPE_AT = 4;
  private static final int SEQUENCE_AT = 5;
  private static final int TIME_AT = 7;
  private static final int BODY_AT = 11;
  private static final int CLOSED_AT = 12;
  private static final int ANALOG_AT = 13;

  /** Version, type, sequence and time: what every frame carries. */
  private static final int HEADER_LENGTH = BODY_AT - VERSION_AT;

  private static final int CRC_LENGTH = 2;
  private static final int LONGEST_FRAME = VERSION_AT + 255 + CRC_LENGTH;

  private final Fs1Listener listener;
  private final HealthCounters counters;
  private final FrameWindow window;
  private final SequenceCounter sequence = new SequenceCounter();
  private final Fs1Sample sample = new Fs1Sample();

  /** A decoder that counts into {@code counters} and hands frames to {@code listener}. */
  public Fs1Decoder(HealthCounters counters, Fs1Listener listener) {
    this.listener = listener;
    this.counters = counters;
    this.window = new FrameWindow(LONGEST_FRAME, this::tryFrame, counters);
  }

  /**
   * Takes the next bytes of the stream and hands over every frame that they complete.
   *
   * @param arrivalNs arrival of these bytes, session time
   */
  public void accept(long arrivalNs, byte[] bytes, int length) {
    window.accept(arrivalNs, bytes, length);
  }

  private int tryFrame(byte[] bytes, int offset, int available, long arrivalNs) {
    if (!headerFits(bytes, offset, available)) {
      return FrameWindow.Format.NO_FRAME;
    }
    if (available <= LENGTH_AT) {
      return FrameWindow.Format.INCOMPLETE;
    }
    int length = bytes[offset + LENGTH_AT] & 0xFF;
    int crcAt = VERSION_AT + length;
    if (available < crcAt + CRC_LENGTH) {
      return FrameWindow.Format.INCOMPLETE;
    }
    int crc = Crc16CcittFalse.of(bytes, offset + LENGTH_AT, 1 + length);
    if (crc != u16(bytes, offset + crcAt)) {
      counters.checksumFailed();
      return FrameWindow.Format.NO_FRAME;
    }
    handOver(bytes, offset, length - HEADER_LENGTH, arrivalNs);
    return crcAt + CRC_LENGTH;
  }

  /**
   * Whether the bytes there are can be the start of a frame. Checked byte by byte as they come, so
   * that noise that looks like a long frame does not hold up the frames behind it.
   */
  private static boolean headerFits(byte[] bytes, int offset, int available) {
    if ((bytes[offset] & 0xFF) != SYNC_0
        || (available > 1 && (bytes[offset + 1] & 0xFF) != SYNC_1)) {
      return false;
    }
    if (available <= LENGTH_AT) {
      return true;
    }
    int length = bytes[offset + LENGTH_AT] & 0xFF;
    if (length < HEADER_LENGTH
        || (available > VERSION_AT && bytes[offset + VERSION_AT] != VERSION)) {
      return false;
    }
    if (available <= TYPE_AT) {
      return true;
    }
    int type = bytes[offset + TYPE_AT];
    if (type != TYPE_SAMPLE) {
      return type == TYPE_HELLO || type == TYPE_STATUS;
    }
    int analogLength = length - (ANALOG_AT - VERSION_AT);
    return analogLength >= 0
        && analogLength % 2 == 0
        && analogLength <= 2 * Fs1Sample.MAX_CHANNELS
        && (available <= BODY_AT || bytes[offset + BODY_AT] == analogLength / 2);
  }

  private void handOver(byte[] bytes, int offset, int bodyLength, long arrivalNs) {
    counters.frameDecoded(arrivalNs);
    int type = bytes[offset + TYPE_AT];
    if (type != TYPE_SAMPLE) {
      String json = new String(bytes, offset + BODY_AT, bodyLength, StandardCharsets.UTF_8);
      if (type == TYPE_HELLO) {
        listener.onHello(arrivalNs, json);
      } else {
        listener.onStatus(arrivalNs, json);
      }
      return;
    }
    int number = u16(bytes, offset + SEQUENCE_AT);
    counters.framesMissing(sequence.missingBefore(number));
    int time = u16(bytes, offset + TIME_AT) | u16(bytes, offset + TIME_AT + 2) << 16;
    int channels = bytes[offset + BODY_AT];
    sample.set(number, time, bytes[offset + CLOSED_AT] & 0xFF, channels);
    for (int i = 0; i < channels; i++) {
      sample.setAnalog(i, u16(bytes, offset + ANALOG_AT + 2 * i));
    }
    listener.onSample(arrivalNs, sample);
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }
}
