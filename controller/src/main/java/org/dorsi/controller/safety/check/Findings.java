package org.dorsi.controller.safety.check;

import java.util.List;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * What the checks found in one tick, by severity (safety requirements, section 3): hold (S0) takes
 * this tick's pulses, suspend (S1) waits for valid gait, latch (S2) for the operator, stop (S3) for
 * a new arming. Of several causes of one severity the first is told.
 *
 * <p>Reused. Control thread only.
 */
public final class Findings {

  private final List<String> notes;
  private boolean leftHeld;
  private boolean rightHeld;
  private boolean released;
  private boolean tooLate;
  private @Nullable String suspends;
  private @Nullable String latches;
  private @Nullable String stops;

  /**
   * @param notes where news for the operator and the log are added
   */
  public Findings(List<String> notes) {
    this.notes = notes;
  }

  /** Begins a tick in which nothing has been found yet. */
  public void clear() {
    leftHeld = false;
    rightHeld = false;
    released = false;
    tooLate = false;
    suspends = null;
    latches = null;
    stops = null;
  }

  /** S0: no pulses on this side in this tick. */
  public void hold(Side side) {
    leftHeld |= side == Side.LEFT;
    rightHeld |= side == Side.RIGHT;
  }

  /** S1: no output until gait has proved valid again. */
  public void suspend(String cause) {
    suspends = suspends == null ? cause : suspends;
  }

  /** S1: the tick came so late that the guard has stopped; the place in gait is lost. */
  public void tooLate() {
    tooLate = true;
  }

  /** S1: nobody holds the dead-man switch. */
  public void release() {
    released = true;
  }

  /** S2: no output until the operator has acknowledged. */
  public void latch(String cause) {
    latches = latches == null ? cause : latches;
  }

  /** S3: stopped, until reset and armed anew. */
  public void stop(String cause) {
    stops = stops == null ? cause : stops;
  }

  /** Tells the operator and the log, and stops nothing. */
  public void note(String news) {
    notes.add(news);
  }

  public boolean isHeld(Side side) {
    return side == Side.LEFT ? leftHeld : rightHeld;
  }

  public boolean isTooLate() {
    return tooLate;
  }

  public boolean isReleased() {
    return released;
  }

  public @Nullable String suspends() {
    return suspends;
  }

  public @Nullable String latches() {
    return latches;
  }

  public @Nullable String stops() {
    return stops;
  }
}
