package org.dorsi.sim.device;

import java.util.List;
import java.util.Optional;

/**
 * A recorded walk, ready to be played: what each sensor said, at the recording's own times.
 *
 * @param name what log lines call it
 * @param switches the foot switches, where there were any
 * @param imus the inertial units
 */
public record Recording(String name, Optional<SwitchTrack> switches, List<ImuTrack> imus) {

  public Recording {
    imus = List.copyOf(imus);
  }
}
