package org.dorsi.app.architecture.wrong.controller.safety;

import org.dorsi.app.architecture.wrong.controller.guard.GuardPort;

/** Safety that needs more than itself. */
final class LeansOnTheGuard {
  final Class<?> known = GuardPort.class;
}
