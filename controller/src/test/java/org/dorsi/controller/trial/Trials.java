package org.dorsi.controller.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.Dose;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.telemetry.SessionMode;

/** Trials made in memory and on disk. */
final class Trials {

  static final TrialHeader HEADER =
      new TrialHeader(
          "0.1.0 (abc1234)",
          SessionMode.TEST_LOAD,
          "AB-100 ü",
          "2026-11-20T12:40:03Z",
          "profile = \"adult\" # ≤ 40 mA\n",
          "",
          "",
          17,
          new SessionSoFar(61.5, List.of(new Dose(12.25, 0, 4_711.5), new Dose(0, 3, 8))));

  private Trials() {}

  /** A file that is an array. */
  static final class InMemory implements TrialFile {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public Path path() {
      return Path.of("memory.wpilog");
    }

    @Override
    public void write(byte[] from, int length) {
      bytes.write(from, 0, length);
    }

    @Override
    public void force() {}

    @Override
    public void close() {}
  }

  /** The bytes of a trial with a checkpoint after every few ticks, the last tick included. */
  static byte[] bytes(List<TickInputs> inputs, List<TickOutputs> outputs, int ticksPerCheckpoint)
      throws IOException {
    InMemory file = new InMemory();
    TrialLog log = new TrialLog(file, HEADER.toJson());
    log.text(log.entry(TrialFormat.CONFIG, "string", "", 0), 0, HEADER.config());
    TrialEncoder encoder = new TrialEncoder(log);
    for (int i = 0; i < inputs.size(); i++) {
      if (i % ticksPerCheckpoint == 0) {
        log.checkpoint(inputs.get(i).timeNs());
        encoder.writeNextInFull();
      }
      encoder.tick(inputs.get(i), outputs.get(i));
    }
    log.checkpoint(0);
    log.write();
    return file.bytes.toByteArray();
  }

  /** Everything that can be read of a trial. */
  static List<RecordedTick> read(Path file) throws IOException {
    try (TrialReader reader = TrialReader.open(file)) {
      return read(reader);
    }
  }

  static List<RecordedTick> read(TrialReader reader) throws IOException {
    List<RecordedTick> ticks = new ArrayList<>();
    for (RecordedTick tick = reader.next(); tick != null; tick = reader.next()) {
      ticks.add(tick);
    }
    return ticks;
  }

  static Path write(Path directory, byte[] bytes, int length) throws IOException {
    Path file = directory.resolve("trial.wpilog");
    Files.write(file, Arrays.copyOf(bytes, length));
    return file;
  }

  /** Outputs are equal when their canonical bytes are; those hold every bit. */
  static void assertSame(TickInputs in, TickOutputs out, RecordedTick recorded) {
    assertEquals(in, recorded.inputs());
    assertEquals(OutputBytes.of(out, null, new PayloadWriter(16)), recorded.outputs());
  }
}
