package org.dorsi.app.session;

import java.io.PrintWriter;
import org.dorsi.visualization.gl.WindowUnavailableException;
import org.dorsi.visualization.session.SessionWindow;
import org.dorsi.visualization.session.WindowSettings;
import org.jspecify.annotations.Nullable;

/**
 * The session in a window, which the console's typed commands go on beside; on the console alone
 * where none can be opened after all.
 */
final class WindowScreen implements Screen {

  private final WindowSettings settings;
  private final ConsoleScreen fallback;
  private final PrintWriter people;
  private volatile @Nullable SessionWindow open;
  private volatile boolean ended;

  WindowScreen(WindowSettings settings, ConsoleScreen fallback, PrintWriter people) {
    this.settings = settings;
    this.fallback = fallback;
    this.people = people;
  }

  @Override
  public void show(Session session) {
    try (SessionWindow window =
        SessionWindow.open(
            settings.withFigure(() -> session.figures().get()),
            () -> session.snapshots().get(),
            session.traces(),
            session.operator(),
            session.emergencyStop())) {
      open = window;
      if (ended) {
        window.requestClose();
      }
      // Not everything has a key: who operates, test bursts, modes. Nobody is lost without a
      // terminal.
      fallback.listen(session, () -> {});
      window.runUntilClosed();
    } catch (WindowUnavailableException e) {
      people.println("no window: " + e.getMessage() + "; the console instead");
      fallback.show(session);
    }
  }

  @Override
  public void end() {
    ended = true;
    SessionWindow window = open;
    if (window != null) {
      window.requestClose();
    }
    fallback.end();
  }
}
