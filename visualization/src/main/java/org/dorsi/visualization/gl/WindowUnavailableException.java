package org.dorsi.visualization.gl;

/** There is no display to open a window on; the message says why, in words for the operator. */
public final class WindowUnavailableException extends Exception {

  private static final long serialVersionUID = 1;

  public WindowUnavailableException(String reason) {
    super(reason);
  }
}
