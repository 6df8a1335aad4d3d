package org.dorsi.controller.safety.check;

import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * A channel that has had all that it may have in one session (H41). The limiter lets a burst end
 * and begins no other; then the session is over for whoever does not switch the channel off.
 */
final class SessionDose {

  private SessionDose() {}

  static void look(Sight sight, Findings findings) {
    for (int i = 0; i < sight.channels().size(); i++) {
      Watched watched = sight.channels().get(i);
      StimulationChannel channel = watched.program().channel();
      if (watched.isEnabled()
          && !sight.given().pulses(channel.number()).isOn()
          && sight.limiter().isDoseSpent(channel.number(), sight.mode())) {
        findings.latch(channel.name() + ": session dose is spent");
      }
    }
  }
}
