package org.dorsi.visualization.gl;

/** Where in its box a line of text stands. */
public enum Align {
  LEFT,
  CENTER,
  RIGHT
}
