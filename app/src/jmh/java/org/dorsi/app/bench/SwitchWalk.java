package org.dorsi.app.bench;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/** A minute of steady walking as the switches under both feet see it, armed and started. */
final class SwitchWalk {

  private static final long MS = 1_000_000;
  private static final int TICKS = 60_000;
  private static final int SAMPLE_EVERY_TICKS = 5; // 200 Hz a foot
  private static final int STRIDE_MS = 1_200;
  private static final int ARM_AT_MS = 500;
  private static final int START_AT_MS = 1_000;

  private SwitchWalk() {}

  /** One tick a millisecond. */
  static TickInputs[] ticks() {
    GuardStatus ready = guard(GuardStatus.Stimulator.READY);
    GuardStatus on = guard(GuardStatus.Stimulator.ON);
    TickInputs[] ticks = new TickInputs[TICKS];
    for (int ms = 0; ms < TICKS; ms++) {
      ticks[ms] =
          new TickInputs(
              ms, ms * MS, readings(ms), operator(ms), List.of(), ms > ARM_AT_MS ? on : ready);
    }
    return ticks;
  }

  private static List<SensorReading> readings(int ms) {
    List<SensorReading> readings = new ArrayList<>();
    if (ms % SAMPLE_EVERY_TICKS == 0) {
      readings.add(sample(ms, Side.LEFT, 0));
    }
    if (ms % SAMPLE_EVERY_TICKS == 2) {
      readings.add(sample(ms, Side.RIGHT, STRIDE_MS / 2));
    }
    return readings;
  }

  /**
   * Heel from 0 to 40 % of the stride, forefoot from 10 to 62 % (reference gait: toe off at 62 %).
   */
  private static FootSwitchSample sample(int ms, Side side, int shiftMs) {
    int percent = (ms + shiftMs) % STRIDE_MS * 100 / STRIDE_MS;
    int heel = percent < 40 ? FootSwitchSample.HEEL : 0;
    int forefoot = percent >= 10 && percent < 62 ? FootSwitchSample.METATARSAL_1 : 0;
    return new FootSwitchSample(ms * MS, ms * MS, side, heel | forefoot);
  }

  private static List<OperatorCommand> operator(int ms) {
    return switch (ms) {
      case ARM_AT_MS -> List.of(new OperatorCommand.Arm());
      case START_AT_MS -> List.of(new OperatorCommand.Start());
      default -> List.of();
    };
  }

  private static GuardStatus guard(GuardStatus.Stimulator stimulator) {
    return new GuardStatus(0, stimulator, false, "", new long[0], new long[0]);
  }
}
