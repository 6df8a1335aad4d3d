package org.dorsi.app.session;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.visualization.session.SessionWindow;
import org.dorsi.visualization.session.WindowSettings;

/** Chooses between window and console. */
final class Screens {

  private Screens() {}

  /**
   * A window where there is a display, unless the console was asked for; the console says why it
   * stands in for the window.
   *
   * @param hurries whether the session runs as fast as it can: nobody can read along then
   * @throws ConfigException when a picture of a window was asked for that cannot be opened
   */
  static Screen choose(SessionOptions options, ControllerSettings controller, boolean hurries) {
    PrintWriter people = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    boolean bar = hurries && ProgressBar.isWanted();
    ConsoleScreen console =
        new ConsoleScreen(people, bar ? options.seconds() : Double.POSITIVE_INFINITY, !hurries);
    if (options.headless()) {
      return console;
    }
    Optional<String> obstacle = SessionWindow.whyUnavailable();
    if (obstacle.isPresent()) {
      if (options.screenshot() != null) {
        throw new ConfigException("no picture of a window: " + obstacle.get());
      }
      people.println("no window: " + obstacle.get() + "; the console instead");
      return console;
    }
    WindowSettings settings = WindowSettings.of(controller);
    if (options.screenshot() != null) {
      settings = settings.withScreenshot(options.screenshot(), options.screenshotAtSeconds());
    }
    return new WindowScreen(settings, console, people);
  }
}
