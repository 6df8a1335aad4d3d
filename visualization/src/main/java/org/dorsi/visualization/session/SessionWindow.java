package org.dorsi.visualization.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.visualization.gl.Display;
import org.dorsi.visualization.gl.FramePainter;
import org.dorsi.visualization.gl.GlWindow;
import org.dorsi.visualization.gl.WindowUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * The operator's window of a running session.
 *
 * <pre>{@code
 * try (SessionWindow window = SessionWindow.open(settings, publisher::latest, history, queue, guard::stop)) {
 *   window.runUntilClosed();
 * }
 * }</pre>
 *
 * <p><b>Threading.</b> Open, run and close on the main thread, which handles STOP in its event
 * callbacks; drawing has a thread of its own, reads the newest snapshot and owns nothing else. If
 * drawing hangs or dies, STOP still works and the session does not notice.
 */
public final class SessionWindow implements AutoCloseable {

  private static final String TITLE = "Dorsi";

  private final GlWindow window;
  private final ScreenshotTimer timer;

  private SessionWindow(GlWindow window, ScreenshotTimer timer) {
    this.window = window;
    this.timer = timer;
  }

  /** Why no window can be opened here; empty where one may be tried. Loads no native library. */
  public static Optional<String> whyUnavailable() {
    return Display.whyUnavailable();
  }

  /**
   * Opens the window. Main thread only.
   *
   * @param settings size, colours, what the session was told
   * @param session the newest snapshot; null before the first
   * @param history the signals of the last seconds
   * @param operator takes what the operator asks for; called on the main thread, must not wait
   * @param emergencyStop tells the guard to stop at once; called on the main thread before the
   *     command goes to {@code operator}
   * @throws WindowUnavailableException if there is no display that can do it, with the reason
   */
  public static SessionWindow open(
      WindowSettings settings,
      Supplier<@Nullable ControlSnapshot> session,
      TraceHistory history,
      Consumer<OperatorCommand> operator,
      Runnable emergencyStop)
      throws WindowUnavailableException {
    return open(settings, session, history, operator, emergencyStop, () -> {});
  }

  /** The same with something to do at the start of each frame, on the render thread. */
  static SessionWindow open(
      WindowSettings settings,
      Supplier<@Nullable ControlSnapshot> session,
      TraceHistory history,
      Consumer<OperatorCommand> operator,
      Runnable emergencyStop,
      Runnable beforeFrame)
      throws WindowUnavailableException {
    ScreenState screen = new ScreenState(settings.theme());
    SessionInput input =
        new SessionInput(
            settings.controller().attestations(),
            session,
            screen,
            operator,
            emergencyStop,
            System::nanoTime);
    ScreenshotTimer timer = new ScreenshotTimer(settings.screenshot(), session);
    FramePainter painter = new SessionPainter(settings, session, history, screen);
    GlWindow window =
        GlWindow.open(
            TITLE,
            settings.width(),
            settings.height(),
            painter,
            input,
            () -> {
              beforeFrame.run();
              timer.look();
            });
    timer.use(window);
    return new SessionWindow(window, timer);
  }

  /** Writes a picture of the next frame. Any thread. */
  void requestScreenshot(Path file, CompletableFuture<Path> written) {
    window.requestScreenshot(file, written);
  }

  /** Where the window stands on the screen: x, y, the window system's units. Main thread only. */
  int[] position() {
    return window.position();
  }

  /** Handles the window's events until a person or {@link #requestClose} closes it. */
  public void runUntilClosed() {
    window.runUntilClosed();
  }

  /** The picture that the settings ordered, when it has been written. Any thread. */
  public CompletableFuture<Path> screenshot() {
    return timer.written();
  }

  /** Makes {@link #runUntilClosed} return. Any thread. */
  public void requestClose() {
    window.requestClose();
  }

  /** Takes the window from the screen. Main thread only. */
  @Override
  public void close() {
    window.close();
  }
}
