package org.dorsi.sim.device;

/** The fields of one log line, in order, already as JSON. One thread. */
public final class LogEvent {

  private final StringBuilder json = new StringBuilder(160);

  private LogEvent() {}

  /** A line of the given kind. */
  public static LogEvent of(String event) {
    return new LogEvent().with("event", event);
  }

  /**
   * A pulse, as the muscle got it.
   *
   * @param channel 1 to 8
   * @param pulseWidthMicros of the first phase
   * @param netChargeNanocoulombs what stayed behind
   */
  static LogEvent pulse(
      int channel, double currentMilliamps, long pulseWidthMicros, double netChargeNanocoulombs) {
    return of("pulse")
        .with("channel", channel)
        .with("currentMilliamps", currentMilliamps)
        .with("pulseWidthMicros", pulseWidthMicros)
        .with("netChargeNanocoulombs", netChargeNanocoulombs);
  }

  /** Adds a whole number. */
  public LogEvent with(String key, long value) {
    key(key).append(value);
    return this;
  }

  /** Adds a number; whole ones are written without a point. */
  public LogEvent with(String key, double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return with(key, (long) value);
    }
    key(key).append(value);
    return this;
  }

  /** Adds a text. */
  public LogEvent with(String key, String value) {
    StringBuilder out = key(key).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else {
        out.append(c < ' ' ? ' ' : c);
      }
    }
    out.append('"');
    return this;
  }

  /** Adds a value that is JSON already. */
  public LogEvent withJson(String key, String value) {
    key(key).append(value);
    return this;
  }

  private StringBuilder key(String key) {
    return json.append(",\"").append(key).append("\":");
  }

  /** The fields, each with a comma before it. */
  String fields() {
    return json.toString();
  }

  @Override
  public String toString() {
    return fields();
  }
}
