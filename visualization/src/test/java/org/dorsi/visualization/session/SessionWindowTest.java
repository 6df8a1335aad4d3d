package org.dorsi.visualization.session;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.Viewport;
import org.dorsi.visualization.theme.Signal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs a display (a virtual one does); is skipped where there is none. */
@Timeout(60)
class SessionWindowTest {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final FakeWalk walk = new FakeWalk(FakeWalk.Scene.of(new SafetyState.Stimulating()));
  private final TraceHistory history = new TraceHistory();
  private final long startNs = System.nanoTime();

  @BeforeEach
  void needsADisplay() {
    String reason = SessionWindow.whyUnavailable().orElse("");
    assumeTrue(reason.isEmpty(), "no display: " + reason);
    walk.feed(history, 20_000_000_000L);
  }

  @Test
  void writesThePictureThatWasOrdered(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("pictures/session.png");
    WindowSettings settings = settings().withScreenshot(file, 20.2);
    try (SessionWindow window =
        SessionWindow.open(settings, this::now, history, command -> {}, () -> {})) {
      CompletableFuture<Path> closing =
          window.screenshot().whenComplete((written, failure) -> window.requestClose());
      window.runUntilClosed();
      assertEquals(file, closing.get(1, TimeUnit.SECONDS));
    }
    BufferedImage picture = ImageIO.read(file.toFile());
    assertEquals(WIDTH, picture.getWidth());
    assertEquals(HEIGHT, picture.getHeight());
    assertEquals(Signal.OUTPUT.fill() >>> 8, picture.getRGB(WIDTH / 2, 6) & 0xffffff);
    Rect stop = SessionLayout.stop(new Viewport(WIDTH, HEIGHT));
    float scale = WIDTH / 1920f;
    int stopPixel = picture.getRGB((int) (stop.centerX() * scale), (int) ((stop.y() + 4) * scale));
    assertEquals(Signal.ALARM.fill() >>> 8, stopPixel & 0xffffff);
    assertTrue(colors(picture) > 200, "letters have soft edges, so there are many colours");
  }

  @Test
  void aClickOnStopReachesTheGuardWhileDrawingIsBlocked() throws Exception {
    assumeTrue(!GraphicsEnvironment.isHeadless(), "no desktop classes to click with");
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<String> sent = new CopyOnWriteArrayList<>();
    AtomicReference<@Nullable SessionWindow> open = new AtomicReference<>();
    AtomicInteger frames = new AtomicInteger();
    try (SessionWindow window =
        SessionWindow.open(
            settings(),
            this::now,
            history,
            command -> {
              sent.add(command.line());
              requireNonNull(open.get()).requestClose();
            },
            () -> sent.add("guard stop"),
            () -> {
              if (frames.incrementAndGet() == 3) {
                blocked.countDown();
                awaitQuietly(release);
              }
            })) {
      open.set(window);
      int[] position = window.position();
      CompletableFuture<Void> click =
          CompletableFuture.runAsync(
              () -> {
                awaitQuietly(blocked);
                clickOnStop(position);
              });
      CompletableFuture.delayedExecutor(20, TimeUnit.SECONDS).execute(window::requestClose);
      window.runUntilClosed();
      click.get(1, TimeUnit.SECONDS);
      assertEquals(List.of("guard stop", "stop"), sent);
      assertEquals(3, frames.get(), "drawing was blocked all the time");
      release.countDown();
    } finally {
      release.countDown();
    }
  }

  private static void clickOnStop(int[] position) {
    try {
      Rect stop = SessionLayout.stop(new Viewport(WIDTH, HEIGHT));
      float scale = WIDTH / 1920f;
      Robot robot = new Robot();
      robot.mouseMove(
          position[0] + (int) (stop.centerX() * scale),
          position[1] + (int) (stop.centerY() * scale));
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    } catch (AWTException e) {
      throw new IllegalStateException("cannot click", e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long colors(BufferedImage picture) {
    int[] pixels = picture.getRGB(0, 0, WIDTH, HEIGHT, new int[WIDTH * HEIGHT], 0, WIDTH);
    return Arrays.stream(pixels).distinct().count();
  }

  private ControlSnapshot now() {
    return walk.at(20_000_000_000L + System.nanoTime() - startNs);
  }

  private WindowSettings settings() {
    WindowSettings full = WindowSettings.of(walk.settings());
    return new WindowSettings(WIDTH, HEIGHT, full.theme(), full.controller(), full.screenshot());
  }
}
