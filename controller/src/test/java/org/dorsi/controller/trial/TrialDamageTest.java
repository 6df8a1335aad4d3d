package org.dorsi.controller.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialDamageTest {

  private static final int TICKS = 6;

  private final Path directory;

  private final List<TickInputs> inputs = new ArrayList<>();
  private final List<TickOutputs> outputs = new ArrayList<>();
  private byte[] bytes = new byte[0];

  TrialDamageTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void record() throws IOException {
    RandomTicks random = new RandomTicks(42);
    for (int i = 0; i < TICKS; i++) {
      inputs.add(random.inputs(i));
      outputs.add(random.outputs(inputs.get(i)));
    }
    bytes = Trials.bytes(inputs, outputs, 2);
  }

  /** Offset after the last byte of each tick's record. */
  private List<Integer> ends() {
    List<Integer> ends = new ArrayList<>();
    int extra = new PayloadReader(bytes, 8, 4).i32();
    int tickEntry = 3;
    Frame frame = Frame.at(bytes, 12 + extra, bytes.length);
    while (frame != null) {
      if (frame.entry() == tickEntry) {
        ends.add(frame.end());
      }
      frame = Frame.at(bytes, frame.end(), bytes.length);
    }
    assertEquals(TICKS, ends.size());
    return ends;
  }

  private int longestRecord() {
    int longest = 0;
    int extra = new PayloadReader(bytes, 8, 4).i32();
    Frame frame = Frame.at(bytes, 12 + extra, bytes.length);
    while (frame != null) {
      int start = frame.end();
      frame = Frame.at(bytes, start, bytes.length);
      longest = frame == null ? longest : Math.max(longest, frame.end() - start);
    }
    return longest;
  }

  @Test
  void opensATrialCutAnywhereUpToItsLastWholeTick() throws IOException {
    List<Integer> ends = ends();
    int longestRecord = longestRecord();
    int opened = 0;
    for (int length = 0; length <= bytes.length; length++) {
      Path file = Trials.write(directory, bytes, length);
      try (TrialReader reader = TrialReader.open(file)) {
        opened++;
        List<RecordedTick> ticks = Trials.read(reader);
        int cut = length;
        assertEquals(ends.stream().filter(end -> end <= cut).count(), ticks.size());
        for (int i = 0; i < ticks.size(); i++) {
          Trials.assertSame(inputs.get(i), outputs.get(i), ticks.get(i));
        }
        // Nothing but a piece of one record is lost.
        assertTrue(reader.records().lostBytes() < longestRecord, () -> "lost at " + cut);
      } catch (TrialFormatException e) {
        assertEquals(0, opened, "a longer piece opens where a shorter one did");
      }
      assertEquals(length, Files.size(file));
    }
    assertTrue(opened > bytes.length / 2);
  }

  @Test
  void saysOfAPieceThatIsTooShortWhatIsMissing() throws IOException {
    Path none = Trials.write(directory, bytes, 5);
    assertTrue(
        message(none).endsWith("trial.wpilog: not a trial: it does not begin as WPILOG 1.0"));
    Path header = Trials.write(directory, bytes, 50);
    assertTrue(message(header).endsWith("trial.wpilog: cut or damaged within its header"));
  }

  private static String message(Path file) {
    return String.valueOf(
        assertThrows(TrialFormatException.class, () -> TrialReader.open(file)).getMessage());
  }

  @Test
  void neverTakesAFlippedBitForTruth() throws IOException {
    int beginning = ends().get(0);
    int skippedAndWentOn = 0;
    Random random = new Random(8);
    for (int at = 0; at < bytes.length; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Path file = Trials.write(directory, flipped, flipped.length);
      String where = "flip in byte " + at;
      try (TrialReader reader = TrialReader.open(file)) {
        List<RecordedTick> ticks = Trials.read(reader);
        for (RecordedTick tick : ticks) {
          int i = (int) tick.inputs().tick();
          Trials.assertSame(inputs.get(i), outputs.get(i), tick);
        }
        assertTrue(reader.records().lostBytes() > 0, where);
        assertTrue(ticks.size() < TICKS, where);
        skippedAndWentOn += ticks.stream().anyMatch(RecordedTick::afterLoss) ? 1 : 0;
      } catch (TrialFormatException e) {
        assertTrue(at < beginning, () -> where + ": " + e.getMessage());
      }
      assertArrayEquals(flipped, Files.readAllBytes(file));
    }
    assertTrue(skippedAndWentOn > bytes.length / 3, "good stretches behind a bad one are read");
  }
}
