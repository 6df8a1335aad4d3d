package org.dorsi.visualization.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.visualization.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * What a session window is told before it opens.
 *
 * @param width pixels across, in the window system's units
 * @param height pixels down
 * @param theme colours to begin with
 * @param controller the session's settings: steps to attest, pulse widths and frequencies
 * @param screenshot a picture to take on the way
 * @param figure the simulated patient's newest figure, for any thread; null where nobody is
 *     simulated
 */
public record WindowSettings(
    int width,
    int height,
    Theme theme,
    ControllerSettings controller,
    Optional<ScreenshotOrder> screenshot,
    Supplier<@Nullable WalkingFigure> figure) {

  /**
   * A picture to take.
   *
   * @param file PNG file to write
   * @param atSeconds session time at which it is taken
   */
  public record ScreenshotOrder(Path file, double atSeconds) {

    public ScreenshotOrder {
      if (!(atSeconds >= 0)) {
        throw new IllegalArgumentException(
            "screenshot time must not be negative, got " + atSeconds + " s");
      }
    }
  }

  /** A window where nobody is simulated. */
  public WindowSettings(
      int width,
      int height,
      Theme theme,
      ControllerSettings controller,
      Optional<ScreenshotOrder> screenshot) {
    this(width, height, theme, controller, screenshot, () -> null);
  }

  /** A full-HD dark window without a picture. */
  public static WindowSettings of(ControllerSettings controller) {
    return new WindowSettings(1920, 1080, Theme.DARK, controller, Optional.empty());
  }

  /** The same with a picture to take. */
  public WindowSettings withScreenshot(Path file, double atSeconds) {
    return new WindowSettings(
        width,
        height,
        theme,
        controller,
        Optional.of(new ScreenshotOrder(file, atSeconds)),
        figure);
  }

  /** The same with a simulated patient to show. */
  public WindowSettings withFigure(Supplier<@Nullable WalkingFigure> shown) {
    return new WindowSettings(width, height, theme, controller, screenshot, shown);
  }
}
