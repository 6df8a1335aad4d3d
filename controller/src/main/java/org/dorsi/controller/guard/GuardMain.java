package org.dorsi.controller.guard;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.sensors.serial.JSerialCommPorts;
import org.dorsi.sensors.serial.SerialLink;

/**
 * The guard process: owns the stimulator's port, lets pulses through while permits are fresh.
 *
 * <p>Permits come on standard input, acks leave on standard output; started by {@link GuardLink}.
 * Arguments: port, session epoch, model, level. Leaves with 0 after the session, with 2 when the
 * port does not lead to a working stimulator; the last ack says why.
 */
public final class GuardMain {

  static final int EXIT_OVER = 0;
  static final int EXIT_DEVICE = 2;
  static final int EXIT_BROKEN = 3;

  private GuardMain() {}

  /** The part of the C library that a process group of its own needs. */
  interface ProcessGroups extends Library {
    int setpgid(int pid, int group);
  }

  public static void main(String[] args) {
    if (args.length != 4) {
      throw new IllegalArgumentException("arguments must be: port, session epoch, model, level");
    }
    leaveProcessGroup();
    Rehearsal.run();
    // What is known of the channels comes with every permit.
    GuardSettings settings =
        new GuardSettings(
            StimulatorModel.valueOf(args[2]),
            StimulationLevel.valueOf(args[3]),
            args[0],
            List.of());
    GuardProcess guard =
        new GuardProcess(
            Long.parseLong(args[1]),
            settings,
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out));
    SerialLink link;
    try {
      link = new JSerialCommPorts().open(settings.port(), settings.line());
    } catch (IOException e) {
      guard.reportStartFailure(String.valueOf(e.getMessage()));
      Runtime.getRuntime().halt(EXIT_DEVICE);
      return;
    }
    guard.run(link);
  }

  /** An interrupt typed at the session's terminal must not take the guard with it. */
  private static void leaveProcessGroup() {
    if (Platform.isWindows()) {
      return;
    }
    try {
      Native.load(Platform.C_LIBRARY_NAME, ProcessGroups.class).setpgid(0, 0);
    } catch (LinkageError e) {
      // Without it the guard dies with the session's group: end of pulses all the same.
    }
  }
}
