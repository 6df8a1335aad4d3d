package org.dorsi.controller.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.stimulator.StimulatorDriver;
import org.dorsi.sensors.serial.SerialLink;

/**
 * The threads around a {@link GuardCore}: permits in, bytes of the device in, pulses at their time,
 * acks out.
 *
 * <p>Whoever learns of something takes the core's lock and acts: the thread that reads a permit
 * writes the pulse it causes. Only acks are handed over, to a thread that may block; as each ack
 * says everything, one that was not written in time is simply replaced by the next.
 *
 * <p>What each thread does again and again is one method, for that thread alone: tests call it.
 */
final class GuardProcess {

  /**
   * What the guard has from the computer it runs on.
   *
   * @param permits from the controller
   * @param acks to the controller
   * @param clock monotonic time, ns, only ever compared with itself
   * @param urgency asks for the calling thread to run before all that is not about pulses
   * @param exit ends the process with a code, at once
   */
  record Computer(
      InputStream permits,
      OutputStream acks,
      LongSupplier clock,
      Runnable urgency,
      IntConsumer exit) {}

  static final int EXIT_OVER = 0;
  static final int EXIT_DEVICE = 2;
  static final int EXIT_BROKEN = 3;

  /** Acks are at most this far apart. */
  static final long ACK_NS = 10_000_000;

  /** How often the core is looked after when no pulse is due. */
  static final long TICK_NS = 5_000_000;

  /** Row H10 of safety.md: a write that takes longer is blocked. */
  static final long WRITE_DEADLINE_NS = 20_000_000;

  /** A computer that stood still makes one look at a write come late, but not two. */
  private static final int BLOCKED_LOOKS = 2;

  private static final long NOT_WRITING = Long.MAX_VALUE;

  private final Computer computer;
  private final SerialLink link;
  private final ReentrantLock lock = new ReentrantLock();
  private final GuardCore core;
  private final StepThread deviceThread = new StepThread("guard-device", this::hearDevice);
  final StepThread ackThread = new StepThread("guard-acks", this::sendAck);
  final StepThread pulseThread;

  private final Permit permit = new Permit();
  private final ByteBuffer permitFrame = ByteBuffer.allocate(Permit.SIZE);
  private final byte[] heard = new byte[512];
  private final Ack ack = new Ack();
  private final ByteBuffer ackFrame = ByteBuffer.allocate(Ack.SIZE);
  private int blockedLooks;

  private volatile long writingSinceNs = NOT_WRITING;
  private volatile boolean left;

  /** When the pulse thread looks next; under the lock. */
  private long wakeNs;

  GuardProcess(long sessionEpoch, GuardSettings settings, SerialLink link, Computer computer) {
    this.link = link;
    this.computer = computer;
    core =
        new GuardCore(
            sessionEpoch,
            StimulatorDriver.of(
                settings.model(), settings.level(), settings.port(), this::writeToDevice));
    pulseThread = new StepThread("guard-pulses", computer.urgency(), this::givePulses);
  }

  /** Runs until the permits end; the ack thread sees then that it is over, and leaves. */
  void run() {
    open();
    deviceThread.start();
    pulseThread.start();
    ackThread.start();
    boolean more = takePermit();
    while (more) {
      more = takePermit();
    }
    end();
  }

  /** Asks the device who it is. */
  void open() {
    lock.lock();
    try {
      core.open(now());
    } finally {
      lock.unlock();
    }
  }

