package org.dorsi.sim.device;

import java.nio.ByteBuffer;

/** The bytes of emulated sensors, one frame at a time. */
public final class SensorBytes {

  private static final int MT_DATA2 = 0x36;
  private static final int PACKET_COUNTER = 0x1020;
  private static final int SAMPLE_TIME_FINE = 0x1060;
  private static final int ACCELERATION = 0x4020;
  private static final int RATE_OF_TURN = 0x8020;
  private static final int LOADED = 3000;
  private static final int UNLOADED = 100;

  private SensorBytes() {}

  /**
   * A sample of a foot-switch board.
   *
   * @param closedBits low nibble left foot, high nibble right
   */
  public static byte[] footSwitches(int sequence, long boardMicros, int closedBits) {
    return FootSwitchFrames.sample(
        sequence & 0xFFFF,
        boardMicros,
        closedBits,
        counts(closedBits & 0x1),
        counts(closedBits & 0xE),
        counts(closedBits & 0x10),
        counts(closedBits & 0xE0));
  }

  /** A sample of an MTi unit; ticks of its clock are 0.1 ms long. */
  public static byte[] xsens(int counter, long fineTicks, float[] gyro, float[] force) {
    ByteBuffer data = ByteBuffer.allocate(5 + 7 + 15 + 15);
    data.putShort((short) PACKET_COUNTER).put((byte) 2).putShort((short) counter);
    data.putShort((short) SAMPLE_TIME_FINE).put((byte) 4).putInt((int) fineTicks);
    put(data.putShort((short) ACCELERATION), force);
    put(data.putShort((short) RATE_OF_TURN), gyro);
    return XbusFrames.encode(MT_DATA2, data.array());
  }

  private static void put(ByteBuffer data, float[] values) {
    data.put((byte) 12).putFloat(values[0]).putFloat(values[1]).putFloat(values[2]);
  }

  private static int counts(int closed) {
    return closed == 0 ? UNLOADED : LOADED;
  }
}
