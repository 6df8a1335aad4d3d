package org.dorsi.app.architecture.wrong.sensors;

import org.dorsi.app.architecture.wrong.controller.gait.WrongKernel;

/** A sensor that looks upwards, and one that talks. */
public final class WrongSensors {
  static final class KnowsTheController {
    final Class<?> known = WrongKernel.class;
  }

  static final class Prints {
    void print() {
      System.out.println("hello");
    }
  }
}
