package org.dorsi.visualization.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorsi.controller.gait.PhaseReason;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.gl.Viewport;
import org.dorsi.visualization.theme.Theme;
import org.junit.jupiter.api.Test;

class SessionPainterTest {

  private static final long NOW_NS = 30_000_000_000L;

  @Test
  void paintsEveryStateAtEverySizeInsideTheWindow() {
    for (Viewport viewport : List.of(new Viewport(1920, 1080), new Viewport(1280, 1024))) {
      for (FakeWalk.Scene scene : Gallery.scenes().values()) {
        for (int channels = 0; channels <= 8; channels++) {
          List<String> texts =
              paint(viewport, scene.channels(FakeWalk.eightChannels().subList(0, channels)));
          assertTrue(texts.contains(scene.safety().word()), texts.toString());
          assertTrue(texts.contains("STOP"), texts.toString());
        }
      }
    }
  }

  @Test
  void saysWhatIsNotLive() {
    FakeWalk.Scene live = FakeWalk.Scene.of(new SafetyState.Stimulating());
    for (SessionMode mode : SessionMode.values()) {
      List<String> texts = paint(new Viewport(1920, 1080), live.mode(mode));
      boolean said = texts.contains(mode.words());
      assertTrue(said || mode == SessionMode.LIVE, mode.words());
    }
  }

  @Test
  void saysInFullWhyALegHasNoPhase() {
    List<String> texts =
        paint(new Viewport(1920, 1080), FakeWalk.Scene.of(new SafetyState.Idle("")));
    assertTrue(texts.contains(PhaseReason.UNOBSERVED.words()), texts.toString());
  }

  private static List<String> paint(Viewport viewport, FakeWalk.Scene scene) {
    FakeWalk walk = new FakeWalk(scene);
    TraceHistory history = new TraceHistory();
    walk.feed(history, NOW_NS);
    WindowSettings settings =
        new WindowSettings(1920, 1080, Theme.DARK, walk.settings(), Optional.empty());
    PaperCanvas canvas = new PaperCanvas(viewport);
    new SessionPainter(settings, () -> walk.at(NOW_NS), history, new ScreenState(Theme.DARK))
        .paint(canvas, 0);
    return canvas.texts;
  }

  /** Remembers the words, and refuses what would lie outside the window. */
  private static final class PaperCanvas implements Canvas {

    private static final float MEAN_LETTER_EMS = 0.5f;

    private final Viewport viewport;
    private final List<String> texts = new ArrayList<>();
    private int clips;

    PaperCanvas(Viewport viewport) {
      this.viewport = viewport;
    }

    @Override
    public Viewport viewport() {
      return viewport;
    }

    @Override
    public void ground(Rect rect, float radius, int color) {
      inside(rect);
    }

    @Override
    public void fill(Rect rect, float radius, int color) {
      inside(rect);
    }

    @Override
    public void outline(Rect rect, float radius, float lineWidth, int color) {
      inside(rect);
    }

    @Override
    public void line(float x1, float y1, float x2, float y2, float lineWidth, int color) {}

    @Override
    public void polyline(float[] xs, float[] ys, int count, float lineWidth, int color) {
      for (int i = 0; i < count; i++) {
        inside(new Rect(xs[i], ys[i], 0, 0));
      }
    }

    @Override
    public void polygon(int color, float... corners) {}

    @Override
    public void disc(float centerX, float centerY, float radius, int color) {
      inside(new Rect(centerX - radius, centerY - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void ring(
        float centerX,
        float centerY,
        float radius,
        float lineWidth,
        float fromTurns,
        float toTurns,
        int color) {}

    @Override
    public void text(String text, Rect box, Align align, TextStyle style, int color) {
      texts.add(text);
      inside(box);
    }

    @Override
    public float textWidth(String text, TextStyle style) {
      return text.length() * style.linePixels() * MEAN_LETTER_EMS;
    }

    @Override
    public void clip(Rect rect) {
      clips++;
    }

    @Override
    public void unclip() {
      clips--;
    }

    private void inside(Rect rect) {
      boolean inside =
          rect.x() > -1
              && rect.y() > -1
              && rect.right() < viewport.width() + 1
              && rect.bottom() < viewport.height() + 1;
      assertTrue(inside || clips > 0, rect + " leaves " + viewport);
    }
  }
}
