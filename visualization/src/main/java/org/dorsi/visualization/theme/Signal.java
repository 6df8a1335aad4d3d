package org.dorsi.visualization.theme;

/**
 * The colours of states, the same in every theme, as {@code 0xRRGGBBAA}: red act now, yellow prompt
 * action or output present, green ready (IEC 60601-1 7.8.1).
 *
 * @param fill the area
 * @param ink letters and icons on it
 */
public record Signal(int fill, int ink) {

  private static final int WHITE = 0xffffffff;
  private static final int BLACK = 0x14110aff;

  /** Ready, nothing can reach the person. */
  public static final Signal SAFE = new Signal(0x0b7a53ff, WHITE);

  /** The next step may lead to output. */
  public static final Signal ARMED = new Signal(0xf08c00ff, BLACK);

  /** Output reaches the person. */
  public static final Signal OUTPUT = new Signal(0xffd60aff, BLACK);

  /** No output for a cause that may pass. */
  public static final Signal PAUSED = new Signal(0x4a6078ff, WHITE);

  /** Act now. */
  public static final Signal ALARM = new Signal(0xc4161cff, WHITE);

  /** The dark half of a flashing alarm. */
  public static final Signal ALARM_DARK = new Signal(0x6e0a0eff, WHITE);

  /** Nothing is known. */
  public static final Signal UNKNOWN = new Signal(0x5a5f66ff, WHITE);

  /** Not a live session. */
  public static final Signal NOT_LIVE = new Signal(0x8e3b8eff, WHITE);
}
