package org.dorsi.app.campaign;

/** The rows of the hazard table (safety requirements, section 3) that the campaign can inject. */
enum Hazard {
  H1("foot switch stuck closed"),
  H2("foot switches stuck open"),
  H3("foot switch chatters"),
  H4("foot switch wire intermittent"),
  H5("sensor silent"),
  H6("inertial unit frozen"),
  H7("inertial unit saturated"),
  H8("serial garbage"),
  H9("bytes lost, doubled, flipped"),
  H10("stimulator takes no bytes"),
  H11("device clock jumps"),
  H12("controller pauses"),
  H13("control thread throws"),
  H14("control thread hangs"),
  H15("permit thread dies"),
  H16("guard process frozen"),
  H17("stimulator does not acknowledge"),
  H18("stimulator in another state"),
  H22("phases at random"),
  H23("patient stands"),
  H24("patient lifted"),
  H25("operator raises fast"),
  H26("start, pause and stop storms"),
  H28("commands gone mad"),
  H29("electrode error"),
  H30("high voltage or low current error"),
  H31("second writer on the port"),
  H32("another device on the port"),
  H33("stimulator unplugged"),
  H37("controller process killed"),
  H38("computer suspended"),
  H40("processor starved"),
  H47("operator queue flooded"),
  H48("restart without operator");

  private final String words;

  Hazard(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
