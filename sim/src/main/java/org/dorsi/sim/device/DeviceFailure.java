package org.dorsi.sim.device;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that goes wrong with an emulated device, from an instant on.
 *
 * @param kind what
 * @param atSeconds since the bench has started
 * @param argument see {@link Kind}
 */
public record DeviceFailure(Kind kind, double atSeconds, int argument) {

  /** What can go wrong. */
  public enum Kind {
    /** It does what it is told and says nothing any more. */
    SILENT(0, Befalls.EVERYTHING),
    /** Everything that it says comes so many milliseconds too late. */
    LATE(100, Befalls.EVERYTHING),
    /** Its port is gone for good. */
    VANISH(0, Befalls.EVERYTHING),
    /** Before everything that it says come so many bytes that mean nothing. */
    NOISE(16, Befalls.EVERYTHING),
    /** Every command but questions is refused with this result. */
    NAK(0, Befalls.STIMULATORS),
    /** Answers carry another number, or name another command, than what they answer. */
    WRONG_NUMBER(1, Befalls.STIMULATORS),
    /** The electrode of this channel is off. */
    ELECTRODE(1, Befalls.STIMULATORS),
    /** The current of this channel cannot be reached. */
    LOW_CURRENT(1, Befalls.STIMULATORS),
    /** It starts anew, which takes this many milliseconds; once. */
    RESET(1000, Befalls.STIMULATORS),
    /** Its battery has so many percent left. */
    BATTERY(10, Befalls.BATTERIES),
    /** So many bytes of a hundred get lost, by chance. */
    DROP_BYTES(1, Befalls.SENSORS),
    /** The switches of these bits, as a sample has them, never close. */
    STUCK_OPEN(255, Befalls.BOARDS),
    /** The switches of these bits never open. */
    STUCK_CLOSED(255, Befalls.BOARDS),
    /** For so many milliseconds after a change, a switch says another thing in each sample. */
    BOUNCE(30, Befalls.BOARDS),
    /** Measures nothing new: every sample is the last one, with its own time. */
    FROZEN(0, Befalls.UNITS);

    private final int usual;
    private final Befalls befalls;

    Kind(int usual, Befalls befalls) {
      this.usual = usual;
      this.befalls = befalls;
    }

    /** Whether it can happen to such a device. */
    public boolean befalls(EmulatedBench.Kind device) {
      return switch (befalls) {
        case EVERYTHING -> true;
        case STIMULATORS -> device.isStimulator();
        case BATTERIES -> device == EmulatedBench.Kind.REHAMOVE3;
        case SENSORS -> !device.isStimulator();
        case BOARDS -> device == EmulatedBench.Kind.FOOTSWITCH;
        case UNITS -> device == EmulatedBench.Kind.XSENS;
      };
    }

    /** Its name on the command line. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private enum Befalls {
    EVERYTHING,
    STIMULATORS,
    BATTERIES,
    SENSORS,
    BOARDS,
    UNITS
  }

  public DeviceFailure {
    if (!(atSeconds >= 0)) {
      throw new IllegalArgumentException(
          "time of a failure must be at least 0 s, got " + atSeconds);
    }
  }

  /**
   * Reads {@code KIND@SECONDS[:ARGUMENT]}.
   *
   * @throws IllegalArgumentException where it is none; the message says why
   */
  public static DeviceFailure parse(String text) {
    int at = text.indexOf('@');
    int colon = text.indexOf(':', at + 1);
    List<String> ids = Arrays.stream(Kind.values()).map(Kind::id).toList();
    int kind = at < 0 ? -1 : ids.indexOf(text.substring(0, at));
    if (kind < 0) {
      throw new IllegalArgumentException(
          "a failure must be KIND@SECONDS[:ARGUMENT] with a KIND of "
              + String.join(", ", ids)
              + ", got "
              + text);
    }
    Kind chosen = Kind.values()[kind];
    try {
      double seconds =
          Double.parseDouble(colon < 0 ? text.substring(at + 1) : text.substring(at + 1, colon));
      int argument = colon < 0 ? chosen.usual : Integer.parseInt(text.substring(colon + 1));
      return new DeviceFailure(chosen, seconds, argument);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "time and argument of a failure must be numbers, got " + text, e);
    }
  }
}
