package org.dorsi.controller.guard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.dorsi.controller.rig.GuardPort;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.jspecify.annotations.Nullable;
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
  private static final String GONE = "the guard process is gone";
  private static final long GOODBYE_MILLIS = 1_000;

  /** A computer that stood still makes one look at the guard's silence late, but not two. */
  private static final int LATE_LOOKS = 2;

  /** From this version on Java wants to be told that native code is meant. */
  private static final int NATIVE_ACCESS_ASKED = 22;

  private final Process process;
  private final PermitWriter writer;
  private final LongSupplier clock;
  private final Consumer<? super Fault> faults;
  final StepThread writeThread = new StepThread("guard-link", this::writePermit).daemon();
  private final Thread readThread = new Thread(this::readAcks, "guard-link-acks");
  private final ByteBuffer frame = ByteBuffer.allocate(Ack.SIZE);
  private final Ack ack = new Ack();
  private int lateLooks;

  /** What the control thread wants permitted; nothing where it has not spoken since. */
  private final AtomicReference<@Nullable SafeCommand> posted = new AtomicReference<>();

  private volatile SafeCommand permitted = SafeCommand.off();
  private volatile long permittedNs;

  private volatile GuardStatus status = GuardStatus.absent();
  private volatile int bites;

  /** Whether the guard may be used: before that, what goes wrong is an exception, not a fault. */
  private volatile boolean proved;

  private final AtomicBoolean gone = new AtomicBoolean();
  private volatile boolean closing;

  /**
   * @param process a guard that has been started
   * @param epoch the session epoch that it was told
   */
  GuardLink(
      Process process,
      long epoch,
      List<GuardedChannel> channels,
      LongSupplier clock,
      Consumer<? super Fault> faults) {
    this.process = process;
    this.clock = clock;
    this.faults = faults;
    writer = new PermitWriter(process.getOutputStream(), epoch, channels);
    readThread.setDaemon(true);
  }

  /**
   * Starts the guard's process; {@link #begin} is next.
   *
   * @param clock session time, ns
   * @param faults takes what goes wrong after {@link #begin}; called from any thread, must not wait
   */
  public static GuardLink launch(
      GuardSettings settings, LongSupplier clock, Consumer<? super Fault> faults)
      throws IOException {
    long epoch = new SecureRandom().nextLong();
    Process process =
        new ProcessBuilder(commandLine(settings, epoch, Runtime.version().feature()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new GuardLink(process, epoch, settings.channels(), clock, faults);
  }

  /** A second Java of the same kind, small, and quick to be at full speed. */
  static List<String> commandLine(GuardSettings settings, long epoch, int javaFeature) {
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
    if (javaFeature >= NATIVE_ACCESS_ASKED) {
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

  /**
   * Waits until the stimulator has proved to be one, sees the watchdog bite, and lets permits flow
   * from then on.
   *
   * @throws IOException when there is no stimulator at the port, or the guard is not to be trusted;
   *     the message says which, and the guard has been ended
   */
  public void begin() throws IOException {
    readThread.start();
    try {
      prove();
      writeThread.start();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Sees the guard find the stimulator and its watchdog bite. */
  void prove() throws IOException {
    AliveProof proof = new AliveProof(clock.getAsLong());
    while (!proved) {
      switch (proof.look(gone.get(), status, bites, clock.getAsLong())) {
        case PROVED -> proved = true;
        case FEED -> writer.biteTest();
        case WAIT -> {}
      }
      LockSupport.parkNanos(this, REFRESH_NS);
    }
    if (gone.get()) {
      // Perhaps before anything that goes wrong was a fault.
      throw new IOException(GONE);
    }
  }

  @Override
  public void apply(SafeCommand command) {
    posted.set(command);
    if (isDue(command, clock.getAsLong())) {
      writeThread.wake();
    }
  }

  private boolean isDue(SafeCommand command, long nowNs) {
    return nowNs - permittedNs >= REFRESH_NS || !samePulses(command, permitted);
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
    writeThread.wake();
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

  /** A look of the writing thread: at what is to be permitted, and at the guard's silence. */
  long writePermit() {
    if (closing || gone.get()) {
      return StepThread.END;
    }
    long nowNs = clock.getAsLong();
    SafeCommand command = posted.get();
    try {
      if (command != null && isDue(command, nowNs) && writer.permit(command)) {
        posted.compareAndSet(command, null);
        permitted = command;
        permittedNs = nowNs;
      }
    } catch (IOException e) {
      lose(GONE);
    }
    lateLooks = nowNs - status.timeNs() > SILENCE_NS ? lateLooks + 1 : 0;
    if (lateLooks == LATE_LOOKS) {
      report(Fault.Kind.GUARD_LOST, "no word from the guard for 100 ms");
    }
    return REFRESH_NS;
  }

  private void readAcks() {
    try (InputStream in = process.getInputStream()) {
      boolean more = hear(in);
      while (more) {
        more = hear(in);
      }
    } catch (IOException e) {
      LOG.debug("reading from the guard ended", e);
    }
    lose(GONE);
  }

  /** Waits for the guard's next word; false where none will come, or none that can be believed. */
  boolean hear(InputStream in) throws IOException {
    if (in.readNBytes(frame.array(), 0, Ack.SIZE) < Ack.SIZE) {
      return false;
    }
    if (!ack.decode(frame)) {
      lose("the guard's words are damaged");
      return false;
    }
    onAck();
    return true;
  }

  private void onAck() {
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

  private void lose(String why) {
    if (!gone.getAndSet(true) && proved && !closing) {
      status = status.lost(clock.getAsLong(), why);
      report(Fault.Kind.GUARD_LOST, why);
    }
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
