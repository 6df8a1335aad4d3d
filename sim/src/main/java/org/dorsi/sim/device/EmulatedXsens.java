package org.dorsi.sim.device;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An emulated Xsens MTi (Xbus protocol, MTData2).
 *
 * <p>Measures after power-up, as the device does, with packet counter, sample time, acceleration,
 * rate of turn and status; a client may configure other outputs. Rows are sent at their own times
 * whatever rate was asked for, and are lost while it is being configured.
 */
public final class EmulatedXsens implements PlayedDevice {

  private static final int REQ_DID = 0x00;
  private static final int GOTO_MEASUREMENT = 0x10;
  private static final int REQ_FIRMWARE = 0x12;
  private static final int SET_BAUD = 0x18;
  private static final int GOTO_CONFIG = 0x30;
  private static final int MT_DATA2 = 0x36;
  private static final int WAKE_UP = 0x3E;
  private static final int RESET = 0x40;
  private static final int ERROR = 0x42;
  private static final int OUTPUT_CONFIGURATION = 0xC0;

  /** Error code for a message that is not valid now (MT Low Level Communication Protocol). */
  private static final byte INVALID_MESSAGE = 4;

  private static final int PACKET_COUNTER = 0x1020;
  private static final int SAMPLE_TIME_FINE = 0x1060;
  private static final int QUATERNION = 0x2010;
  private static final int ACCELERATION = 0x4020;
  private static final int RATE_OF_TURN = 0x8020;
  private static final int STATUS_WORD = 0xE020;
  private static final List<Integer> KNOWN =
      List.of(
          PACKET_COUNTER, SAMPLE_TIME_FINE, QUATERNION, ACCELERATION, RATE_OF_TURN, STATUS_WORD);

  /** Self-test passed, orientation valid. */
  private static final int STATUS_GOOD = 3;

  /** SampleTimeFine counts tenths of a millisecond. */
  private static final long FINE_TICK_NS = 100_000;

  private final String name;
  private final DeviceLog log;
  private final @Nullable ImuTrack track;
  private final FailingSensor failing;
  private final long clockZeroNs;
  private final XbusReceiver receiver = new XbusReceiver(this::message);
  private volatile @Nullable SerialLine line;
  private boolean measuring = true;
  private List<Integer> outputs =
      List.of(PACKET_COUNTER, SAMPLE_TIME_FINE, ACCELERATION, RATE_OF_TURN, STATUS_WORD);
  private byte[] configuration =
      bytes(
          0x10, 0x20, 0xFF, 0xFF, 0x10, 0x60, 0xFF, 0xFF, 0x40, 0x20, 0, 100, 0x80, 0x20, 0, 100,
          0xE0, 0x20, 0xFF, 0xFF);
  private float[] lastGyro = new float[3];
  private float[] lastForce = new float[3];
  private int counter;
  private long receivedNs;

  /**
   * @param name the device's name in the log
   * @param track what to play
   * @param clockOffsetMicros what the sensor's clock shows now
   * @param failing what goes wrong
   */
  EmulatedXsens(
      String name,
      Optional<ImuTrack> track,
      long clockOffsetMicros,
      DeviceLog log,
      FailingSensor failing) {
    this.failing = failing;
    this.name = name;
    this.log = log;
    this.track = track.orElse(null);
    this.clockZeroNs = System.nanoTime() - clockOffsetMicros * 1000;
  }

  @Override
  public void opened(SerialLine client, long nowNs) {
    line = client;
    log.note(name, nowNs, LogEvent.of("opened"));
  }

  @Override
  public void received(byte[] bytes, int length, long nowNs) {
    receivedNs = nowNs;
    receiver.receive(bytes, length);
  }

  @Override
  public void closed(long nowNs) {
    log.note(name, nowNs, LogEvent.of("closed"));
  }

  @Override
  public double[] timesSeconds() {
    return track == null ? new double[0] : track.timesSeconds();
  }

