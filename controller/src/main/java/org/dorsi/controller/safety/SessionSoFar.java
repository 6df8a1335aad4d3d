package org.dorsi.controller.safety;

import java.util.List;

/**
 * What a session had seen before the program was started anew in it: its limits go on from there
 * (safety requirements, SR-19).
 *
 * @param seconds how long it had lasted
 * @param doses what channel 1, 2, ... had had; none where the list ends
 */
public record SessionSoFar(double seconds, List<Dose> doses) {

  /** A session that begins. */
  public static final SessionSoFar NONE = new SessionSoFar(0, List.of());

  public SessionSoFar {
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("seconds must not be negative, got " + seconds);
    }
    doses = List.copyOf(doses);
  }

  /** What a channel, 1 to 8, had had. */
  public Dose dose(int channel) {
    return channel <= doses.size() ? doses.get(channel - 1) : Dose.NONE;
  }
}
