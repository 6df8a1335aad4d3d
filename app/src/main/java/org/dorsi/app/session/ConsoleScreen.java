package org.dorsi.app.session;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dorsi.controller.telemetry.ControlSnapshot;

/** The session on the console: typed commands in, lines out. */
final class ConsoleScreen implements Screen {

  private static final long LOOK_MILLIS = 100;

  private final PrintWriter out;
  private final double barSeconds;
  private final boolean heard;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * @param barSeconds session time at the end of a progress bar; infinite for lines
   * @param heard whether what is typed is listened to: not where time goes faster than people
   */
  ConsoleScreen(PrintWriter out, double barSeconds, boolean heard) {
    this.out = out;
    this.barSeconds = barSeconds;
    this.heard = heard;
  }

  @Override
  public void show(Session session) {
    // An input that ends is a lost operator only where a person had one: a terminal, of which the
    // launcher tells (Java 17 and 22 disagree about how to ask).
    boolean terminal = Boolean.getBoolean("dorsi.terminal");
    listen(session, terminal ? session.consoleLost() : () -> {});
    ConsoleView view = new ConsoleView(out, barSeconds);
    boolean over = false;
    while (!over) {
      try {
        over = ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      ControlSnapshot snapshot = session.snapshots().get();
      if (snapshot != null) {
        view.show(snapshot);
      }
    }
    view.end();
  }

  /** Takes typed commands from now on, also beside a window. */
  void listen(Session session, Runnable lost) {
    if (heard) {
      new ConsoleKeys(
              System.in, session.operator(), complaint -> out.println("?? " + complaint), lost)
          .start();
    }
  }

  @Override
  public void end() {
    ended.countDown();
  }
}
