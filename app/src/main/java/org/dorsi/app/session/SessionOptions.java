package org.dorsi.app.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a session is to be run, whatever its rig.
 *
 * @param seconds it ends after this time; infinite for never
 * @param trials folder that the trial is written to
 * @param headless whether the console is wanted even where there is a display
 * @param screenshot picture of the window to write; null for none
 * @param screenshotAtSeconds when to take it
 */
public record SessionOptions(
    double seconds,
    Path trials,
    boolean headless,
    @Nullable Path screenshot,
    double screenshotAtSeconds) {

  public SessionOptions {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("seconds must be positive, got " + seconds);
    }
  }

  /** The session time at which it ends, when it begins at this one. */
  long endNs(long beginNs) {
    return seconds < 1e8 ? beginNs + Math.round(seconds * 1e9) : Long.MAX_VALUE;
  }
}
