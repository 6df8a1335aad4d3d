package org.dorsi.controller.guard;

import com.fazecast.jSerialComm.SerialPort;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.sensors.serial.JSerialCommPorts;
import org.dorsi.sensors.serial.SerialPorts;

/**
 * The guard process: owns the stimulator's port, lets pulses through while permits are fresh.
 *
 * <p>Permits come on standard input, acks leave on standard output; started by {@link GuardLink}.
 * Arguments: port, session epoch, model, level. Leaves with 0 after the session, with 2 when the
 * port does not lead to a working stimulator; the last ack says why.
 */
public final class GuardMain {

  private GuardMain() {}

  /** The part of the C library that a process group of its own needs. */
  interface ProcessGroups extends Library {
    int setpgid(int pid, int group);
  }

  public static void main(String[] args) {
    leaveProcessGroup();
    Rehearsal.run();
    long startNs = System.nanoTime();
    GuardProcess.Computer computer =
        new GuardProcess.Computer(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            () -> System.nanoTime() - startNs,
            RealTimePriority::ask,
            Runtime.getRuntime()::halt);
    open(args, new JSerialCommPorts(), computer)
        .ifPresent(
            guard -> {
              Thread.setDefaultUncaughtExceptionHandler(guard::onMistake);
              // The library's: it waits for this hook before it flushes and closes the port. As
              // soon as the device has answered the stop, the ack thread ends the process.
              SerialPort.addShutdownHook(
                  new Thread(
                      () -> {
                        guard.stopDevice();
                        LockSupport.parkNanos(2 * GuardCore.FAREWELL_NS);
                      },
                      "guard-shutdown"));
              guard.run();
            });
  }

  /**
   * Opens the port.
   *
   * @return empty when that failed: the ack says why, and the process has been told to leave
   */
  static Optional<GuardProcess> open(
      String[] args, SerialPorts ports, GuardProcess.Computer computer) {
    if (args.length != 4) {
      throw new IllegalArgumentException("arguments must be: port, session epoch, model, level");
    }
    // What is known of the channels comes with every permit.
    GuardSettings settings =
        new GuardSettings(
            StimulatorModel.valueOf(args[2]),
            StimulationLevel.valueOf(args[3]),
            args[0],
            List.of());
    long sessionEpoch = Long.parseLong(args[1]);
    try {
      return Optional.of(
          new GuardProcess(
              sessionEpoch, settings, ports.open(settings.port(), settings.line()), computer));
    } catch (IOException e) {
      say(computer.acks(), String.valueOf(e.getMessage()));
      computer.exit().accept(GuardProcess.EXIT_DEVICE);
      return Optional.empty();
    }
  }

  private static void say(OutputStream acks, String reason) {
    Ack ack = new Ack();
    ack.stimulator = GuardStatus.Stimulator.FAULT;
    ack.setDetail(reason);
    ByteBuffer frame = ByteBuffer.allocate(Ack.SIZE);
    ack.encode(frame);
    try {
      acks.write(frame.array(), 0, Ack.SIZE);
    } catch (IOException e) {
      // Nobody listens any more.
    }
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
