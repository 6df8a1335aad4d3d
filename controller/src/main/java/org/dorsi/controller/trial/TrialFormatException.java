package org.dorsi.controller.trial;

import java.io.IOException;

/** A file that is no trial, or one whose beginning is lost; the message names file and reason. */
public final class TrialFormatException extends IOException {

  private static final long serialVersionUID = 1;

  public TrialFormatException(String message) {
    super(message);
  }
}
