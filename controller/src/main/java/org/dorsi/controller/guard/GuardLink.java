package org.dorsi.controller.guard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import org.dorsi.controller.rig.GuardPort;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The controller's end of the way to the guard process, which it starts and proves alive.
 *
 * <p>{@link #apply} belongs to the control thread: a permit leaves only for a command that it has
 * posted since the last one, so that a dead control thread means no permits. {@link #emergencyStop}
 * and {@link #status} are for any thread.
 */
public final class GuardLink implements GuardPort {

  /** An unchanged command is permitted anew no more often than this. */
  static final long REFRESH_NS = 5_000_000;

  /** Longest silence of the guard (architecture, section 4). */
  static final long SILENCE_NS = 100_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(GuardLink.class);
  private static final long START_NS = 10_000_000_000L;
  private static final long BITE_FEED_NS = 50_000_000;
  private static final long BITE_NS = 1_000_000_000;
  private static final long GOODBYE_MILLIS = 1_000;
  private static final long LOOK_NS = 10_000_000;

  private final Process process;
  private final PermitWriter writer;
  private final LongSupplier clock;
  private final Consumer<? super Fault> faults;
  private final Thread writeThread = new Thread(this::writePermits, "guard-link");
  private final Thread readThread = new Thread(this::readAcks, "guard-acks");

  private volatile SafeCommand posted = SafeCommand.off();
  private final AtomicLong posts = new AtomicLong();
  private volatile SafeCommand permitted = SafeCommand.off();
  private volatile long permittedNs;

  private volatile GuardStatus status = GuardStatus.absent();
  private volatile int bites;

  /** Whether the guard may be used: before that, what goes wrong is an exception, not a fault. */
  private volatile boolean proved;

  private volatile boolean gone;
  private volatile boolean closing;

  private GuardLink(
      Process process,
      long epoch,
      List<GuardedChannel> channels,
      LongSupplier clock,
      Consumer<? super Fault> faults) {
    this.process = process;
    this.clock = clock;
    this.faults = faults;
    writer = new PermitWriter(process.getOutputStream(), epoch, channels);
    writeThread.setDaemon(true);
    readThread.setDaemon(true);
  }

  /**
   * Starts the guard, waits until the stimulator has proved to be one, and sees the watchdog bite.
   *
   * @param clock session time, ns
   * @param faults takes what goes wrong from now on; called from any thread, must not wait
   * @throws IOException when there is no stimulator at the port, or the guard is not to be trusted;
   *     the message says which
   */
  public static GuardLink start(
      GuardSettings settings, LongSupplier clock, Consumer<? super Fault> faults)
      throws IOException {
    long epoch = new SecureRandom().nextLong();
    Process process =
        new ProcessBuilder(commandLine(settings, epoch))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    GuardLink link = new GuardLink(process, epoch, settings.channels(), clock, faults);
    try {
      link.readThread.start();
      link.awaitStimulator();
      link.seeWatchdogBite();
      link.proved = true;
      link.writeThread.start();
      return link;
    } finally {
      if (!link.proved) {
        link.close();
      }
    }
  }

  /** A second Java of the same kind, small, and quick to be at full speed. */
  private static List<String> commandLine(GuardSettings settings, long epoch) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms32m",
            "-Xmx32m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData"));
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            GuardMain.class.getName(),
            settings.port(),
            Long.toString(epoch),
            settings.model().name(),
            settings.level().name()));
    return command;
  }

  @Override
  public void apply(SafeCommand command) {
    posted = command;
    posts.incrementAndGet();
    boolean changed = !samePulses(command, permitted);
    if (changed || clock.getAsLong() - permittedNs >= REFRESH_NS) {
      LockSupport.unpark(writeThread);
    }
  }

  @Override
  public GuardStatus status() {
    return status;
  }

  /** Stops the stimulator at once. Any thread; never waits; may be called again. */
  public void emergencyStop() {
    try {
      writer.stop();
    } catch (IOException e) {
      // The pipe is closed: the guard has stopped already, or sees its end and stops.
      LOG.debug("STOP found the guard gone", e);
    }
  }

  /** Ends the session: the stimulator stops, the guard leaves. */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    try {
      writer.end();
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("the guard was gone before the session's end", e);
    }
    LockSupport.unpark(writeThread);
    boolean left = false;
    try {
      left = process.waitFor(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!left) {
      process.destroyForcibly();
    }
  }

  private void awaitStimulator() throws IOException {
    long untilNs = clock.getAsLong() + START_NS;
    while (status.stimulator() == GuardStatus.Stimulator.ABSENT) {
      if (gone && status.stimulator() == GuardStatus.Stimulator.ABSENT) {
        throw new IOException("the guard process ended as it started");
      }
      if (clock.getAsLong() > untilNs) {
        throw new IOException("the guard process has not found the stimulator in 10 s");
      }
      LockSupport.parkNanos(this, LOOK_NS);
    }
    if (status.stimulator() == GuardStatus.Stimulator.FAULT) {
      throw new IOException(status.detail());
    }
  }

  /** Feeds the watchdog without any output, then does not: it must bite, and not before. */
  private void seeWatchdogBite() throws IOException {
    int before = bites;
    long feedUntilNs = clock.getAsLong() + BITE_FEED_NS;
    while (clock.getAsLong() < feedUntilNs) {
      writer.biteTest();
      LockSupport.parkNanos(this, REFRESH_NS);
    }
    if (bites != before) {
      // A computer that stalls for 100 ms at this moment makes it bite too, and rightly so.
      LOG.warn("the guard's watchdog bit while it was fed: this computer stalls");
    }
    int fed = bites;
    long untilNs = clock.getAsLong() + BITE_NS;
    while (bites == fed && bites == before) {
      if (gone || clock.getAsLong() > untilNs) {
        throw new IOException("the guard's watchdog does not bite: no stimulation with this guard");
      }
      LockSupport.parkNanos(this, REFRESH_NS);
    }
  }

  private void writePermits() {
    long done = posts.get();
    boolean silent = false;
    boolean suspicious = false;
    try {
      while (!closing && !gone) {
        long nowNs = clock.getAsLong();
        long seen = posts.get();
        SafeCommand command = posted;
        boolean due =
            seen != done && (nowNs - permittedNs >= REFRESH_NS || !samePulses(command, permitted));
        if (due && writer.permit(command)) {
          done = seen;
          permitted = command;
          permittedNs = nowNs;
        }
        boolean late = nowNs - status.timeNs() > SILENCE_NS;
        if (late && suspicious && !silent) {
          report(Fault.Kind.GUARD_LOST, "no word from the guard for 100 ms");
        }
        silent = late && suspicious;
        suspicious = late;
        LockSupport.parkNanos(this, seen == done ? LOOK_NS : REFRESH_NS);
      }
    } catch (IOException e) {
      reportGone();
    }
  }

  private void readAcks() {
    ByteBuffer frame = ByteBuffer.allocate(Ack.SIZE);
    Ack ack = new Ack();
    try (InputStream in = process.getInputStream()) {
      while (in.readNBytes(frame.array(), 0, Ack.SIZE) == Ack.SIZE) {
        if (!ack.decode(frame)) {
          report(Fault.Kind.GUARD_LOST, "the guard's words are damaged");
          break;
        }
        onAck(ack);
      }
    } catch (IOException e) {
      LOG.debug("reading from the guard ended", e);
    }
    reportGone();
  }

  private void onAck(Ack ack) {
    GuardStatus before = status;
    writer.acked(ack.counter, ack.sequence);
    status =
        new GuardStatus(
            clock.getAsLong(),
            ack.stimulator,
            ack.stopLatched,
            ack.detail(),
            ack.pulses,
            ack.chargeNanocoulombs);
    if (ack.bites != bites && proved) {
      LOG.info("the guard stopped for want of fresh permits, {} times so far", ack.bites);
    }
    bites = ack.bites;
    boolean faulty = ack.stimulator == GuardStatus.Stimulator.FAULT;
    if (proved && faulty && before.stimulator() != GuardStatus.Stimulator.FAULT) {
      report(Fault.Kind.STIMULATOR_FAULT, ack.detail());
    }
  }

  private void reportGone() {
    if (!gone) {
      gone = true;
      if (proved && !closing) {
        GuardStatus last = status;
        status =
            new GuardStatus(
                clock.getAsLong(),
                GuardStatus.Stimulator.ABSENT,
                last.stopLatched(),
                "the guard process is gone",
                counts(last::pulses),
                counts(last::chargeNanocoulombs));
        report(Fault.Kind.GUARD_LOST, "the guard process is gone");
      }
    }
  }

  private static long[] counts(IntToLongFunction ofChannel) {
    long[] counts = new long[StimulationChannel.MAX_CHANNELS];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = ofChannel.applyAsLong(i + 1);
    }
    return counts;
  }

  private void report(Fault.Kind kind, String detail) {
    faults.accept(new Fault(clock.getAsLong(), kind, "guard", detail));
  }

  private static boolean samePulses(SafeCommand a, SafeCommand b) {
    boolean same = a.outputEnabled() == b.outputEnabled() && a.armingEpoch() == b.armingEpoch();
    for (int channel = 1; same && channel <= StimulationChannel.MAX_CHANNELS; channel++) {
      same = a.pulses(channel).equals(b.pulses(channel));
    }
    return same;
  }
}
