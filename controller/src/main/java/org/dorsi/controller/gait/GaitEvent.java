package org.dorsi.controller.gait;

import org.dorsi.sensors.Side;

/**
 * A detected instant of the gait cycle of one leg. Detections only: predictions are another type,
 * {@link GaitForecast}.
 *
 * <p>Immutable; any thread.
 */
public sealed interface GaitEvent {

  /** When the detector said so, session time: the instant that stimulation can act on. */
  long timeNs();

  /**
   * When it happened, by the detector's best estimate, session time; never after {@link #timeNs}.
   */
  long estimateNs();

  /** The leg. */
  Side side();

  /** How sure the detector is, 0 to 1. */
  double confidenceFraction();

  /** What it was detected from. */
  EventSource source();

  /**
   * The event's abbreviation in files: {@code IC}, {@code FF}, {@code HO}, {@code TO}, {@code FA},
   * {@code TV}.
   */
  String label();

  /** The foot touches the ground. */
  record InitialContact(
      long timeNs, long estimateNs, Side side, double confidenceFraction, EventSource source)
      implements GaitEvent {
    @Override
    public String label() {
      return "IC";
    }
  }

  /** The whole sole is on the ground. */
  record FootFlat(
      long timeNs, long estimateNs, Side side, double confidenceFraction, EventSource source)
      implements GaitEvent {
    @Override
    public String label() {
      return "FF";
    }
  }

  /** The heel leaves the ground. */
  record HeelOff(
      long timeNs, long estimateNs, Side side, double confidenceFraction, EventSource source)
      implements GaitEvent {
    @Override
    public String label() {
      return "HO";
    }
  }

  /** The toes leave the ground. */
  record ToeOff(
      long timeNs, long estimateNs, Side side, double confidenceFraction, EventSource source)
      implements GaitEvent {
    @Override
    public String label() {
      return "TO";
    }
  }

  /** The swinging foot passes the standing one. */
  record FeetAdjacent(
      long timeNs, long estimateNs, Side side, double confidenceFraction, EventSource source)
      implements GaitEvent {
    @Override
    public String label() {
      return "FA";
    }
  }

  /** The swinging shank is vertical. */
  record TibiaVertical(
      long timeNs, long estimateNs, Side side, double confidenceFraction, EventSource source)
      implements GaitEvent {
    @Override
    public String label() {
      return "TV";
    }
  }
}
