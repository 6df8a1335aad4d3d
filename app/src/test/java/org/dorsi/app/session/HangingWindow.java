package org.dorsi.app.session;

import java.awt.AWTException;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dorsi.app.Bench;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.visualization.gl.WindowUnavailableException;
import org.dorsi.visualization.session.SessionWindow;
import org.dorsi.visualization.session.StopButton;
import org.dorsi.visualization.session.WindowSettings;
import org.dorsi.visualization.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * The real window, with a robot for an operator: once there are pulses, drawing hangs for five
 * seconds; meanwhile, early in a burst of pulses, the robot clicks on STOP.
 */
final class HangingWindow implements Screen {

  private static final long HANG_SECONDS = 5;
  private static final int CHANNEL = 1;
  private static final int PULSES_INTO_BURST = 3;
  private static final double PATIENCE_SECONDS = 20;

  private final WindowSettings settings;
  private final Robot robot = robot();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch drawingAgain = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean hang;
  private volatile long clickNs;
  private volatile @Nullable SessionWindow open;

  HangingWindow(ControllerSettings controller) {
    settings = new WindowSettings(1280, 720, Theme.DARK, controller, Optional.empty());
  }

  /** Just before the robot pressed, {@link System#nanoTime}. */
  long clickNs() {
    return clickNs;
  }

  @Override
  public void show(Session session) {
    Thread main = Thread.currentThread();
    try (SessionWindow window =
        SessionWindow.open(
            settings,
            () -> {
              if (Thread.currentThread() != main) {
                drawing();
              }
              return session.snapshots().get();
            },
            session.traces(),
            session.operator(),
            session.emergencyStop())) {
      open = window;
      Point stop = StopButton.onScreen(window, settings);
      CompletableFuture<Void> operator =
          CompletableFuture.runAsync(() -> operate(session, stop))
              .whenComplete((nothing, failure) -> window.requestClose());
      window.runUntilClosed();
      ended.countDown();
      operator.join();
    } catch (WindowUnavailableException e) {
      throw new IllegalStateException("no window", e);
    }
  }

  @Override
  public void end() {
    SessionWindow window = open;
    if (window != null) {
      window.requestClose();
    }
  }

  /** Called by the renderer for each frame. */
  private void drawing() {
    if (!hang || drawingAgain.getCount() == 0) {
      return;
    }
    hanging.countDown();
    awaitQuietly(ended, HANG_SECONDS);
    drawingAgain.countDown();
  }

  private void operate(Session session, Point stop) {
    robot.mouseMove(stop.x, stop.y);
    Bench.await("pulses", PATIENCE_SECONDS, () -> pulses(session) > 0);
    hang = true;
    awaitQuietly(hanging, 5);
    Bench.await("a stance", 5, () -> !inBurst(session));
    long before = pulses(session);
    Bench.await("a burst", 5, () -> pulses(session) >= before + PULSES_INTO_BURST);
    clickNs = System.nanoTime();
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    Bench.await("a confirmed STOP", 5, () -> stopped(session));
    if (hanging.getCount() != 0 || drawingAgain.getCount() == 0) {
      throw new AssertionError("drawing did not hang while STOP was clicked");
    }
    // Late pulses would come in this time.
    awaitQuietly(drawingAgain, HANG_SECONDS + 5);
  }

  private static Robot robot() {
    try {
      return new Robot();
    } catch (AWTException e) {
      throw new IllegalStateException("cannot click", e);
    }
  }

  private static long pulses(Session session) {
    ControlSnapshot snapshot = session.snapshots().get();
    return snapshot == null ? 0 : snapshot.guard().pulses(CHANNEL);
  }

  private static boolean inBurst(Session session) {
    return newest(session).channels().get(0).inWindow();
  }

  private static boolean stopped(Session session) {
    ControlSnapshot snapshot = newest(session);
    return snapshot.guard().stopLatched()
        && snapshot.safety() instanceof SafetyState.EmergencyStopped;
  }

  private static ControlSnapshot newest(Session session) {
    return Objects.requireNonNull(session.snapshots().get(), "a session that stimulates");
  }

  private static void awaitQuietly(CountDownLatch latch, long seconds) {
    try {
      // Where the time passes first, what is asserted next tells.
      boolean unused = latch.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
