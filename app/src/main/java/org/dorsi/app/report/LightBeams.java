package org.dorsi.app.report;

import java.util.List;
import org.dorsi.app.score.EventTimes;
import org.dorsi.app.score.LeftOut;

/**
 * Leaves out what light beams beside a belt report as it slows to a stop: contacts of one foot at
 * the very millisecond at which the other leaves, stride after stride and on after both feet stand
 * still. Nobody walks without double support; the walk ends at the first of them.
 */
final class LightBeams {

  private static final double SAME_SECONDS = 1e-3;

  /** The tolerance of the widest score. */
  private static final double TOLERANCE_SECONDS = 0.25;

  private static final double LONG_AFTER_SECONDS = 10;

  private LightBeams() {}

  /** What is left out already, and all from the first coincidence on. */
  static LeftOut audit(EventTimes reference, LeftOut leftOut) {
    double end = 0;
    double first = Double.POSITIVE_INFINITY;
    for (String side : List.of("L", "R")) {
      for (double contact : reference.seconds("IC", side)) {
        end = Math.max(end, contact + LONG_AFTER_SECONDS);
        for (double toeOff : reference.seconds("TO", side.equals("L") ? "R" : "L")) {
          if (Math.abs(contact - toeOff) < SAME_SECONDS) {
            first = Math.min(first, contact);
          }
        }
      }
    }
    return leftOut.and(Math.min(first, end) - TOLERANCE_SECONDS, end);
  }
}
