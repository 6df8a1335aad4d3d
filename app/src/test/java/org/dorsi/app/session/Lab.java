package org.dorsi.app.session;

/** Parts of a laboratory's configuration, whose ports nothing listens on. */
final class Lab {

  static final String SWITCHES =
      """
      [[sensor]]
      name = "switches"
      device = "footswitch"
      port = "COM3"
      sides = ["left", "right"]
      """;

  static final String FOOT_UNIT =
      """
      [[sensor]]
      name = "unit"
      device = "xsens"
      port = "COM5"
      side = "right"
      segment = "foot"
      """;

  /** The drop-foot program's channel on the leg that wears the unit. */
  static final String CHANNEL =
      """
      [[channel]]
      number = 1
      side = "right"
      electrodeAreaCm2 = 25
      currentMilliamps = 20
      maximumMilliamps = 30
      """;

  private Lab() {}

  /**
   * The configuration of an adult's session.
   *
   * @param session what it says of the session besides
   */
  static String text(String session, String sensors, String channels) {
    return """
        [session]
        patient = "AB-123"
        profile = "adult"
        %s
        %s
        [stimulator]
        device = "p24"
        port = "COM4"
        %s
        """
        .formatted(session, sensors, channels);
  }
}
