package org.dorsi.controller.safety.check;

import org.dorsi.controller.stimulation.ChannelProgram;

/** One stimulated channel, as the checks see it. */
public interface Watched {

  /** Its program within the limits. */
  ChannelProgram program();

  /** Whether its program may ask for pulses; what a disabled channel's leg does is no matter. */
  boolean isEnabled();
}
