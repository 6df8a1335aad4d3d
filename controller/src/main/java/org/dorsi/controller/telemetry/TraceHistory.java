package org.dorsi.controller.telemetry;

import java.util.Arrays;
import java.util.List;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.jspecify.annotations.Nullable;

/**
 * The last seconds of each leg's signals and of the stimulation, at most 100 points a second, for
 * scrolling strips.
 *
 * <p>{@link #onTick} on the control thread only; it neither allocates nor waits. {@link #copyTo} on
 * any thread: points become visible through one volatile count, written after them, and the ring is
 * {@value #SPARE} points (5 s) longer than what a reader may ask for, so that the point being
 * written is never one that is being read; a reader that was held up for longer notices from the
 * count and copies again.
 */
public final class TraceHistory implements TickListener {

  /** The most points that a reader gets: 15 s. */
  public static final int POINTS = 1536;

  private static final int SPARE = 512;
  private static final int CAPACITY = POINTS + SPARE;

  /** Shortest time between points. */
  private static final long INTERVAL_NS = 10_000_000;

  private final TraceColumns ring = new TraceColumns(CAPACITY);
  private final @Nullable Placement[] gyroOf = new @Nullable Placement[2];
  private final byte[] switches = {TraceColumns.NO_SWITCHES, TraceColumns.NO_SWITCHES};
  private final float[] gyro = {Float.NaN, Float.NaN};
  private final float[] milliamps = new float[StimulationChannel.MAX_CHANNELS];
  private long nextNs = Long.MIN_VALUE;
  private volatile long written;

  @Override
  public void onTick(TickInputs inputs, TickOutputs outputs) {
    List<SensorReading> readings = inputs.readings();
    for (int i = 0; i < readings.size(); i++) {
      note(readings.get(i));
    }
    List<ChannelState> channels = outputs.channels();
    for (int i = 0; i < channels.size(); i++) {
      ChannelState channel = channels.get(i);
      int slot = channel.channel().number() - 1;
      // The highest current since the last point: a short burst must not fall between two points.
      float now = (float) channel.pulses().amplitudeMilliamps();
      milliamps[slot] = Math.max(milliamps[slot], now);
    }
    if (outputs.timeNs() >= nextNs) {
      nextNs = outputs.timeNs() + INTERVAL_NS;
      write(outputs.timeNs(), outputs.left().phase(), outputs.right().phase());
    }
  }

  private void note(SensorReading reading) {
    int leg = TraceColumns.leg(reading.side());
    if (reading instanceof FootSwitchSample sample) {
      switches[leg] =
          (byte)
              ((sample.heelClosed() ? TraceColumns.HEEL : 0)
                  | (sample.forefootClosed() ? TraceColumns.FOREFOOT : 0));
    } else if (reading instanceof ImuSample sample) {
      if (gyroOf[leg] == null) {
        gyroOf[leg] = sample.placement();
      }
      if (sample.placement().equals(gyroOf[leg])) {
        gyro[leg] = (float) sample.gyroZRadPerSec();
      }
    }
  }

  private void write(long timeNs, GaitPhase left, GaitPhase right) {
    long count = written;
    ring.set((int) (count % CAPACITY), timeNs, switches, gyro, left, right, milliamps);
    Arrays.fill(milliamps, 0);
    written = count + 1;
  }

  /**
   * Copies the newest points, oldest first.
   *
   * @param view where to; its length bounds how many
   * @return how many points were copied, at most {@link #POINTS}
   */
  public int copyTo(TraceColumns view) {
    while (true) {
      long end = written;
      int points = (int) Math.min(end, Math.min(POINTS, view.length()));
      for (int i = 0; i < points; i++) {
        view.copyFrom(ring, (int) ((end - points + i) % CAPACITY), i);
      }
      if (written - end < SPARE) {
        return points;
      }
    }
  }
}
