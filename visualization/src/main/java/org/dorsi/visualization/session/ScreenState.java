package org.dorsi.visualization.session;

import org.dorsi.visualization.theme.Theme;

/**
 * What the input thread and the render thread tell each other. Any thread; each field has one
 * writer.
 */
final class ScreenState {

  /** A screen older than this is not shown as if it were now (safety.md H43). */
  static final long STALE_NS = 500_000_000;

  private volatile Theme theme;
  private volatile int selectedChannel;
  private volatile long stopRequestedNs = Long.MIN_VALUE;
  private volatile long shownNs = Long.MIN_VALUE;

  ScreenState(Theme theme) {
    this.theme = theme;
  }

  Theme theme() {
    return theme;
  }

  /** Main thread only. */
  void theme(Theme chosen) {
    theme = chosen;
  }

  /** Index of the channel that the keys act on. */
  int selectedChannel() {
    return selectedChannel;
  }

  /** Main thread only. */
  void selectedChannel(int index) {
    selectedChannel = index;
  }

  /** When STOP was last asked for in this window, monotonic clock; MIN_VALUE if never. */
  long stopRequestedNs() {
    return stopRequestedNs;
  }

  /** Main thread only. */
  void stopRequestedNs(long nowNs) {
    stopRequestedNs = nowNs;
  }

  /** Notes that a frame with fresh data was painted. Render thread only. */
  void shown(long nowNs) {
    shownNs = nowNs;
  }

  /** Whether the operator sees the session as it is now. */
  boolean operatorSeesNow(long nowNs) {
    return shownNs != Long.MIN_VALUE && nowNs - shownNs < STALE_NS;
  }
}
