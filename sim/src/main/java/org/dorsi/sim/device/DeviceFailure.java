package org.dorsi.sim.device;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that goes wrong with an emulated stimulator, from an instant on.
 *
 * @param kind what
 * @param atSeconds since the bench has started
 * @param argument see {@link Kind}
 */
public record DeviceFailure(Kind kind, double atSeconds, int argument) {

  /** What can go wrong. */
  public enum Kind {
    /** It does what it is told and says nothing any more. */
    SILENT(0),
    /** Every answer comes so many milliseconds too late. */
    LATE(100),
    /** Every command but questions is refused with this result. */
    NAK(0),
    /** Answers carry another number, or name another command, than what they answer. */
    WRONG_NUMBER(1),
    /** The electrode of this channel is off. */
    ELECTRODE(1),
    /** The current of this channel cannot be reached. */
    LOW_CURRENT(1),
    /** It starts anew, which takes this many milliseconds; once. */
    RESET(1000),
    /** Its port is gone for good. */
    VANISH(0);

    private final int usual;

    Kind(int usual) {
      this.usual = usual;
    }

    /** Its name on the command line. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
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
