package org.dorsi.visualization.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.visualization.gl.GlWindow;
import org.jspecify.annotations.Nullable;

/** Orders one picture when session time has come. Render thread only, unless said otherwise. */
final class ScreenshotTimer {

  private final Optional<WindowSettings.ScreenshotOrder> order;
  private final Supplier<@Nullable ControlSnapshot> session;
  private final CompletableFuture<Path> written = new CompletableFuture<>();
  private volatile @Nullable GlWindow window;
  private boolean ordered;

  ScreenshotTimer(
      Optional<WindowSettings.ScreenshotOrder> order, Supplier<@Nullable ControlSnapshot> session) {
    this.order = order;
    this.session = session;
  }

  /** Says which window to take a picture of. Main thread only. */
  void use(GlWindow opened) {
    window = opened;
  }

  /** The file when it has been written; never completes where none was ordered. Any thread. */
  CompletableFuture<Path> written() {
    return written;
  }

  /** Orders the picture if it is time. */
  void look() {
    GlWindow target = window;
    ControlSnapshot snapshot = session.get();
    if (ordered || target == null || snapshot == null || order.isEmpty()) {
      return;
    }
    if (snapshot.timeNs() * 1e-9 >= order.get().atSeconds()) {
      ordered = true;
      target.requestScreenshot(order.get().file(), written);
    }
  }
}
