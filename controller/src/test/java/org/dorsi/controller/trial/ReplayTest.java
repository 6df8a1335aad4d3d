package org.dorsi.controller.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.loop.Controller;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.loop.Ticks;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final int TICKS = 10_000;
  private static final long MS = 1_000_000;

  /** Adds up what it is told, so that its outputs depend on every input before. */
  private static final class Adding implements Controller {
    private final long wrongTick;
    private double sum;
    private int closures;

    /**
     * @param wrongTick the tick in which the last bit of one output is another
     */
    Adding(long wrongTick) {
      this.wrongTick = wrongTick;
    }

    @Override
    public TickOutputs step(TickInputs in) {
      List<GaitEvent> events = new ArrayList<>();
      for (SensorReading reading : in.readings()) {
        if (reading instanceof ImuSample sample) {
          sum += sample.gyroZRadPerSec();
        } else if (reading instanceof FootSwitchSample sample && sample.heelClosed()) {
          closures++;
          events.add(
              new GaitEvent.InitialContact(
                  in.timeNs(), sample.timeNs(), Side.LEFT, 1, EventSource.FOOT_SWITCH));
        }
      }
      double fraction = StrictMath.sin(sum + in.timeNs() * 1e-9);
      double shown = in.tick() == wrongTick ? Math.nextUp(fraction) : fraction;
      LegState left = Ticks.leg(GaitPhase.MID_SWING, fraction, 1, 0.6, closures);
      LegState right = Ticks.leg(GaitPhase.MID_STANCE, shown, 1, 0.6, 0);
      return new TickOutputs(
          in.tick(),
          in.timeNs(),
          events,
          left,
          right,
          new SafetyState.Stimulating(),
          List.of(),
          ProgramProgress.NONE,
          SafeCommand.off(),
          List.of());
    }
  }

  private final Path directory;

  ReplayTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** Ten seconds at 1 kHz with an inertial unit and two feet's switches at 200 Hz together. */
  private static List<TickInputs> walk() {
    List<TickInputs> inputs = new ArrayList<>();
    Placement foot = new Placement(Side.LEFT, BodySegment.FOOT);
    for (int i = 0; i < TICKS; i++) {
      long t = i * MS + 137;
      List<SensorReading> readings = new ArrayList<>();
      if (i % 10 == 0) {
        readings.add(new ImuSample(t - MS, t, foot, 0, 0, StrictMath.cos(i), 0, 9.81, 0));
        readings.add(new FootSwitchSample(t - MS, t, Side.LEFT, i % 1000 == 0 ? 1 : 0));
      }
      long[] pulses = {i / 25};
      GuardStatus guard =
          new GuardStatus(t, GuardStatus.Stimulator.ON, false, "", pulses, new long[8]);
      inputs.add(new TickInputs(i, t, readings, List.of(), List.of(), guard));
    }
    return inputs;
  }

  private Path record(List<TickInputs> inputs) throws IOException {
    Controller controller = new Adding(-1);
    List<TickOutputs> outputs = inputs.stream().map(controller::step).toList();
    byte[] bytes = Trials.bytes(inputs, outputs, 250);
    return Trials.write(directory, bytes, bytes.length);
  }

  @Test
  void decidesARecordedTrialAgainToTheLastBit() throws IOException {
    List<String> configurations = new ArrayList<>();
    List<Long> progress = new ArrayList<>();
    ReplayResult result =
        ReplayVerifier.verify(
            record(walk()),
            header -> {
              configurations.add(header.config());
              return new Adding(-1);
            },
            (ticks, read, size) -> progress.add(ticks));
    assertNull(result.firstDifference());
    assertEquals(TICKS, result.ticksCompared());
    assertTrue(result.verified());
    assertEquals(List.of(Trials.HEADER.config()), configurations);
    assertEquals(TICKS, progress.get(progress.size() - 1));
  }

  @Test
  void findsTheFirstOutputOfWhichOneBitDiffers() throws IOException {
    Path file = record(walk());
    ReplayResult result =
        ReplayVerifier.verify(file, header -> new Adding(7531), (ticks, read, size) -> {});
    ReplayResult.Difference difference = result.firstDifference();
    assertFalse(result.verified());
    assertNotNull(difference);
    assertEquals(7531, difference.tick());
    assertEquals(7531 * MS + 137, difference.timeNs());
    assertEquals("right.cycleFraction", difference.field());
    double recorded = Double.parseDouble(difference.recorded());
    assertEquals(Math.nextUp(recorded), Double.parseDouble(difference.recomputed()));
    assertEquals(7532, result.ticksCompared());
  }

  @Test
  void comparesNothingBeyondALoss() throws IOException {
    List<TickInputs> inputs = walk();
    inputs.subList(4000, 4010).clear();
    ReplayResult result =
        ReplayVerifier.verify(
            record(inputs), header -> new Adding(9000), (ticks, read, size) -> {});
    assertEquals(4000, result.ticksCompared());
    assertNull(result.firstDifference());
    assertEquals(10, result.lostTicks());
    assertFalse(result.verified());
  }

  @Test
  void staysUnderHundredAndFiftyKilobytesASecond() throws IOException {
    long bytes = record(walk()).toFile().length();
    assertTrue(bytes < 10 * 150_000, () -> bytes / 10 + " bytes a second");
  }
}
