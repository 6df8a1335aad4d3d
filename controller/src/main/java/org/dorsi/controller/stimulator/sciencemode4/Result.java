package org.dorsi.controller.stimulator.sciencemode4;

/** Result codes of replies, in words (stimulators.md, section 1.3). */
public final class Result {

  public static final int OK = 0;
  public static final int NOT_INITIALISED = 7;

  private static final String[] WORDS = {
    "no error",
    "transfer error",
    "parameter error",
    "protocol error",
    "stimulation time-out",
    "EMG time-out",
    "EMG register error",
    "not initialised, or another level is active",
    "high voltage error",
    "demultiplexer time-out",
    "electrode error",
    "invalid command",
    "demultiplexer parameter error",
    "demultiplexer not initialised",
    "demultiplexer error",
    "demultiplexer error",
    "pulse time-out: period too short for the pulses",
    "fuel gauge error",
    "live signal error",
    "file time-out",
    "file not found",
    "busy",
    "file error",
    "flash erase error",
    "flash write error",
    "controller error",
    "firmware too large",
    "fuel gauge error",
    "low current: the voltage does not suffice for the current set"
  };

  private Result() {}

  /** The code in words, with its number. */
  public static String words(int code) {
    String text = code >= 0 && code < WORDS.length ? WORDS[code] : "unknown error";
    return text + " (" + code + ")";
  }
}
