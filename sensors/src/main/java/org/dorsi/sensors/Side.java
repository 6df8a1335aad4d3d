package org.dorsi.sensors;

/** The body side that a sensor or an electrode is worn on. */
public enum Side {
  LEFT,
  RIGHT;

  /** The other leg. */
  public Side opposite() {
    return this == LEFT ? RIGHT : LEFT;
  }

  /** {@code L} or {@code R}, as event files and screens abbreviate it. */
  public char letter() {
    return this == LEFT ? 'L' : 'R';
  }
}
