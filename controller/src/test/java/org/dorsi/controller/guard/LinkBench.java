package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus.Stimulator;

/** The controller's end of the way to a guard that a test speaks for; a clock set by hand. */
final class LinkBench {

  static final long MS = 1_000_000;

  final ScriptedProcess process = new ScriptedProcess();
  final List<Fault> faults = new ArrayList<>();
  final GuardLink link =
      new GuardLink(
          process,
          ProcessBench.EPOCH,
          List.of(new GuardedChannel(1, 25, 60)),
          this::clock,
          faults::add);
  long nowNs = 1_000 * MS;

  /** Comes at each look at the clock. */
  Runnable meanwhile = () -> {};

  private final ByteBuffer frame = ByteBuffer.allocate(Ack.SIZE);
  private boolean inMeanwhile;
  private int counter;
  int bites;
  private long fedNs;

  private long clock() {
    if (!inMeanwhile) {
      inMeanwhile = true;
      meanwhile.run();
      inMeanwhile = false;
    }
    return nowNs;
  }

  /** What the guard says where all is well. */
  Ack word() {
    Ack ack = new Ack();
    ack.stimulator = Stimulator.READY;
    ack.counter = ++counter;
    ack.bites = bites;
    ack.setDetail("P24TEST001");
    return ack;
  }

  /** Lets the link hear a word. */
  void hear(Ack word) {
    word.encode(frame);
    try {
      process.acks.out.write(frame.array());
      assertTrue(link.hear(process.acks.in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Lets the link hear what is no word. */
  void hearDamage() {
    try {
      process.acks.out.write(new byte[Ack.SIZE]);
      assertFalse(link.hear(process.acks.in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What the link has written. */
  List<Permit> permits() {
    List<Permit> all = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.allocate(Permit.SIZE);
    try {
      while (process.permits.available() >= Permit.SIZE) {
        assertEquals(Permit.SIZE, process.permits.in.readNBytes(bytes.array(), 0, Permit.SIZE));
        Permit next = new Permit();
        assertTrue(next.decode(bytes));
        all.add(next);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return all;
  }

  /** A guard as it should be: it answers, and its watchdog bites 100 ms after its last food. */
  void healthyGuard() {
    nowNs += 10 * MS;
    List<Permit> fed = permits();
    if (!fed.isEmpty()) {
      assertEquals(Permit.Type.BITE_TEST, fed.get(fed.size() - 1).type);
      fedNs = nowNs;
    } else if (fedNs > 0 && nowNs - fedNs > 100 * MS) {
      bites++;
      fedNs = 0;
    }
    Ack word = word();
    word.sequence = fed.isEmpty() ? 0 : fed.get(fed.size() - 1).sequence;
    hear(word);
  }

  /** The guard has proved itself. */
  LinkBench proved() throws IOException {
    meanwhile = this::healthyGuard;
    link.prove();
    meanwhile = () -> {};
    return this;
  }
}
