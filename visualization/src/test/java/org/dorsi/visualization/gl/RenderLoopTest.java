package org.dorsi.visualization.gl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs a display (a virtual one does); is skipped where there is none. */
@Timeout(60)
class RenderLoopTest {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  @Test
  void aFrameReachedByItsChangesLooksLikeOneDrawnAsAWhole(@TempDir Path folder) throws Exception {
    String reason = Display.whyUnavailable().orElse("");
    assumeTrue(reason.isEmpty(), "no display: " + reason);
    int[] changed = picture(folder.resolve("changed.png"), 1, 9);
    int[] whole = picture(folder.resolve("whole.png"), 9, 9);
    assertArrayEquals(whole, changed);
  }

  /** Draws frames from one to another and takes a picture of the last. */
  private static int[] picture(Path file, int from, int to) throws Exception {
    AtomicInteger frame = new AtomicInteger(from - 1);
    AtomicReference<@Nullable GlWindow> open = new AtomicReference<>();
    CompletableFuture<Path> taken = new CompletableFuture<>();
    try (GlWindow window =
        GlWindow.open(
            "test",
            WIDTH,
            HEIGHT,
            (canvas, nowNs) -> paint(canvas, frame.get()),
            new NoInput(),
            () -> {
              GlWindow target = open.get();
              if (target != null && frame.incrementAndGet() == to) {
                target.requestScreenshot(file, taken);
              }
            })) {
      open.set(window);
      CompletableFuture<Path> closing =
          taken.whenComplete((written, failure) -> window.requestClose());
      window.runUntilClosed();
      closing.join();
    }
    BufferedImage picture = ImageIO.read(file.toFile());
    return picture.getRGB(0, 0, WIDTH, HEIGHT, new int[WIDTH * HEIGHT], 0, WIDTH);
  }

  private static void paint(Canvas canvas, int frame) {
    canvas.ground(new Rect(0, 0, 1920, 1080), 0, 0x10141aff);
    canvas.ground(new Rect(50, 50, 900, 500), 20, 0x1c232cff);
    canvas.ground(new Rect(1000, 50, 600, 900), 20, 0x30405000 + 0xff);
    canvas.outline(new Rect(50, 50, 900, 500), 20, 3, 0xffffffff);
    Rect moving = new Rect(60 + 37 * frame, 100, 300, 80);
    canvas.fill(moving, 12, 0xff800080);
    canvas.text("frame " + frame, moving, Align.LEFT, TextStyle.TITLE, 0xffffffff);
    canvas.clip(new Rect(80, 200, 500, 300));
    canvas.polyline(
        new float[] {60, 300 + 10 * frame, 620}, new float[] {220, 480, 210}, 3, 3, 0x40c0ffff);
    canvas.unclip();
    canvas.ring(1300, 400, 120, 30, 0, frame / 10f, 0x00ff00ff);
    canvas.disc(1300, 400, 20, 0xffff0080);
    canvas.line(1010, 960, 1010 + 60 * frame, 700, 7, 0xff0000c0);
    canvas.polygon(0xffff00ff, 500, 700, 560, 800 + 5 * frame, 440, 800);
    canvas.text("still", new Rect(1650, 50, 200, 60), Align.RIGHT, TextStyle.LABEL, 0xffffffff);
  }

  private static final class NoInput implements WindowInput {

    @Override
    public void keyPressed(Key key) {}

    @Override
    public void mousePressed(float x, float y, Viewport viewport) {}

    @Override
    public void keyReleased(Key key) {}

    @Override
    public void timePasses() {}
  }
}
