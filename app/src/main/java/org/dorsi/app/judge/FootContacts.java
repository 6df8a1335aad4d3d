package org.dorsi.app.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * What a recording says of one foot: samples of its switches, in seconds of the recording.
 *
 * <p>Built sample by sample; then read.
 */
public final class FootContacts {

  /** A silence longer than this is a dropout of the recording. */
  static final double DROPOUT_SECONDS = 0.1;

  /** All switches open for less than this is no swing: the swing of a walk takes 0.3 s and more. */
  private static final double SHORTEST_SWING_SECONDS = 0.1;

  /** One swing with what leads to it and ends it, in seconds of the recording. */
  record Swing(double heelOffSeconds, double toeOffSeconds, double initialContactSeconds) {}

  /** A stretch without samples. */
  record Dropout(double startSeconds, double endSeconds) {}

  private final List<Swing> swings = new ArrayList<>();
  private final List<Dropout> dropouts = new ArrayList<>();
  private double last = Double.NaN;
  private boolean heel;
  private boolean forefoot;
  private double heelOff = Double.NaN;
  private double toeOff = Double.NaN;

  /** Adds the next sample. */
  public void add(double seconds, boolean heelClosed, boolean forefootClosed) {
    if (seconds - last > DROPOUT_SECONDS) {
      dropouts.add(new Dropout(last, seconds));
      heelOff = Double.NaN;
      toeOff = Double.NaN;
    } else if (!Double.isNaN(last)) {
      edges(seconds, heelClosed, forefootClosed);
    }
    heel = heelClosed;
    forefoot = forefootClosed;
    last = seconds;
  }

  private void edges(double seconds, boolean heelClosed, boolean forefootClosed) {
    boolean down = heelClosed || forefootClosed;
    if (heel && !heelClosed && (forefootClosed || Double.isNaN(heelOff))) {
      heelOff = seconds;
    }
    if ((heel || forefoot) && !down) {
      toeOff = seconds;
    }
    if (!heel && !forefoot && down && !Double.isNaN(toeOff)) {
      if (seconds - toeOff >= SHORTEST_SWING_SECONDS) {
        swings.add(new Swing(Double.isNaN(heelOff) ? toeOff : heelOff, toeOff, seconds));
        heelOff = Double.NaN;
      }
      toeOff = Double.NaN;
    }
  }

  List<Swing> swings() {
    return swings;
  }

  List<Dropout> dropouts() {
    return dropouts;
  }
}
