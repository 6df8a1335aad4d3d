package org.dorsi.app;

import org.dorsi.app.command.DorsiCommand;

/** Entry point of the program. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(DorsiCommand.run(args));
  }
}
