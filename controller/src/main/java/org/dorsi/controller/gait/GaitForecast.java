package org.dorsi.controller.gait;

/**
 * When the next events of a leg are expected: predictions, never detections.
 *
 * <p>Stimulation that is to begin a given time before an event asks here. A prediction may lie in
 * the past while its event is overdue; an event that is overdue by more than a fifth of a stride is
 * expected no longer ({@link #NEVER}) until another event has shown that the person goes on.
 *
 * <p>Immutable; any thread.
 *
 * @param heelOffNs the next heel off, session time; {@link #NEVER} where none is expected
 * @param toeOffNs the next toe off
 * @param contactNs the next initial contact
 */
public record GaitForecast(long heelOffNs, long toeOffNs, long contactNs) {

  /** Stands for an event that is not expected. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Expects nothing. */
  public static final GaitForecast NONE = new GaitForecast(NEVER, NEVER, NEVER);
}
