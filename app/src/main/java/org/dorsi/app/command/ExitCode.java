package org.dorsi.app.command;

/** How commands end. */
public final class ExitCode {

  /** All went well. */
  public static final int OK = 0;

  /** The command line or a file it names cannot be used. */
  public static final int USAGE = 1;

  /** A device is absent, busy, another one, or failed. */
  public static final int DEVICE = 2;

  /** A replay came out differently, or a recovery lost something. */
  public static final int DIFFERS = 3;

  /** A bar or check was not met. */
  public static final int NOT_MET = 4;

  private ExitCode() {}
}
