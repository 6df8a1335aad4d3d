package org.dorsi.controller.guard;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.dorsi.sensors.serial.JSerialCommPorts;
import org.dorsi.sensors.serial.SerialLink;
import org.dorsi.sensors.serial.SerialSettings;

/**
 * The guard process: owns the stimulator's port, lets pulses through while permits are fresh.
 *
 * <p>Permits come on standard input, acks leave on standard output; started by {@link GuardLink}.
 * Arguments: port, session epoch. Leaves with 0 after the session, with 2 when the port does not
 * lead to a working stimulator; the last ack says why.
 */
public final class GuardMain {

  static final int EXIT_OVER = 0;
  static final int EXIT_DEVICE = 2;
  static final int EXIT_BROKEN = 3;

  /** P24 (stimulators.md, section 1.1); it is USB CDC, which does not care. */
  private static final SerialSettings SETTINGS =
      new SerialSettings(3_000_000, 2, SerialSettings.Parity.NONE, true);

  private GuardMain() {}

  /** The part of the C library that a process group of its own needs. */
  interface ProcessGroups extends Library {
    int setpgid(int pid, int group);
  }

  public static void main(String[] args) {
    if (args.length != 2) {
      throw new IllegalArgumentException("arguments must be: port, session epoch");
    }
    leaveProcessGroup();
    Rehearsal.run();
    String port = args[0];
    GuardProcess guard =
        new GuardProcess(
            Long.parseLong(args[1]),
            port,
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out));
    SerialLink link;
    try {
      link = new JSerialCommPorts().open(port, SETTINGS);
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
