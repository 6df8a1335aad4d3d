package org.dorsi.controller.guard;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;
import org.dorsi.controller.safety.PulseNumbers;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * One frame to the guard: a permit, or one of the few other things it may be told. Reused, so that
 * nothing is allocated; one thread at a time.
 *
 * <p>{@value #SIZE} bytes, big-endian: magic 4, version 1, type 1, flags 1 (bit 0: output enabled),
 * mode 1, session epoch 8, echoed counter 4, sequence 4, arming epoch 4; by channel 1 to 8 current
 * in steps of 0.5 mA 2, pulse width in us 2, period in us 4, the electrode's area in mm2 2, the
 * channel's highest current in steps of 0.5 mA 2; CRC32C of all before it 4.
 */
final class Permit {

  static final int SIZE = 128;

  /** What a frame is. */
  enum Type {
    /** A command that holds until it is too old. */
    PERMIT(1),
    /** Stop at once, until the operator has armed again. */
    STOP(2),
    /** The session is over: stop and leave. */
    END(3),
    /** Feeds the watchdog and cannot cause output: to see it bite when these stay away. */
    BITE_TEST(4);

    private final byte code;

    Type(int code) {
      this.code = (byte) code;
    }
  }

  private static final int MAGIC = 0x44524750;
  private static final byte VERSION = 2;
  private static final int OUTPUT_ENABLED = 1;
  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;
  private static final Type[] TYPES = Type.values();
  private static final List<StimulationMode> MODES =
      List.of(
          StimulationMode.GAIT,
          StimulationMode.EXERCISE,
          StimulationMode.SENSORY,
          StimulationMode.CALIBRATION);
  private static final double SQUARE_MILLIMETRES_PER_CM2 = 100;

  final PulseNumbers numbers = new PulseNumbers();
  Type type = Type.PERMIT;
  long sessionEpoch;
  int echoedCounter;
  int sequence;
  int armingEpoch;
  boolean outputEnabled;

  private final CRC32C crc = new CRC32C();

  /** Takes the numbers of a command: current and width rounded down, period up; never a raise. */
  void set(SafeCommand command) {
    outputEnabled = command.outputEnabled();
    numbers.mode = command.mode();
    armingEpoch = command.armingEpoch();
    for (int i = 0; i < CHANNELS; i++) {
      PulseParameters pulses = command.pulses(i + 1);
      boolean on = pulses.isOn();
      numbers.halfMilliamps[i] = on ? (int) Math.min(pulses.amplitudeMilliamps() * 2, 0x7FFF) : 0;
      numbers.widthMicros[i] = on ? (int) Math.min(pulses.pulseWidthMicros(), 0x7FFF) : 0;
      numbers.periodMicros[i] = on ? (int) Math.min(Math.ceil(1e6 / pulses.frequencyHz()), 1e9) : 0;
    }
  }

  /** Takes what the guard must know of each channel: area and maximum rounded down. */
  void guard(List<GuardedChannel> channels) {
    for (GuardedChannel channel : channels) {
      int i = channel.number() - 1;
      numbers.areaSquareMillimetres[i] =
          (int) Math.min(channel.electrodeAreaCm2() * SQUARE_MILLIMETRES_PER_CM2, 0x7FFF);
      numbers.maximumHalfMilliamps[i] = (int) Math.min(channel.maximumMilliamps() * 2, 0x7FFF);
    }
  }

  private int modeCode() {
    return MODES.indexOf(numbers.mode);
  }

  /** Takes no output, armed as often as said. */
  void setOff(int armed) {
    set(SafeCommand.off());
    armingEpoch = armed;
  }

  /** Writes the frame into a buffer of {@value #SIZE} bytes. */
  void encode(ByteBuffer frame) {
    frame.clear();
    frame.putInt(MAGIC).put(VERSION).put(type.code);
    frame.put((byte) (outputEnabled ? OUTPUT_ENABLED : 0)).put((byte) modeCode());
    frame.putLong(sessionEpoch).putInt(echoedCounter).putInt(sequence).putInt(armingEpoch);
    for (int i = 0; i < CHANNELS; i++) {
      frame.putShort((short) numbers.halfMilliamps[i]).putShort((short) numbers.widthMicros[i]);
      frame.putInt(numbers.periodMicros[i]);
      frame.putShort((short) numbers.areaSquareMillimetres[i]);
      frame.putShort((short) numbers.maximumHalfMilliamps[i]);
    }
    frame.putInt(SIZE - 4, checkOf(frame));
  }

  /**
   * Reads the frame in a buffer of {@value #SIZE} bytes.
   *
   * @return false when it is damaged or none of ours; the fields are then meaningless
   */
  boolean decode(ByteBuffer frame) {
    boolean good =
        checkOf(frame) == frame.getInt(SIZE - 4)
            && frame.getInt(0) == MAGIC
            && frame.get(4) == VERSION
            && frame.get(5) >= 1
            && frame.get(5) <= TYPES.length
            && frame.get(7) >= 0
            && frame.get(7) < MODES.size();
    if (!good) {
      return false;
    }
    type = TYPES[frame.get(5) - 1];
    outputEnabled = frame.get(6) == OUTPUT_ENABLED;
    numbers.mode = MODES.get(frame.get(7));
    frame.position(8);
    sessionEpoch = frame.getLong();
    echoedCounter = frame.getInt();
    sequence = frame.getInt();
    armingEpoch = frame.getInt();
    for (int i = 0; i < CHANNELS; i++) {
      numbers.halfMilliamps[i] = frame.getShort();
      numbers.widthMicros[i] = frame.getShort();
      numbers.periodMicros[i] = frame.getInt();
      numbers.areaSquareMillimetres[i] = frame.getShort();
      numbers.maximumHalfMilliamps[i] = frame.getShort();
    }
    return true;
  }

  private int checkOf(ByteBuffer frame) {
    crc.reset();
    crc.update(frame.clear().limit(SIZE - 4));
    frame.clear();
    return (int) crc.getValue();
  }
}
