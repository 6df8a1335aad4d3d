package org.dorsi.app.campaign;

/** The rows of the hazard table (safety requirements, section 3) that the campaign can inject. */
enum Hazard {
  H1("foot switch stuck closed", true),
  H2("foot switches stuck open", true),
  H3("foot switch chatters", true),
  H4("foot switch wire intermittent", true),
  H5("sensor silent", true),
  H6("inertial unit frozen", true),
  H7("inertial unit saturated", true),
  H8("serial garbage", true),
  H9("bytes lost, doubled, flipped", true),
  H10("stimulator takes no bytes", false),
  H11("device clock jumps", true),
  H12("controller pauses", false),
  H13("control thread throws", false),
  H14("control thread hangs", false),
  H15("permit thread dies", false),
  H16("guard process frozen", false),
  H17("stimulator does not acknowledge", false),
  H18("stimulator in another state", false),
  H22("phases at random", true),
  H23("patient stands", true),
  H24("patient lifted", true),
  H25("operator raises fast", true),
  H26("start, pause and stop storms", true),
  H28("commands gone mad", false),
  H29("electrode error", false),
  H30("high voltage or low current error", false),
  H31("second writer on the port", false),
  H32("another device on the port", false),
  H33("stimulator unplugged", false),
  H37("controller process killed", false),
  H38("computer suspended", false),
  H40("processor starved", false),
  H47("operator queue flooded", true),
  H48("restart without operator", false);

  private final String words;
  private final boolean metByController;

  Hazard(String words, boolean metByController) {
    this.words = words;
    this.metByController = metByController;
  }

  /**
   * Whether the control thread alone can meet it. Where it does not run, which is another fault,
   * what it decided last is carried out until the permit is too old.
   */
  boolean isMetByController() {
    return metByController;
  }

  String words() {
    return words;
  }
}