  /** The controller is gone: there are no permits any more. */
  void end() {
    core.inhibit();
    lock.lock();
    try {
      core.onEnd(now());
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return computer.clock().getAsLong();
  }

  /** Waits for a permit and acts on it; false at the end of the file. */
  boolean takePermit() {
    if (!readPermit()) {
      return false;
    }
    boolean good = permit.decode(permitFrame);
    if (good && (permit.type == Permit.Type.STOP || permit.type == Permit.Type.END)) {
      core.inhibit();
    }
    boolean sooner;
    lock.lock();
    try {
      if (good) {
        core.onPermit(permit, now());
      } else {
        core.onDamagedPermit(now());
      }
      sooner = core.nextPulseNs() < wakeNs;
    } finally {
      lock.unlock();
    }
    if (sooner) {
      pulseThread.wake();
    }
    ackThread.wake();
    return true;
  }

  private boolean readPermit() {
    try {
      return computer.permits().readNBytes(permitFrame.array(), 0, Permit.SIZE) == Permit.SIZE;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits for bytes of the device and acts on them. */
  long hearDevice() {
    try {
      int count = link.read(heard);
      lock.lock();
      try {
        core.onDeviceBytes(heard, count, now());
      } finally {
        lock.unlock();
      }
      return 0;
    } catch (IOException e) {
      lock.lock();
      try {
        core.onPortFailed(String.valueOf(e.getMessage()), now());
      } finally {
        lock.unlock();
      }
      return StepThread.END;
    }
  }

  /** Gives the pulses that are due. */
  long givePulses() {
    long nowNs = now();
    long nextNs;
    lock.lock();
    try {
      core.onTick(nowNs);
      nextNs = Math.min(core.nextPulseNs(), nowNs + TICK_NS);
      wakeNs = nextNs;
    } finally {
      lock.unlock();
    }
    return left ? StepThread.END : Math.max(0, nextNs - now());
  }

  /** Says how things stand, and leaves when there is no more to do. */
  long sendAck() {
    if (lockBeforeDeadline()) {
      boolean over;
      boolean failed;
      try {
        core.fill(ack, now());
        over = core.isOver(now());
        failed = !core.startFailure().isEmpty();
      } finally {
        lock.unlock();
      }
      blockedLooks = 0;
      writeAck();
      if (over || failed) {
        link.close();
        leave(failed ? EXIT_DEVICE : EXIT_OVER);
      }
    } else if (isWriteBlocked() && ++blockedLooks == BLOCKED_LOOKS) {
      // Nothing can be said to the device any more but by the end of the process.
      ack.stimulator = GuardStatus.Stimulator.FAULT;
      ack.setDetail(link.name() + ": the device takes no more bytes");
      writeAck();
      leave(EXIT_DEVICE);
    }
    return left ? StepThread.END : ACK_NS;
  }

  private boolean isWriteBlocked() {
    return now() - writingSinceNs > WRITE_DEADLINE_NS;
  }

  private void writeAck() {
    ack.encode(ackFrame);
    try {
      computer.acks().write(ackFrame.array(), 0, Ack.SIZE);
    } catch (IOException e) {
      // Nobody listens any more; the end of the permits follows.
    }
  }

  private void leave(int code) {
    left = true;
    computer.exit().accept(code);
  }

  /** Under the lock, on the thread that decided. */
  private boolean writeToDevice(byte[] bytes, int length) {
    boolean taken = false;
    writingSinceNs = now();
    try {
      link.write(bytes, 0, length);
      taken = true;
    } catch (IOException e) {
      // The driver hears of it, and says so in its words.
    } finally {
      writingSinceNs = NOT_WRITING;
    }
    return taken;
  }

  /** A mistake in this program: nothing of it is to be trusted any more. Any thread. */
  void onMistake(Thread thread, Throwable mistake) {
    mistake.printStackTrace();
    stopDevice();
    leave(EXIT_BROKEN);
  }

  /** The last thing said to the device on every way out that is no plain end. Any thread. */
  void stopDevice() {
    core.inhibit();
    if (lockBeforeDeadline()) {
      try {
        core.onEnd(now());
      } finally {
        lock.unlock();
      }
    }
  }

  /** Who cannot have the lock for so long waits for a device that takes no bytes. */
  private boolean lockBeforeDeadline() {
    try {
      return lock.tryLock(WRITE_DEADLINE_NS, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
