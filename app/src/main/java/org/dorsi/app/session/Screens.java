package org.dorsi.app.session;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Chooses between window and console. */
final class Screens {

  private Screens() {}

  static Screen choose(SessionOptions options) {
    PrintWriter people = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new ConsoleScreen(people);
  }
}
