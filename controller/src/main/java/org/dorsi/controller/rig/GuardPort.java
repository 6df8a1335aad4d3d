package org.dorsi.controller.rig;

import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafeCommand;

/** The controller's end of the way to the guard. Control thread only; nothing here waits. */
public interface GuardPort extends AutoCloseable {

  /** Puts the command where the next permit is made from; overwrites the one before. */
  void apply(SafeCommand command);

  /** The guard's last word; {@link GuardStatus#absent} before the first. */
  GuardStatus status();

  @Override
  void close();
}
