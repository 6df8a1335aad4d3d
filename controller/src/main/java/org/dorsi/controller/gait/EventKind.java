package org.dorsi.controller.gait;

import org.dorsi.sensors.Side;

/** The instants of a leg's gait cycle, in their order. */
enum EventKind {
  INITIAL_CONTACT,
  FOOT_FLAT,
  HEEL_OFF,
  TOE_OFF,
  FEET_ADJACENT,
  TIBIA_VERTICAL;

  /** The event as a value; an estimate that lies ahead of the tick's time is cut to it. */
  GaitEvent at(
      long timeNs, long estimateNs, Side side, double confidenceFraction, EventSource source) {
    long notAfterNs = Math.min(estimateNs, timeNs);
    return switch (this) {
      case INITIAL_CONTACT ->
          new GaitEvent.InitialContact(timeNs, notAfterNs, side, confidenceFraction, source);
      case FOOT_FLAT ->
          new GaitEvent.FootFlat(timeNs, notAfterNs, side, confidenceFraction, source);
      case HEEL_OFF -> new GaitEvent.HeelOff(timeNs, notAfterNs, side, confidenceFraction, source);
      case TOE_OFF -> new GaitEvent.ToeOff(timeNs, notAfterNs, side, confidenceFraction, source);
      case FEET_ADJACENT ->
          new GaitEvent.FeetAdjacent(timeNs, notAfterNs, side, confidenceFraction, source);
      case TIBIA_VERTICAL ->
          new GaitEvent.TibiaVertical(timeNs, notAfterNs, side, confidenceFraction, source);
    };
  }
}