  @Override
  public void begin() {}

  @Override
  public void play(int row, long dueNs) {
    ImuTrack imu = track;
    if (imu != null) {
      sample(imu.gyroRadPerSec()[row], imu.forceMetersPerSec2()[row], dueNs);
    }
  }

  /** Sends one sample, in the unit's own axes. */
  synchronized void sample(float[] gyroRadPerSec, float[] forceMetersPerSec2, long dueNs) {
    int packet = counter++;
    if (!failing.frozen(dueNs)) {
      lastGyro = gyroRadPerSec;
      lastForce = forceMetersPerSec2;
    }
    if (!measuring) {
      return;
    }
    ByteBuffer data = ByteBuffer.allocate(outputs.size() * 19);
    for (int output : outputs) {
      data.putShort((short) output);
      switch (output) {
        case PACKET_COUNTER -> data.put((byte) 2).putShort((short) packet);
        case SAMPLE_TIME_FINE ->
            data.put((byte) 4).putInt((int) ((dueNs - clockZeroNs) / FINE_TICK_NS));
        case QUATERNION -> data.put((byte) 16).putFloat(1).putFloat(0).putFloat(0).putFloat(0);
        case ACCELERATION -> put(data, lastForce);
        case RATE_OF_TURN -> put(data, lastGyro);
        default -> data.put((byte) 4).putInt(STATUS_GOOD);
      }
    }
    byte[] payload = new byte[data.position()];
    data.flip().get(payload);
    send(MT_DATA2, payload);
  }

  @Override
  public void close() {
    failing.close();
  }

  private synchronized void message(int id, byte[] payload) {
    log.note(
        name,
        receivedNs,
        LogEvent.of("command").with("messageId", (long) id).with("bytes", (long) payload.length));
    switch (id) {
      case GOTO_CONFIG -> {
        measuring = false;
        send(id + 1);
      }
      case GOTO_MEASUREMENT -> {
        send(id + 1);
        measuring = true;
      }
      case REQ_DID -> send(id + 1, 0x03, 0x80, 0x00, 0x01);
      case REQ_FIRMWARE -> send(id + 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
      case RESET -> {
        send(id + 1);
        measuring = true;
        counter = 0;
        send(WAKE_UP);
      }
      case SET_BAUD, OUTPUT_CONFIGURATION -> {
        if (measuring) {
          send(ERROR, INVALID_MESSAGE);
        } else if (id == SET_BAUD) {
          send(id + 1, payload.length == 0 ? new byte[] {2} : new byte[0]);
        } else {
          configure(payload);
        }
      }
      default -> send(ERROR, INVALID_MESSAGE);
    }
  }

  private void configure(byte[] payload) {
    if (payload.length % 4 != 0) {
      send(ERROR, INVALID_MESSAGE);
      return;
    }
    if (payload.length > 0) {
      ByteBuffer asked = ByteBuffer.wrap(payload);
      ByteBuffer given = ByteBuffer.allocate(payload.length);
      List<Integer> next = new ArrayList<>();
      while (asked.remaining() >= 4) {
        int output = asked.getShort() & 0xFFFF & ~0xF;
        short rateHz = asked.getShort();
        if (KNOWN.contains(output)) {
          next.add(output);
          given.putShort((short) output).putShort(rateHz);
        }
      }
      outputs = List.copyOf(next);
      configuration = new byte[given.position()];
      given.flip().get(configuration);
    }
    send(OUTPUT_CONFIGURATION + 1, configuration);
  }

  private void send(int message, int... payload) {
    send(message, bytes(payload));
  }

  private void send(int message, byte[] payload) {
    SerialLine client = line;
    if (client != null) {
      failing.send(client, XbusFrames.encode(message, payload), System.nanoTime());
    }
  }

  private static void put(ByteBuffer data, float[] values) {
    data.put((byte) 12).putFloat(values[0]).putFloat(values[1]).putFloat(values[2]);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
