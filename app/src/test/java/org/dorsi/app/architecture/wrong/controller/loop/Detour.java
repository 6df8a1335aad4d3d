package org.dorsi.app.architecture.wrong.controller.loop;

import org.dorsi.app.architecture.wrong.controller.guard.GuardPort;

/** Knows the guard, so that whoever knows it does too. */
public final class Detour {
  final GuardPort port = new GuardPort();
}
