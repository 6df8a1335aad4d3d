package org.dorsi.controller.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.stimulator.StimulatorDriver;
import org.dorsi.sensors.serial.SerialLink;
import org.jspecify.annotations.Nullable;

/**
 * The threads around a {@link GuardCore}: permits in, bytes of the device in, pulses at their time,
 * acks out.
 *
 * <p>Whoever learns of something takes the core's lock and acts: the thread that reads a permit
 * writes the pulse it causes. Only acks are handed over, to a thread that may block; as each ack
 * says everything, one that was not written in time is simply replaced by the next.
 */
final class GuardProcess {

  /** Acks are at most this far apart. */
  static final long ACK_NS = 10_000_000;

  /** How often the core is looked after when no pulse is due. */
  private static final long TICK_NS = 5_000_000;

  /** Row H10 of safety.md: a write that takes longer is blocked. */
  private static final long WRITE_DEADLINE_NS = 20_000_000;

  private final long startNs = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private final String port;
  private final InputStream permits;
  private final OutputStream acks;
  private final GuardCore core;
  private final StimulatorDriver driver;
  private final Ack ack = new Ack();
  private final ByteBuffer ackFrame = ByteBuffer.allocate(Ack.SIZE);
  private final Thread pulseThread = new Thread(this::givePulses, "guard-pulses");
  private final Thread ackThread = new Thread(this::sendAcks, "guard-acks");

  private @Nullable SerialLink link;

  /** 0 while no write is under way. */
  private volatile long writingSinceNs;

  private long wakeNs;
  private volatile boolean ackDue;

  GuardProcess(long sessionEpoch, GuardSettings settings, InputStream permits, OutputStream acks) {
    this.port = settings.port();
    this.permits = permits;
    this.acks = acks;
    driver = StimulatorDriver.of(settings.model(), settings.level(), port, this::write);
    core = new GuardCore(sessionEpoch, driver);
  }

  /** Says why there is no port to own. */
  void reportStartFailure(String reason) {
    ack.stimulator = GuardStatus.Stimulator.FAULT;
    ack.setDetail(reason);
    writeAck();
  }

  /** Runs until the session is over; never returns. */
  void run(SerialLink opened) {
    link = opened;
    Thread.setDefaultUncaughtExceptionHandler(this::onUncaught);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopDevice, "guard-shutdown"));
    Thread device = new Thread(() -> readDevice(opened), "guard-device");
    lock.lock();
    try {
      driver.open(now());
    } finally {
      lock.unlock();
    }
    device.start();
    pulseThread.start();
    ackThread.start();
    readPermits();
    core.inhibit();
    lock.lock();
    try {
      core.onEnd(now());
    } finally {
      lock.unlock();
    }
    // The ack thread sees that it is over, and leaves.
  }

  private long now() {
    return System.nanoTime() - startNs;
  }

  /** The thread that {@code main} runs on. Returns at the end of the file. */
  private void readPermits() {
    ByteBuffer frame = ByteBuffer.allocate(Permit.SIZE);
    Permit permit = new Permit();
    while (readFully(frame.array())) {
      boolean good = permit.decode(frame);
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
        LockSupport.unpark(pulseThread);
      }
      ackDue = true;
      LockSupport.unpark(ackThread);
    }
  }

  private boolean readFully(byte[] frame) {
    try {
      return permits.readNBytes(frame, 0, frame.length) == frame.length;
    } catch (IOException e) {
      return false;
    }
  }

  private void readDevice(SerialLink opened) {
    byte[] buffer = new byte[512];
    while (true) {
      try {
        int count = opened.read(buffer);
        lock.lock();
        try {
          core.onDeviceBytes(buffer, count, now());
        } finally {
          lock.unlock();
        }
      } catch (IOException e) {
        lock.lock();
        try {
          driver.portFailed(String.valueOf(e.getMessage()), now());
          core.onTick(now());
        } finally {
          lock.unlock();
        }
        return;
      }
    }
  }

  private void givePulses() {
    RealTimePriority.ask();
    while (true) {
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
      long waitNs = nextNs - now();
      if (waitNs > 0) {
        LockSupport.parkNanos(this, waitNs);
      }
    }
  }

  private void sendAcks() {
    int blockedLooks = 0;
    while (true) {
      long dueNs = now() + ACK_NS;
      while (!ackDue && dueNs - now() > 0) {
        LockSupport.parkNanos(this, dueNs - now());
      }
      ackDue = false;
      if (fillAck()) {
        blockedLooks = 0;
        writeAck();
        leaveIfOver();
      } else if (isWriteBlocked() && ++blockedLooks >= 2) {
        leaveBlocked();
      }
    }
  }

  private boolean fillAck() {
    boolean locked = false;
    try {
      locked = lock.tryLock(WRITE_DEADLINE_NS, TimeUnit.NANOSECONDS);
      if (locked) {
        core.fill(ack, now());
      }
      return locked;
    } catch (InterruptedException e) {
      return false;
    } finally {
      if (locked) {
        lock.unlock();
      }
    }
  }

  private void writeAck() {
    ack.encode(ackFrame);
    try {
      acks.write(ackFrame.array(), 0, Ack.SIZE);
    } catch (IOException e) {
      // Nobody listens any more; the end of the permits follows.
    }
  }

  private void leaveIfOver() {
    boolean over;
    boolean failed;
    lock.lock();
    try {
      over = core.isOver(now());
      failed = !core.startFailure().isEmpty();
    } finally {
      lock.unlock();
    }
    if (over || failed) {
      closeLink();
      Runtime.getRuntime().halt(failed ? GuardMain.EXIT_DEVICE : GuardMain.EXIT_OVER);
    }
  }

  private boolean isWriteBlocked() {
    long sinceNs = writingSinceNs;
    return sinceNs != 0 && now() - sinceNs > WRITE_DEADLINE_NS;
  }

  /** The device takes no more bytes: nothing can be said to it but by closing the port. */
  private void leaveBlocked() {
    ack.stimulator = GuardStatus.Stimulator.FAULT;
    ack.setDetail(port + ": the device takes no more bytes");
    writeAck();
    Runtime.getRuntime().halt(GuardMain.EXIT_DEVICE);
  }

  /** Under the lock, on the thread that decided. */
  private boolean write(byte[] bytes, int length) {
    SerialLink to = link;
    if (to == null) {
      return false;
    }
    writingSinceNs = Math.max(1, now());
    try {
      to.write(bytes, 0, length);
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      writingSinceNs = 0;
    }
  }

  private void onUncaught(Thread thread, Throwable problem) {
    problem.printStackTrace();
    stopDevice();
    Runtime.getRuntime().halt(GuardMain.EXIT_BROKEN);
  }

  /** The last thing said to the device on every way out that is no plain end. */
  private void stopDevice() {
    core.inhibit();
    boolean locked = false;
    try {
      locked = lock.tryLock(WRITE_DEADLINE_NS, TimeUnit.NANOSECONDS);
      if (locked) {
        core.onEnd(now());
      }
    } catch (InterruptedException e) {
      // Leaving anyway.
    } finally {
      if (locked) {
        lock.unlock();
      }
    }
  }

  private void closeLink() {
    SerialLink open = link;
    if (open != null) {
      open.close();
    }
  }
}
