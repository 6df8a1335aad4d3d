package org.dorsi.controller.guard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.dorsi.controller.safety.SafeCommand;

/**
 * Writes frames to the guard, each by one system call, and keeps the credit.
 *
 * <p>Any thread. STOP waits for nobody: where another thread is just writing, that thread writes it
 * next. As no more than {@value #CREDIT} permits are ever unanswered, the pipe never fills and no
 * writer blocks.
 */
final class PermitWriter {

  /** The most permits that the guard may have before it, unanswered. */
  static final int CREDIT = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final OutputStream out;
  private final Permit permit = new Permit();
  private final ByteBuffer frame = ByteBuffer.allocate(Permit.SIZE);
  private final AtomicBoolean stopAsked = new AtomicBoolean();
  private volatile int ackedSequence;
  private volatile int echo;
  private int sequence;
  private int armingEpoch;

  PermitWriter(OutputStream out, long sessionEpoch, List<GuardedChannel> channels) {
    this.out = out;
    permit.guard(channels);
    permit.sessionEpoch = sessionEpoch;
  }

  /** Takes the guard's last word: what to echo, and what it has seen. */
  void acked(int counter, int upToSequence) {
    echo = counter;
    ackedSequence = upToSequence;
  }

  /** Writes a permit; false when there is no credit. */
  boolean permit(SafeCommand command) throws IOException {
    return write(Permit.Type.PERMIT, command);
  }

  /** Feeds the guard's watchdog without permitting anything. */
  boolean biteTest() throws IOException {
    return write(Permit.Type.BITE_TEST, SafeCommand.off());
  }

  /** Says that the session is over. */
  void end() throws IOException {
    lock.lock();
    try {
      send(Permit.Type.END);
    } finally {
      lock.unlock();
    }
  }

  /** STOP, at once and without waiting: by this thread, or by the one that is writing now. */
  void stop() throws IOException {
    stopAsked.set(true);
    drainStop();
  }

  private void drainStop() throws IOException {
    // Again after unlocking: who asked in between found the lock taken.
    while (stopAsked.get() && lock.tryLock()) {
      try {
        if (stopAsked.getAndSet(false)) {
          permit.setOff(armingEpoch);
          send(Permit.Type.STOP);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private boolean write(Permit.Type type, SafeCommand command) throws IOException {
    boolean credit;
    lock.lock();
    try {
      credit = sequence - ackedSequence < CREDIT;
      if (credit) {
        permit.set(command);
        armingEpoch = Math.max(armingEpoch, command.armingEpoch());
        sequence++;
        send(type);
      }
    } finally {
      lock.unlock();
      drainStop();
    }
    return credit;
  }

  private void send(Permit.Type type) throws IOException {
    permit.type = type;
    permit.echoedCounter = echo;
    permit.sequence = sequence;
    permit.encode(frame);
    out.write(frame.array(), 0, Permit.SIZE);
    out.flush();
  }
}
