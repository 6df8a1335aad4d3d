package org.dorsi.app.architecture.wrong.sim;

import org.dorsi.app.architecture.wrong.visualization.WrongWindow;

/** A simulator that wants to be seen. */
public final class WrongSim {
  static final class KnowsTheWindow {
    final Class<?> known = WrongWindow.class;
  }
}
