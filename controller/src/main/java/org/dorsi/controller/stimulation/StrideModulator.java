package org.dorsi.controller.stimulation;

import org.dorsi.controller.gait.LegState;

/**
 * An adaptive controller of intensity and pulse width, stride by stride. What it asks for is
 * bounded by the patient's calibration and by how fast a stride may differ from the one before;
 * every limit comes after that.
 *
 * <p>A part of the kernel: a function of its own state and what it is told, or a replay would
 * differ. Control thread only.
 */
@FunctionalInterface
public interface StrideModulator {

  /** Changes nothing. */
  StrideModulator NONE = (channel, leg) -> StrideModulation.UNCHANGED;

  /**
   * Decides about the burst that begins now.
   *
   * @param channel the channel
   * @param leg what is known of its leg
   */
  StrideModulation next(StimulationChannel channel, LegState leg);
}
