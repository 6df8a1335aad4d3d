package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The bar of what takes long, as a terminal gets it. */
class ProgressBarTest {

  private final StringWriter terminal = new StringWriter();
  private final ProgressBar bar = new ProgressBar(new PrintWriter(terminal));

  @Test
  void isDrawnInThePlaceOfTheLastOneAndLeavesNothingBehind() {
    bar.show(0.5, "60 of 120 s");
    bar.show(2, "done");
    bar.clear();
    bar.clear();
    assertEquals(
        "\r[===============               ] 60 of 120 s\033[K"
            + "\r[==============================] done\033[K"
            + "\r\033[K",
        terminal.toString());
  }
}
