package org.dorsi.visualization.session;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.Notice;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.visualization.theme.Theme;

/**
 * Pictures of the screen in all its states, to be looked at: {@code Gallery FOLDER [NAME-PART]}.
 */
final class Gallery {

  /** The themes as the key T brings them. */
  private static final List<String> LOOKS = List.of("dark", "light", "dark-vicon", "light-vicon");

  private static final long BEGIN_NS = 83_400_000_000L;

  private Gallery() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String part = arguments.length > 1 ? arguments[1] : "";
    for (Map.Entry<String, FakeWalk.Scene> scene : scenes().entrySet()) {
      if (!scene.getKey().contains(part)) {
        continue;
      }
      String name = scene.getKey();
      Theme theme = Theme.DARK;
      for (String look : LOOKS) {
        picture(
            folder.resolve(name + "-1080-" + look + ".png"),
            scene.getValue(),
            name.equals("nodata"),
            1920,
            1080,
            theme);
        theme = theme.next();
      }
      picture(
          folder.resolve(name + "-720-dark.png"),
          scene.getValue(),
          name.equals("nodata"),
          1280,
          720,
          Theme.DARK);
    }
  }

  static Map<String, FakeWalk.Scene> scenes() {
    Map<String, FakeWalk.Scene> scenes = new LinkedHashMap<>();
    scenes.put("safe", FakeWalk.Scene.of(new SafetyState.Idle("self-test, side-check")));
    scenes.put(
        "calibrate",
        FakeWalk.Scene.of(new SafetyState.Idle("calibration ta-left, calibration ta-right")));
    scenes.put("calibrating", FakeWalk.Scene.of(new SafetyState.Calibrating("ta-left", false)));
    scenes.put(
        "calibrating-eight",
        FakeWalk.Scene.of(new SafetyState.Calibrating("ta-left", true))
            .channels(FakeWalk.eightChannels()));
    scenes.put("armed", FakeWalk.Scene.of(new SafetyState.Armed(false)));
    scenes.put("stimulating", FakeWalk.Scene.of(new SafetyState.Stimulating()));
    scenes.put("nodata", FakeWalk.Scene.of(new SafetyState.Stimulating()));
    scenes.put(
        "simulation",
        FakeWalk.Scene.of(new SafetyState.Stimulating()).mode(SessionMode.SIMULATION));
    scenes.put(
        "eight",
        FakeWalk.Scene.of(new SafetyState.Stimulating())
            .mode(SessionMode.TEST_LOAD)
            .channels(FakeWalk.eightChannels()));
    scenes.put(
        "one",
        FakeWalk.Scene.of(new SafetyState.Suspended("operator pause", false))
            .mode(SessionMode.REPLAY)
            .channels(FakeWalk.twoChannels().subList(1, 2)));
    scenes.put(
        "fault",
        FakeWalk.Scene.of(new SafetyState.Suspended("imu-right lost for 0.6 s", true))
            .notices(
                new Notice(61_000_000_000L, false, "marker 3"),
                new Notice(70_200_000_000L, false, "intensity ta-left 18 to 19 mA"),
                new Notice(82_100_000_000L, true, "imu-right: nothing heard for 0.6 s"),
                new Notice(82_200_000_000L, true, "FAULT: imu-right lost for 0.6 s")));
    scenes.put(
        "stopped",
        FakeWalk.Scene.of(new SafetyState.EmergencyStopped("operator")).stopLatched(true));
    return scenes;
  }

  private static void picture(
      Path file, FakeWalk.Scene scene, boolean frozen, int width, int height, Theme theme)
      throws Exception {
    FakeWalk walk = new FakeWalk(scene);
    TraceHistory history = new TraceHistory();
    walk.feed(history, BEGIN_NS);
    long startNs = System.nanoTime();
    WindowSettings settings =
        new WindowSettings(width, height, theme, walk.settings(), Optional.empty());
    Supplier<ControlSnapshot> session = frozen ? () -> walk.at(BEGIN_NS) : () -> now(walk, startNs);
    try (SessionWindow window =
        SessionWindow.open(
            settings,
            session,
            history,
            command -> {},
            () -> {},
            () -> walk.feed(history, now(walk, startNs).timeNs()))) {
      CompletableFuture<Path> taken = new CompletableFuture<>();
      CompletableFuture.delayedExecutor(2600, TimeUnit.MILLISECONDS)
          .execute(() -> window.requestScreenshot(file, taken));
      CompletableFuture<Path> closing =
          taken.whenComplete((written, failure) -> window.requestClose());
      window.runUntilClosed();
      closing.join();
    }
  }

  private static ControlSnapshot now(FakeWalk walk, long startNs) {
    return walk.at(BEGIN_NS + System.nanoTime() - startNs);
  }
}
