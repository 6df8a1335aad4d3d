package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * Pulses by channel as the whole numbers of a permit, and what the guard must know of each channel
 * to judge them. Index 0 is channel 1. Reused; one thread at a time.
 */
public final class PulseNumbers {

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  /** What the pulses are for. */
  public StimulationMode mode = StimulationMode.GAIT;

  /** Current, steps of 0.5 mA; 0 is off. */
  public final int[] halfMilliamps = new int[CHANNELS];

  /** Duration of one phase. */
  public final int[] widthMicros = new int[CHANNELS];

  /** Time between pulses. */
  public final int[] periodMicros = new int[CHANNELS];

  /** Area of the smaller electrode; 0 where the channel is not configured. */
  public final int[] areaSquareMillimetres = new int[CHANNELS];

  /** The highest current that the channel may ever have, steps of 0.5 mA. */
  public final int[] maximumHalfMilliamps = new int[CHANNELS];
}
