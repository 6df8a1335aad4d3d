package org.dorsi.app.architecture.wrong.app;

import com.fazecast.jSerialComm.SerialPort;
import com.sun.jna.Native;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorsi.app.architecture.wrong.controller.safety.HardLimiter;
import org.dorsi.app.architecture.wrong.controller.safety.SafeCommand;
import org.dorsi.app.architecture.wrong.controller.stimulator.Driver;
import org.lwjgl.glfw.GLFW;

/** Wiring that takes short cuts. */
public final class WrongApp {
  static final class OpensAPort {
    SerialPort port(String name) {
      return SerialPort.getCommPort(name);
    }
  }

  static final class Draws {
    double time() {
      return GLFW.glfwGetTime();
    }
  }

  static final class CallsTheSystem {
    int lastError() {
      return Native.getLastError();
    }
  }

  static final class MakesACommand {
    final SafeCommand command = new SafeCommand();
  }

  static final class RebuildsACommand {
    final HardLimiter limiter = new HardLimiter();
  }

  static final class DrivesAStimulator {
    final Driver driver = new Driver();
  }

  static final class CountsForEverybody {
    static int count;
  }

  static final class RemembersForEverybody {
    static final AtomicInteger COUNT = new AtomicInteger();
  }
}
