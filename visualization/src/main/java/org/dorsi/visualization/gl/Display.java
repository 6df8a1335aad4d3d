package org.dorsi.visualization.gl;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether there is a display, found out without loading any native library. Any thread. */
public final class Display {

  private Display() {}

  /** Why no window can be opened here; empty where one may be tried. */
  public static Optional<String> whyUnavailable() {
    return whyUnavailable(System.getProperty("os.name", ""), System.getenv());
  }

  static Optional<String> whyUnavailable(String operatingSystem, Map<String, String> environment) {
    String name = operatingSystem.toLowerCase(Locale.ROOT);
    if (name.contains("windows") || name.contains("mac")) {
      return Optional.empty();
    }
    boolean x11 = !environment.getOrDefault("DISPLAY", "").isBlank();
    boolean wayland = !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    return x11 || wayland
        ? Optional.empty()
        : Optional.of("neither DISPLAY nor WAYLAND_DISPLAY is set");
  }
}
