package org.dorsi.visualization.gl;

/**
 * The sizes of text there are. Labels are at least 18 px and session digits at least 48 px to the
 * em at 1080p (sensors-formats-libraries.md 3.5); a line is 1.17 em high in the font used.
 */
public enum TextStyle {
  SMALL(22, false),
  LABEL(26, false),
  LABEL_BOLD(26, true),
  TITLE(34, true),
  VALUE(44, true),
  DIGITS(60, true),
  BANNER(70, true),
  STOP(116, true);

  private final int linePixels;
  private final boolean bold;

  TextStyle(int linePixels, boolean bold) {
    this.linePixels = linePixels;
    this.bold = bold;
  }

  /** Height of one line, design pixels. */
  public int linePixels() {
    return linePixels;
  }

  boolean bold() {
    return bold;
  }
}
