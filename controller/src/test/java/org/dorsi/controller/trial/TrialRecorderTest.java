package org.dorsi.controller.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.loop.Ticks;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrialRecorderTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /** A disk that takes bytes when the test lets it. */
  private static final class Disk implements TrialFile {
    final Trials.InMemory bytes = new Trials.InMemory();
    final CountDownLatch open = new CountDownLatch(1);
    final Semaphore held = new Semaphore(0);
    final Semaphore forced = new Semaphore(0);
    volatile boolean slow;
    volatile boolean broken;

    @Override
    public Path path() {
      return bytes.path();
    }

    @Override
    public void write(byte[] from, int length) throws IOException {
      if (broken) {
        throw new IOException("no space left on device");
      }
      if (slow) {
        held.release();
        try {
          open.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      bytes.write(from, length);
    }

    @Override
    public void force() {
      forced.release();
    }

    @Override
    public void close() {}
  }

  private final Path directory;
  private final Disk disk = new Disk();
  private final AtomicLong clockNs = new AtomicLong();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

  TrialRecorderTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private TrialRecorder onDisk() throws IOException {
    return TrialRecorder.start(disk, Trials.HEADER, clockNs::get, () -> NOON, faults::add);
  }

  private static void tick(TrialRecorder recorder, long number) {
    TickInputs in = Ticks.inputs(number, number * 1_000_000);
    recorder.onTick(in, Ticks.outputs(in));
  }

  private List<RecordedTick> readBack() throws IOException {
    byte[] bytes = disk.bytes.bytes.toByteArray();
    return Trials.read(Trials.write(directory, bytes, bytes.length));
  }

  @Test
  void recordsTicksRawBytesAndTheTimeOfDay() throws IOException {
    Path path;
    try (TrialRecorder recorder =
        TrialRecorder.start(directory, Trials.HEADER, clockNs::get, () -> NOON, faults::add)) {
      path = Path.of(recorder.status().path());
      RandomTicks random = new RandomTicks(5);
      for (int i = 0; i < 3000; i++) {
        TickInputs in = random.inputs(i);
        recorder.onTick(in, random.outputs(in));
      }
      recorder.raw("left", 5_000_000, new byte[] {1, 2, 3, 99}, 3);
    }
    assertEquals("2026-11-20T12-40-03_AB-100--.wpilog", path.getFileName().toString());
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }
    RandomTicks random = new RandomTicks(5);
    List<RecordedTick> ticks = Trials.read(path);
    assertEquals(3000, ticks.size());
    for (int i = 0; i < 3000; i++) {
      TickInputs in = random.inputs(i);
      Trials.assertSame(in, random.outputs(in), ticks.get(i));
    }
    List<String> raw = new ArrayList<>();
    try (TrialRecords records = TrialRecords.open(path)) {
      for (LogRecord r = records.next(); r != null; r = records.next()) {
        if (r.entry().equals("/raw/left")) {
          raw.add(r.timeMicros() + " " + Arrays.toString(r.bytes()));
        } else if (r.entry().equals("/time/wall")) {
          raw.add(r.text());
        }
      }
    }
    assertTrue(raw.contains("5000 [1, 2, 3]"), raw::toString);
    assertTrue(raw.contains("2026-11-20T12:00:00Z 0"), raw::toString);
  }

  @Test
  void neverOverwritesATrialOfTheSameSecond() throws IOException {
    try (TrialRecorder one =
            TrialRecorder.start(directory, Trials.HEADER, clockNs::get, () -> NOON, faults::add);
        TrialRecorder two =
            TrialRecorder.start(directory, Trials.HEADER, clockNs::get, () -> NOON, faults::add)) {
      assertFalse(one.status().path().equals(two.status().path()));
    }
  }

  @Test
  void aDiskThatStandsStillHoldsUpNobodyAndTheLossIsKnown() throws IOException {
    disk.slow = false;
    TrialRecorder recorder = onDisk();
    disk.slow = true;
    int ticks = 2 * TrialRecorder.TICKS_HELD;
    tick(recorder, 0);
    // Only from here on can the recorder take nothing more from its queue.
    disk.held.acquireUninterruptibly();
    for (int i = 1; i < ticks; i++) {
      tick(recorder, i);
    }
    // That this is reached at all is the point: nothing was written meanwhile.
    long lost = recorder.status().ticksLost();
    assertTrue(lost > 0);
    assertEquals(1, faults.size());
    assertEquals(Fault.Kind.RECORDING_LOST, faults.element().kind());
    disk.open.countDown();
    recorder.close();
    List<RecordedTick> recorded = readBack();
    assertEquals(ticks - lost, recorded.size());
    try (TrialReader reader = TrialReader.open(directory.resolve("trial.wpilog"))) {
      Trials.read(reader);
      assertEquals(lost, reader.lostTicks());
      assertFalse(reader.isWhole());
    }
  }

  @Test
  void aDiskThatFailsIsAFaultAndHoldsUpNobody() throws IOException, InterruptedException {
    TrialRecorder recorder = onDisk();
    disk.broken = true;
    for (long i = 0; faults.isEmpty(); i++) {
      tick(recorder, i);
    }
    recorder.close();
    assertEquals(Fault.Kind.RECORDING_LOST, faults.element().kind());
    assertTrue(recorder.status().ticksLost() > 0);
  }

  @Test
  void putsAStopOnTheStorageAtOnce() throws IOException, InterruptedException {
    try (TrialRecorder recorder = onDisk()) {
      tick(recorder, 0);
      // The first state and the beginning: the clock stands still, so nothing else is due.
      assertTrue(disk.forced.tryAcquire(2, 30, TimeUnit.SECONDS));
      disk.forced.drainPermits();
      TickInputs stop =
          new TickInputs(
              1,
              1_000_000,
              List.of(),
              List.of(new OperatorCommand.EmergencyStop()),
              List.of(),
              GuardStatus.absent());
      TickOutputs out = Ticks.outputs(stop);
      recorder.onTick(stop, out);
      assertTrue(disk.forced.tryAcquire(30, TimeUnit.SECONDS));
      assertEquals(stop, readBack().get(1).inputs());
    }
  }
}
