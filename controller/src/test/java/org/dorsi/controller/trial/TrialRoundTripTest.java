package org.dorsi.controller.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.loop.Ticks;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.PulseParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRoundTripTest {

  private final Path directory;

  private final List<TickInputs> inputs = new ArrayList<>();
  private final List<TickOutputs> outputs = new ArrayList<>();

  TrialRoundTripTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private void random(long seed, int ticks) {
    RandomTicks random = new RandomTicks(seed);
    for (int i = 0; i < ticks; i++) {
      inputs.add(random.inputs(i));
      outputs.add(random.outputs(inputs.get(i)));
    }
  }

  @Test
  void givesEveryTickBackToTheLastBit() throws IOException {
    random(20261120, 2000);
    byte[] bytes = Trials.bytes(inputs, outputs, 100);
    try (TrialReader reader = TrialReader.open(Trials.write(directory, bytes, bytes.length))) {
      assertEquals(Trials.HEADER, reader.header());
      List<RecordedTick> ticks = Trials.read(reader);
      assertEquals(2000, ticks.size());
      for (int i = 0; i < ticks.size(); i++) {
        Trials.assertSame(inputs.get(i), outputs.get(i), ticks.get(i));
        assertFalse(ticks.get(i).afterLoss());
      }
      assertTrue(reader.isWhole());
      assertEquals(bytes.length, reader.records().positionBytes());
    }
  }

  @Test
  void givesOutputsBackAsValues() throws IOException {
    random(7, 500);
    byte[] bytes = Trials.bytes(inputs, outputs, 500);
    List<RecordedTick> ticks = Trials.read(Trials.write(directory, bytes, bytes.length));
    for (int i = 0; i < ticks.size(); i++) {
      TickOutputs out = outputs.get(i);
      RecordedOutputs recorded = ticks.get(i).outputs().decode();
      assertEquals(out.left(), recorded.left());
      assertEquals(out.right(), recorded.right());
      assertEquals(out.safety(), recorded.safety());
      assertEquals(out.channels(), recorded.channels());
      assertEquals(out.events(), recorded.events());
      assertEquals(out.notes(), recorded.notes());
      assertEquals(out.command().outputEnabled(), recorded.command().outputEnabled());
      assertEquals(out.command().armingEpoch(), recorded.command().armingEpoch());
      assertEquals(out.command().limitations(), recorded.command().limitations());
      for (int c = 1; c <= 8; c++) {
        PulseParameters pulses = recorded.command().channels().get(c - 1);
        assertEquals(out.command().pulses(c), pulses);
      }
    }
  }

  @Test
  void writesOutputsOnlyWhereTheyChange() throws IOException {
    for (int i = 0; i < 1000; i++) {
      TickInputs in = Ticks.inputs(i, i * 1_000_000L);
      SafetyState state =
          i < 500 ? new SafetyState.Stimulating() : new SafetyState.Suspended("gait lost", false);
      inputs.add(in);
      outputs.add(Ticks.outputs(in, Ticks.leg(GaitPhase.MID_SWING), state, List.of()));
    }
    byte[] bytes = Trials.bytes(inputs, outputs, 1000);
    Path file = Trials.write(directory, bytes, bytes.length);
    int written = 0;
    try (TrialRecords records = TrialRecords.open(file)) {
      for (LogRecord r = records.next(); r != null; r = records.next()) {
        written += r.entry().equals(TrialFormat.OUTPUT) ? 1 : 0;
      }
    }
    assertEquals(2, written);
    List<RecordedTick> ticks = Trials.read(file);
    for (int i = 0; i < 1000; i++) {
      Trials.assertSame(inputs.get(i), outputs.get(i), ticks.get(i));
    }
  }

  @Test
  void knowsWhereTicksAreMissing() throws IOException {
    random(3, 30);
    inputs.subList(10, 14).clear();
    outputs.subList(10, 14).clear();
    byte[] bytes = Trials.bytes(inputs, outputs, 100);
    try (TrialReader reader = TrialReader.open(Trials.write(directory, bytes, bytes.length))) {
      List<RecordedTick> ticks = Trials.read(reader);
      assertEquals(26, ticks.size());
      for (int i = 0; i < ticks.size(); i++) {
        Trials.assertSame(inputs.get(i), outputs.get(i), ticks.get(i));
        assertEquals(i == 10, ticks.get(i).afterLoss());
      }
      assertEquals(4, reader.lostTicks());
      assertFalse(reader.isWhole());
    }
  }
}
