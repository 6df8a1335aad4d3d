package org.dorsi.app.architecture.wrong.visualization;

import org.dorsi.app.architecture.wrong.sim.WrongSim;

/** A window that looks behind what it shows. */
public final class WrongWindow {
  static final class KnowsTheSimulator {
    final Class<?> known = WrongSim.class;
  }
}
