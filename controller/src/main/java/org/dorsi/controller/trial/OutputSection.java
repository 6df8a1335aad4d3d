package org.dorsi.controller.trial;

import java.util.List;

/**
 * The parts of a tick's outputs that are written, and compared, on their own; in the order of the
 * file.
 */
enum OutputSection {
  LEFT_CYCLE,
  LEFT,
  RIGHT_CYCLE,
  RIGHT,
  SAFETY,
  CHANNELS,
  COMMAND,
  /** Belongs to its tick alone: absent means none, not the same as before. */
  EVENTS,
  /** Belongs to its tick alone: absent means none, not the same as before. */
  NOTES,
  PROGRESS;

  static final List<OutputSection> ALL = List.of(values());

  /** Whether the section holds until it is written again. */
  boolean isRetained() {
    return this != EVENTS && this != NOTES;
  }
}
