package org.dorsi.sim.device;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An emulated FS1 foot-switch board: says hello when its port is opened and each second until it
 * plays, then sends one sample a row of its track.
 *
 * <p>Its clock starts anywhere, as a board's does that was powered up before. Bytes sent to it are
 * ignored: the board takes no commands.
 */
public final class EmulatedFootSwitchBoard implements PlayedDevice {

  private static final String HELLO =
      "{\"name\":\"Dorsi emulated FS1\",\"fw\":\"1.0\",\"adcBits\":12,\"rateHz\":200,"
          + "\"channels\":[\"LH\",\"LT\",\"RH\",\"RT\"]}";

  // Raw counts of a 12-bit converter; a switch is all or nothing (simulator.md 5.2).
  private static final int LOADED_COUNTS = 3000;
  private static final int UNLOADED_COUNTS = 100;

  private final String name;
  private final DeviceLog log;
  private final SwitchTrack track;
  private final FailingSensor failing;
  private final long clockZeroNs;
  private final ScheduledExecutorService hello;
  private volatile @Nullable SerialLine line;
  private volatile boolean begun;
  private int sequence;
  private int lastClosedBits = -1;

  /**
   * @param name the device's name in the log
   * @param track what to play
   * @param clockOffsetMicros what the board's clock shows now
   */
  public EmulatedFootSwitchBoard(
      String name, Optional<SwitchTrack> track, long clockOffsetMicros, DeviceLog log) {
    this(name, track, clockOffsetMicros, log, new FailingSensor(DeviceFailures.none(), 0));
  }

  /** The same with what goes wrong. */
  EmulatedFootSwitchBoard(
      String name,
      Optional<SwitchTrack> track,
      long clockOffsetMicros,
      DeviceLog log,
      FailingSensor failing) {
    this.failing = failing;
    this.name = name;
    this.log = log;
    this.track = track.orElse(new SwitchTrack(new double[0], new byte[0]));
    this.clockZeroNs = System.nanoTime() - clockOffsetMicros * 1000;
    this.hello =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "hello-" + name);
              thread.setDaemon(true);
              return thread;
            });
    var unused = hello.scheduleAtFixedRate(this::sayHello, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void opened(SerialLine client, long nowNs) {
    line = client;
    log.note(name, nowNs, LogEvent.of("opened"));
    sayHello();
  }

  @Override
  public void received(byte[] bytes, int length, long nowNs) {}

  @Override
  public void closed(long nowNs) {
    log.note(name, nowNs, LogEvent.of("closed"));
  }

  @Override
  public double[] timesSeconds() {
    return track.timesSeconds();
  }

  @Override
  public void begin() {
    begun = true;
  }

  @Override
  public void play(int row, long dueNs) {
    sample(track.closedBits()[row] & 0xFF, dueNs);
  }

  /** Sends one sample: the pressed switches as {@link SwitchTrack} has them. */
  synchronized void sample(int pressed, long dueNs) {
    int closed = failing.closed(pressed, dueNs);
    byte[] frame =
        FootSwitchFrames.sample(
            sequence & 0xFFFF,
            micros(dueNs),
            closed,
            counts(closed & 0x1),
            counts(closed & 0xE),
            counts(closed & 0x10),
            counts(closed & 0xE0));
    sequence++;
    send(frame);
    if (closed != lastClosedBits) {
      lastClosedBits = closed;
      log.note(name, System.nanoTime(), LogEvent.of("switches").with("closedBits", (long) closed));
    }
  }

  @Override
  public void close() {
    hello.shutdownNow();
    failing.close();
  }

  private synchronized void sayHello() {
    if (!begun) {
      send(FootSwitchFrames.hello(sequence & 0xFFFF, micros(System.nanoTime()), HELLO));
    }
  }

  private void send(byte[] frame) {
    SerialLine client = line;
    if (client != null) {
      failing.send(client, frame, System.nanoTime());
    }
  }

  private long micros(long nanoTime) {
    return (nanoTime - clockZeroNs) / 1000;
  }

  private static int counts(int closed) {
    return closed == 0 ? UNLOADED_COUNTS : LOADED_COUNTS;
  }
}
