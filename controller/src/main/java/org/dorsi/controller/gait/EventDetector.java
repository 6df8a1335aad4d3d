package org.dorsi.controller.gait;

import org.dorsi.sensors.SensorReading;

/**
 * Finds the gait events of one leg in its readings, one reading after the other.
 *
 * <p>Causal: what {@link #accept} tells the sink depends on readings seen so far. Allocates
 * nothing. Control thread only.
 */
interface EventDetector {

  /** Who is told of detections. */
  interface Sink {

    /**
     * An event was detected.
     *
     * @param kind which one
     * @param estimateNs when it happened, by the readings' time; not after the newest reading
     * @param confidenceFraction how sure the detector is, 0 to 1
     */
    void detected(EventKind kind, long estimateNs, double confidenceFraction);

    /**
     * The last toe off was none: the foot was back on the ground too soon for a swing.
     *
     * @param heelDown whether the heel bears load
     */
    void stanceGoesOn(boolean heelDown);
  }

  /** What the events are detected from. */
  EventSource source();

  /** Whether a reading is of the kind that this detector looks at. */
  boolean wants(SensorReading reading);

  /**
   * Looks at the next reading.
   *
   * @param reading a reading that {@link #wants} accepts, not older than the one before it
   * @param strideSeconds the wearer's stride time; NaN while unknown
   * @param sink who is told
   */
  void accept(SensorReading reading, double strideSeconds, Sink sink);

  /** Whether the detector tells an event of this kind in an ordinary stride. */
  default boolean tells(EventKind kind) {
    return kind != EventKind.FEET_ADJACENT && kind != EventKind.TIBIA_VERTICAL;
  }

  /** Whether the detector knows the wearer well enough to be relied on. */
  default boolean isCalibrated() {
    return true;
  }

  /**
   * When an event that shows already in the motion will happen: a prediction, session time.
   *
   * @return {@link GaitForecast#NEVER} where none shows
   */
  default long seenComingNs(EventKind kind) {
    return GaitForecast.NEVER;
  }

  /** Whether the motion shows that the segment rests; false where no motion is seen. */
  default boolean isStill() {
    return false;
  }

  /** Whether the last reading shows that this event is now, so surely that no leader is awaited. */
  default boolean isSureOf(EventKind kind) {
    return false;
  }

  /** What is amiss although events are detected. */
  default PhaseReason reason() {
    return PhaseReason.NONE;
  }

  /** Whether a reading of another sensor teaches this detector while it is being calibrated. */
  default boolean isTaughtBy(SensorReading reading) {
    return false;
  }

  /** Learns from a reading that {@link #isTaughtBy} accepts; reports nothing. */
  default void teach(SensorReading reading) {}

  /**
   * The other foot has landed.
   *
   * @param strideFraction when, as a share of this leg's stride, counted from its own contact
   */
  default void otherLanded(double strideFraction) {}

  /** How far the shank leans, rad, negative where the ankle is behind the knee; NaN if unknown. */
  default double leanRad() {
    return Double.NaN;
  }

  /** The other leg's {@link #leanRad}, before each reading. */
  default void otherLeans(double otherLeanRad) {}

  /** The contact of this foot was told, by whatever detector leads. */
  default void footLanded() {}

  /** Writes down what was learned of the wearer, under names that begin so. */
  default void save(WearerHabits habits, String name) {}

  /** Takes over what was written down in an earlier session. */
  default void restore(WearerHabits habits, String name) {}

  /** Forgets where in the cycle the foot is, after readings were lost; what was learned stays. */
  void interrupt();
}
