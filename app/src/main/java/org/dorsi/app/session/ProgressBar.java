package org.dorsi.app.session;

import java.io.PrintWriter;

/** One line of a terminal that says how far something long has come. One thread. */
public final class ProgressBar {

  private static final int CELLS = 30;
  private static final String LINE_START = "\r";
  private static final String REST_OF_LINE_AWAY = "\033[K";

  private final PrintWriter out;
  private boolean shown;

  public ProgressBar(PrintWriter out) {
    this.out = out;
  }

  /** Whether what is said to people goes to a terminal, of which the launcher tells. */
  public static boolean isWanted() {
    return Boolean.getBoolean("dorsi.progress");
  }

  /** The bar and the words as they stand in a line of text. */
  public static String line(double doneFraction, String words) {
    int done = (int) (CELLS * Math.max(0, Math.min(1, doneFraction)));
    return "[" + "=".repeat(done) + " ".repeat(CELLS - done) + "] " + words;
  }

  /** Shows the bar in the place of the last one. */
  public void show(double doneFraction, String words) {
    out.print(LINE_START + line(doneFraction, words) + REST_OF_LINE_AWAY);
    out.flush();
    shown = true;
  }

  /** Makes room for other lines. */
  public void clear() {
    if (shown) {
      out.print(LINE_START + REST_OF_LINE_AWAY);
      out.flush();
      shown = false;
    }
  }
}
