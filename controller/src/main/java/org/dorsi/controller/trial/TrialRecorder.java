package org.dorsi.controller.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.telemetry.RecordingStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records a session while it happens, on a thread of its own.
 *
 * <p>{@link #onTick} on the control thread only: it never waits and allocates nothing; where the
 * disk is too slow it throws ticks away, counts them and says so once. {@link #raw} and {@link
 * #status} on any thread.
 */
public final class TrialRecorder implements TickListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrialRecorder.class);

  /** Ticks held for a slow disk: 6 s at 2 500 ticks a second, far more than the 2 s asked for. */
  static final int TICKS_HELD = 16_384;

  /** Blocks of raw bytes held for a slow disk: over 2 s of four ports with 400 reads a second. */
  private static final int BLOCKS_HELD = 4096;

  /** Time between looks at the queues; with the write itself well within the 50 ms allowed. */
  private static final long LOOK_NS = 20_000_000;

  /** Longest time between checkpoints: safety reference, section 5.2, D3. */
  private static final long CHECKPOINT_NS = 250_000_000;

  private static final long WALL_NS = 1_000_000_000;

  /** Bytes gathered before they are written though more ticks are waiting. */
  private static final int CHUNK = 1 << 16;

  /** How long {@link #close} waits for the disk. */
  private static final long CLOSE_MILLIS = 10_000;

  private final Path path;
  private final TrialLog log;
  private final TrialEncoder encoder;
  private final LongSupplier clock;
  private final Supplier<Instant> wallClock;
  private final Consumer<Fault> faults;
  private final TickRing ring = new TickRing(TICKS_HELD);
  private final ArrayBlockingQueue<Block> blocks = new ArrayBlockingQueue<>(BLOCKS_HELD);
  private final AtomicLong ticksLost = new AtomicLong();
  private final AtomicLong blocksLost = new AtomicLong();
  private final AtomicBoolean urgent = new AtomicBoolean();
  private final Thread thread = new Thread(this::run, "recorder");

  private volatile long bytesWritten;
  private volatile boolean failed;
  private volatile boolean closing;

  /** Control thread only: whether the loss that goes on has been reported. */
  private boolean lossReported;

  /** Control thread only. */
  private @Nullable SafetyState lastSafety;

  private long nextCheckpointNs;
  private long nextWallNs;
  private long blocksLostSaid;

  /** A record of some entry beside the ticks. */
  private static final class Block {
    final String entry;
    final String type;
    final long timeNs;
    final byte[] bytes;

    Block(String entry, String type, long timeNs, byte[] bytes) {
      this.entry = entry;
      this.type = type;
      this.timeNs = timeNs;
      this.bytes = bytes;
    }
  }

  /**
   * Begins a trial and its thread.
   *
   * @param directory where trials lie; created where absent
   * @param header where the trial comes from
   * @param clock session time, ns
   * @param wallClock the time of day, written once a second
   * @param faults told when records are thrown away; any thread
   * @throws IOException when the file cannot be created
   */
  public static TrialRecorder start(
      Path directory,
      TrialHeader header,
      LongSupplier clock,
      Supplier<Instant> wallClock,
      Consumer<Fault> faults)
      throws IOException {
    TrialFile file = TrialFile.create(directory, Instant.parse(header.start()), header.patient());
    return start(file, header, clock, wallClock, faults);
  }

  static TrialRecorder start(
      TrialFile file,
      TrialHeader header,
      LongSupplier clock,
      Supplier<Instant> wallClock,
      Consumer<Fault> faults)
      throws IOException {
    TrialRecorder recorder = new TrialRecorder(file, header, clock, wallClock, faults);
    recorder.thread.start();
    return recorder;
  }

  private TrialRecorder(
      TrialFile file,
      TrialHeader header,
      LongSupplier clock,
      Supplier<Instant> wallClock,
      Consumer<Fault> faults)
      throws IOException {
    this.path = file.path();
    this.clock = clock;
    this.wallClock = wallClock;
    this.faults = faults;
    this.log = new TrialLog(file, header.toJson());
    log.text(log.entry(TrialFormat.CONFIG, "string", "", 0), 0, header.config());
    this.encoder = new TrialEncoder(log);
    checkpoint(0);
  }

  @Override
  public void onTick(TickInputs in, TickOutputs out) {
    if (failed || !ring.offer(in, out)) {
      lose(in.timeNs());
      return;
    }
    lossReported = false;
    if (matters(in, out)) {
      urgent.set(true);
      LockSupport.unpark(thread);
    }
  }

  private void lose(long timeNs) {
    ticksLost.incrementAndGet();
    if (!lossReported) {
      lossReported = true;
      faults.accept(
          new Fault(
              timeNs, Fault.Kind.RECORDING_LOST, "trial", "the disk is too slow or has failed"));
    }
  }

  /** Whether a tick must be on the storage at once: arm, stop, fault, change of state. */
  private boolean matters(TickInputs in, TickOutputs out) {
    boolean changed = !out.safety().equals(lastSafety);
    lastSafety = out.safety();
    List<OperatorCommand> commands = in.operator();
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i) instanceof OperatorCommand.Arm
          || commands.get(i) instanceof OperatorCommand.EmergencyStop) {
        return true;
      }
    }
    return changed || !in.faults().isEmpty();
  }

  /**
   * Records bytes exactly as a port gave them. Any thread; never waits for the disk.
   *
   * @param port the port's name
   * @param timeNs when they were read, session time
   */
  public void raw(String port, long timeNs, byte[] bytes, int length) {
    offer(new Block(TrialFormat.RAW + port, "raw", timeNs, Arrays.copyOf(bytes, length)));
  }

  /**
   * Records something that the controller never saw, for whoever judges it: a simulated patient's
   * truth. Any thread; never waits for the disk.
   *
   * @param entry its name, below {@code /truth/}
   * @param type as WPILOG has it
   * @param timeNs session time
   * @param bytes kept, not copied
   */
  public void truth(String entry, String type, long timeNs, byte[] bytes) {
    offer(new Block(TrialFormat.TRUTH + entry, type, timeNs, bytes));
  }

  /**
   * Records what the patient has had so far, over all starts of the program: the next session goes
   * on from there, however this one ends. Any thread; never waits for the disk.
   *
   * @param timeNs session time
   */
  public void dose(long timeNs, SessionSoFar soFar) {
    offer(new Block(TrialFormat.DOSE, "double[]", timeNs, DoseRecord.bytes(soFar)));
  }

  private void offer(Block block) {
    if (failed || !blocks.offer(block)) {
      blocksLost.incrementAndGet();
    }
  }

  /**
   * Whether so much waits for the disk that a session without a clock had better wait too. A failed
   * recording never catches up, so nobody has to wait for it.
   */
  public boolean isBehind() {
    return !failed && (ring.size() > TICKS_HELD / 4 || blocks.size() > BLOCKS_HELD / 4);
  }

  /** How the recording fares. Any thread. */
  public RecordingStatus status() {
    return new RecordingStatus(path.toString(), bytesWritten, ticksLost.get());
  }

  private void run() {
    try {
      boolean last;
      do {
        // Read before the queues are emptied: whatever was offered before it is then in the file.
        last = closing;
        record();
        if (!last) {
          LockSupport.parkNanos(this, LOOK_NS);
        }
      } while (!last);
      long endNs = clock.getAsLong();
      encoder.end(endNs, ticksLost.get());
      checkpoint(endNs);
    } catch (IOException e) {
      failed = true;
      LOG.error("recording of {} failed", path, e);
    } finally {
      closeLog();
    }
  }

  private void record() throws IOException {
    boolean now = urgent.getAndSet(false);
    for (Block block = blocks.poll(); block != null; block = blocks.poll()) {
      int entry = log.entry(block.entry, block.type, "", block.timeNs);
      log.record(entry, block.timeNs, block.bytes, block.bytes.length);
      write(CHUNK);
    }
    while (ring.takeInto(encoder)) {
      write(CHUNK);
    }
    sayBlocksLost();
    long nowNs = clock.getAsLong();
    if (nowNs >= nextWallNs) {
      nextWallNs = nowNs + WALL_NS;
      log.text(log.entry("/time/wall", "string", "", nowNs), nowNs, wallClock.get() + " " + nowNs);
    }
    if (now || nowNs >= nextCheckpointNs) {
      checkpoint(nowNs);
    } else {
      write(1);
    }
  }

  private void sayBlocksLost() {
    long lost = blocksLost.get();
    if (lost != blocksLostSaid) {
      encoder.blocksLost(clock.getAsLong(), lost - blocksLostSaid);
      blocksLostSaid = lost;
    }
  }

  private void write(int atLeast) throws IOException {
    if (log.pendingBytes() >= atLeast) {
      log.write();
      bytesWritten = log.writtenBytes();
    }
  }

  private void checkpoint(long nowNs) throws IOException {
    log.checkpoint(nowNs);
    write(1);
    log.force();
    encoder.writeNextInFull();
    nextCheckpointNs = nowNs + CHECKPOINT_NS;
  }

  private void closeLog() {
    try {
      log.close();
    } catch (IOException e) {
      LOG.error("closing {} failed", path, e);
    }
  }

  /** Writes what is left and closes the file; call it when the control loop has ended. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_MILLIS);
      if (thread.isAlive()) {
        LOG.error("{} is still being written after {} ms", path, CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
