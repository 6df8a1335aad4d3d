package org.dorsi.controller.stimulator.sciencemode2;

/** Results and errors in words (stimulators.md, sections 2.2 and 2.3). */
public final class Result {

  public static final int OK = 0;
  public static final int WRONG_MODE = -3;
  public static final int INCOMPATIBLE_VERSION = -5;
  public static final int BUSY = -8;

  private Result() {}

  /** The result of a reply. */
  public static String words(int code) {
    String text =
        switch (code) {
          case OK -> "no error";
          case -1 -> "transfer error";
          case -2 -> "parameter error";
          case WRONG_MODE -> "not in the mode that this needs";
          case -4 -> "MOTOmed error";
          case INCOMPATIBLE_VERSION -> "incompatible protocol version";
          case -7 -> "MOTOmed busy";
          case BUSY -> "busy";
          default -> "unknown error";
        };
    return text + " (" + code + ")";
  }

  /** Why the device has stopped by itself. */
  public static String stimulationError(int code) {
    String text =
        switch (code) {
          case -1 -> "emergency switch pressed or not connected";
          case -2 -> "electrode error";
          case -3 -> "stimulation module error";
          default -> "unknown error";
        };
    return text + " (" + code + ")";
  }
}
