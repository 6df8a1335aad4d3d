package org.dorsi.controller.guard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * One frame from the guard: everything it has to say, each time. A later one replaces all before
 * it, so losing some loses nothing. Reused; one thread at a time.
 *
 * <p>{@value #SIZE} bytes, big-endian: magic 4, version 1, stimulator 1, flags 1 (bit 0: STOP
 * latched), length of the detail 1, counter 4, sequence of the last permit seen 4, times the
 * watchdog bit 4, permits refused as too old 4; by channel 1 to 8 pulses 4 and charge in nC 8;
 * detail in UTF-8 {@value #DETAIL}; CRC32C 4.
 */
final class Ack {

  static final int DETAIL = 132;
  static final int SIZE = 24 + 8 * 12 + DETAIL + 4;

  private static final int MAGIC = 0x44524741;
  private static final byte VERSION = 1;
  private static final int STOP_LATCHED = 1;
  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;
  private static final GuardStatus.Stimulator[] STIMULATORS = GuardStatus.Stimulator.values();

  GuardStatus.Stimulator stimulator = GuardStatus.Stimulator.ABSENT;
  boolean stopLatched;
  int counter;
  int sequence;
  int bites;
  int refused;
  final long[] pulses = new long[CHANNELS];
  final long[] chargeNanocoulombs = new long[CHANNELS];

  private final CRC32C crc = new CRC32C();
  private String detail = "";
  private byte[] detailBytes = new byte[DETAIL];
  private int detailLength;
  private final byte[] read = new byte[DETAIL];

  String detail() {
    return detail;
  }

  /** Text beyond {@value #DETAIL} bytes is cut. */
  void setDetail(String text) {
    if (!text.equals(detail)) {
      detail = text;
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      detailLength = Math.min(bytes.length, DETAIL);
      detailBytes = Arrays.copyOf(bytes, DETAIL);
    }
  }

  /** Writes the frame into a buffer of {@value #SIZE} bytes. */
  void encode(ByteBuffer frame) {
    frame.clear();
    frame.putInt(MAGIC).put(VERSION).put(code(stimulator));
    frame.put((byte) (stopLatched ? STOP_LATCHED : 0)).put((byte) detailLength);
    frame.putInt(counter).putInt(sequence).putInt(bites).putInt(refused);
    for (int i = 0; i < CHANNELS; i++) {
      frame.putInt((int) pulses[i]).putLong(chargeNanocoulombs[i]);
    }
    frame.put(detailBytes);
    frame.putInt(SIZE - 4, checkOf(frame));
  }

  /**
   * Reads the frame in a buffer of {@value #SIZE} bytes.
   *
   * @return false when it is damaged or none of ours
   */
  boolean decode(ByteBuffer frame) {
    boolean good =
        checkOf(frame) == frame.getInt(SIZE - 4)
            && frame.getInt(0) == MAGIC
            && frame.get(4) == VERSION
            && frame.get(5) >= 0
            && frame.get(5) < STIMULATORS.length;
    if (!good) {
      return false;
    }
    stimulator = STIMULATORS[frame.get(5)];
    stopLatched = (frame.get(6) & STOP_LATCHED) != 0;
    int length = Math.min(frame.get(7) & 0xFF, DETAIL);
    frame.position(8);
    counter = frame.getInt();
    sequence = frame.getInt();
    bites = frame.getInt();
    refused = frame.getInt();
    for (int i = 0; i < CHANNELS; i++) {
      pulses[i] = frame.getInt();
      chargeNanocoulombs[i] = frame.getLong();
    }
    frame.get(read);
    if (!Arrays.equals(read, detailBytes)) {
      setDetail(new String(read, 0, length, StandardCharsets.UTF_8));
    }
    return true;
  }

  private static byte code(GuardStatus.Stimulator stimulator) {
    byte code = 0;
    while (STIMULATORS[code] != stimulator) {
      code++;
    }
    return code;
  }

  private int checkOf(ByteBuffer frame) {
    crc.reset();
    crc.update(frame.clear().limit(SIZE - 4));
    frame.clear();
    return (int) crc.getValue();
  }
}
