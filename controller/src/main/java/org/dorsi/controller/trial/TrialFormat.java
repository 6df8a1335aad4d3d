package org.dorsi.controller.trial;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;

/** The names and numbers of a trial file; {@code docs/trial-format.md} says what they mean. */
final class TrialFormat {

  /** What a WPILOG file begins with: the name, then version 1.0 as minor and major byte. */
  static final byte[] FILE_MAGIC = "WPILOG\0\1".getBytes(StandardCharsets.ISO_8859_1);

  /** Value of {@code format} in the header. */
  static final String NAME = "dorsi-trial";

  static final int VERSION = 2;

  static final String CHECKPOINT = "/sys/checkpoint";
  static final String CONFIG = "/config";
  static final String TICK = "/tick";
  static final String OUTPUT = "/output";
  static final String LOST_TICKS = "/sys/lost/ticks";
  static final String LOST_BLOCKS = "/sys/lost/raw";
  static final String RAW = "/raw/";
  static final String DOSE = "/dose";
  static final String TRUTH = "/truth/";
  static final String SENSOR = "/sensor/";

  /** The checkpoint's entry: the first one started, so that a search knows it. */
  static final int CHECKPOINT_ENTRY = 1;

  /** What a checkpoint's payload begins with. */
  static final byte[] CHECKPOINT_MAGIC = "DORSICHK".getBytes(StandardCharsets.ISO_8859_1);

  /** Magic, start of the covered bytes, their CRC32C. */
  static final int CHECKPOINT_SIZE = 20;

  /** One-byte entry and size, eight-byte time stamp. */
  static final int CHECKPOINT_FRAME = 0x70;

  static final int CHECKPOINT_HEADER = 11;

  /** Bits of a tick record's flags. */
  static final int HAS_READINGS = 1;

  static final int HAS_OPERATOR = 2;
  static final int HAS_FAULTS = 4;
  static final int HAS_GUARD = 8;

  static final String IMU_TYPE = "struct:ImuSample";
  static final String IMU_SCHEMA =
      "int64 timeNs;int64 arrivalNs;double gyroXRadPerSec;double gyroYRadPerSec;"
          + "double gyroZRadPerSec;double forceXMetersPerSec2;double forceYMetersPerSec2;"
          + "double forceZMetersPerSec2";
  static final String SWITCHES_TYPE = "struct:FootSwitchSample";
  static final String SWITCHES_SCHEMA = "int64 timeNs;int64 arrivalNs;uint8 closedBits";

  private TrialFormat() {}

  /** The entry that a unit's samples are in. */
  static String imuEntry(Placement placement) {
    return SENSOR + "imu/" + word(placement.side()) + "/" + word(placement.segment());
  }

  /** The entry that a foot's switches are in. */
  static String switchesEntry(Side side) {
    return SENSOR + "switches/" + word(side);
  }

  /** A constant as files spell it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The placement that an entry's name states. */
  static Placement placement(String imuEntry) {
    for (Side side : Side.values()) {
      for (BodySegment segment : BodySegment.values()) {
        Placement placement = new Placement(side, segment);
        if (imuEntry(placement).equals(imuEntry)) {
          return placement;
        }
      }
    }
    throw new IllegalArgumentException("no inertial unit can be worn at " + imuEntry);
  }

  /** The side that an entry's name states. */
  static Side side(String switchesEntry) {
    for (Side side : Side.values()) {
      if (switchesEntry(side).equals(switchesEntry)) {
        return side;
      }
    }
    throw new IllegalArgumentException("no foot has the switches " + switchesEntry);
  }
}
