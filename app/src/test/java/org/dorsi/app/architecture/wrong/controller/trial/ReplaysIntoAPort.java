package org.dorsi.app.architecture.wrong.controller.trial;

import org.dorsi.app.architecture.wrong.controller.loop.Detour;

/** A replay that reaches the guard by a detour. */
final class ReplaysIntoAPort {
  final Detour detour = new Detour();
}
