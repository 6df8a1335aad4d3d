package org.dorsi.sim.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dorsi.sensors.Placement;
import org.jspecify.annotations.Nullable;

/**
 * Emulated devices side by side, each on its own pseudo-terminal, with or without a recording to
 * play or somebody who wears them.
 *
 * <p>Playing starts when every port has been opened. After the recording the devices are silent;
 * the bench ends when all clients have gone, when its time is over, or when it is closed. A bench
 * with nothing to play ends by time or by {@link #close} only. Any thread.
 */
public final class EmulatedBench implements AutoCloseable {

  /** The kinds of devices there are. */
  public enum Kind {
    FOOTSWITCH,
    XSENS,
    P24,
    REHAMOVE3,
    REHASTIM2,
    REHASTIM1;

    /** Whether it gives pulses; else it is a sensor. */
    public boolean isStimulator() {
      return this != FOOTSWITCH && this != XSENS;
    }
  }

  /**
   * One device and the port it appears on.
   *
   * @param name the device's name in the log
   * @param kind what it is
   * @param link the path that clients open
   * @param placement for an inertial unit: which of the recording's it plays; the first where
   *     absent
   * @param failures what goes wrong with it
   */
  public record Device(
      String name,
      Kind kind,
      Path link,
      Optional<Placement> placement,
      List<DeviceFailure> failures) {

    public Device {
      failures = List.copyOf(failures);
    }

    /** A device with which nothing goes wrong. */
    public Device(String name, Kind kind, Path link, Optional<Placement> placement) {
      this(name, kind, link, placement, List.of());
    }
  }

  /**
   * What a bench is made of.
   *
   * @param devices the devices, at least one
   * @param recording what the sensors play
   * @param wearer who wears the devices, instead of a recording
   * @param log where JSON lines go
   * @param maxSeconds the bench ends after this time; infinite for never
   * @param seed decides what the devices' clocks show at the start
   */
  public record Setup(
      List<Device> devices,
      Optional<Recording> recording,
      Optional<Wearer> wearer,
      Optional<Path> log,
      double maxSeconds,
      long seed) {

    public Setup {
      devices = List.copyOf(devices);
      if (devices.isEmpty()) {
        throw new IllegalArgumentException("a bench must have a device");
      }
    }

    /** A bench that nobody wears. */
    public Setup(
        List<Device> devices,
        Optional<Recording> recording,
        Optional<Path> log,
        double maxSeconds,
        long seed) {
      this(devices, recording, Optional.empty(), log, maxSeconds, seed);
    }
  }

  private static final String BENCH = "bench";

  private final Setup setup;
  private final long startNs = System.nanoTime();
  private final @Nullable JsonLinesLog log;
  private final List<PseudoTerminal> terminals = new ArrayList<>();
  private final List<Presence> presences = new ArrayList<>();
  private final RecordingPlayer player;
  private final @Nullable WearerPlayer worn;
  private final Thread playing;
  private final Thread vanishing;
  private boolean played;
  private boolean closed;

  private EmulatedBench(Setup setup) throws IOException {
    this.setup = setup;
    this.log = setup.log().isPresent() ? new JsonLinesLog(setup.log().get(), startNs) : null;
    Random random = new Random(setup.seed());
    List<PlayedDevice> sensors = new ArrayList<>();
    List<EmulatedFootSwitchBoard> boards = new ArrayList<>();
    Map<Placement, EmulatedXsens> imus = new HashMap<>();
    try {
      for (Device device : setup.devices()) {
        EmulatedDevice emulated = emulate(device, random);
        if (emulated instanceof PlayedDevice sensor) {
          sensors.add(sensor);
        }
        if (emulated instanceof EmulatedFootSwitchBoard board) {
          boards.add(board);
        } else if (emulated instanceof EmulatedXsens imu) {
          device.placement().ifPresent(placement -> imus.put(placement, imu));
        }
        Presence presence = new Presence(emulated);
        presences.add(presence);
        terminals.add(PseudoTerminal.serve(device.link(), presence));
      }
    } catch (IOException | RuntimeException e) {
      closeTerminals();
      throw e;
    }
    this.vanishing = new Thread(this::vanish, "vanish");
    vanishing.setDaemon(true);
    this.player = new RecordingPlayer(sensors);
    this.worn = setup.wearer().map(w -> new WearerPlayer(w, boards, imus)).orElse(null);
    this.playing = new Thread(this::play, "player");
    playing.setDaemon(true);
  }

  /**
   * Makes the terminals and starts.
   *
   * @throws IOException when a terminal or the log cannot be made; the message says which and why
   */
  public static EmulatedBench start(Setup setup) throws IOException {
    EmulatedBench bench = new EmulatedBench(setup);
    bench.playing.start();
    bench.vanishing.start();
    return bench;
  }

  /** Waits until the bench has come to its end; close it afterwards. */
  public synchronized void awaitEnd() throws InterruptedException {
    while (!closed && !(played && allClosed())) {
      double leftMillis = setup.maxSeconds() * 1e3 - (System.nanoTime() - startNs) / 1e6;
      if (leftMillis <= 0) {
        return;
      }
      wait((long) Math.min(Math.ceil(leftMillis), Integer.MAX_VALUE));
    }
  }

  /** Frames that were lost because a client did not read, over all devices. */
  public long droppedFrames() {
    return terminals.stream().mapToLong(PseudoTerminal::droppedFrames).sum();
  }

  /** Ends everything, takes the links away and completes the log. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      notifyAll();
    }
    playing.interrupt();
    vanishing.interrupt();
    try {
      playing.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeTerminals();
  }

  private EmulatedDevice emulate(Device device, Random random) {
    DeviceLog deviceLog = new Notes();
    // A clock of 32 bits counting us wraps after 71 minutes: anywhere in it.
    long clockMicros = random.nextLong() & 0xFFFF_FFFFL;
    return switch (device.kind()) {
      case FOOTSWITCH ->
          new EmulatedFootSwitchBoard(
              device.name(),
              setup.recording().flatMap(Recording::switches),
              clockMicros,
              deviceLog,
              failing(device));
      case XSENS ->
          new EmulatedXsens(device.name(), imu(device), clockMicros, deviceLog, failing(device));
      case P24, REHAMOVE3, REHASTIM2, REHASTIM1 ->
          new EmulatedStimulator(
              device.name(), device.kind(), device.failures(), startNs, deviceLog);
    };
  }

  private FailingSensor failing(Device device) {
    return new FailingSensor(new DeviceFailures(device.failures(), startNs), setup.seed());
  }

  /** Takes away the ports of devices that vanish, each at its time. */
  private void vanish() {
    record Vanishing(long atNs, PseudoTerminal terminal) {}
    List<Vanishing> ahead = new ArrayList<>();
    for (int i = 0; i < terminals.size(); i++) {
      PseudoTerminal terminal = terminals.get(i);
      setup.devices().get(i).failures().stream()
          .filter(failure -> failure.kind() == DeviceFailure.Kind.VANISH)
          .map(f -> new Vanishing(startNs + Math.round(f.atSeconds() * 1e9), terminal))
          .forEach(ahead::add);
    }
    ahead.sort(Comparator.comparingLong(Vanishing::atNs));
    try {
      for (Vanishing next : ahead) {
        TimeUnit.NANOSECONDS.sleep(next.atNs() - System.nanoTime());
        next.terminal().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<ImuTrack> imu(Device device) {
    return setup
        .recording()
        .flatMap(
            recording ->
                recording.imus().stream()
                    .filter(track -> device.placement().map(track.placement()::equals).orElse(true))
                    .findFirst());
  }

  private void play() {
    try {
      synchronized (this) {
        while (!presences.stream().allMatch(presence -> presence.everOpened)) {
          wait();
        }
      }
      if (worn != null) {
        walk(worn);
        return;
      }
      if (setup.recording().isEmpty()) {
        return;
      }
      long zeroNs = System.nanoTime() - Math.round(player.firstSeconds() * 1e9);
      if (log != null) {
        log.playingFrom(zeroNs);
      }
      note("play");
      presences.forEach(presence -> presence.begin());
      player.play(zeroNs);
      note("played");
      played();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void walk(WearerPlayer wearer) throws InterruptedException {
    long beginNs = System.nanoTime();
    if (log != null) {
      log.playingFrom(beginNs);
    }
    new Notes().note(BENCH, beginNs, LogEvent.of("walk"));
    presences.forEach(Presence::begin);
    String why = wearer.play(beginNs);
    new Notes().note(BENCH, System.nanoTime(), LogEvent.of("walked").with("why", why));
    played();
  }

  private synchronized void played() {
    played = true;
    notifyAll();
  }

  private void note(String event) {
    if (log != null) {
      log.note(
          BENCH,
          System.nanoTime(),
          LogEvent.of(event)
              .with("recording", setup.recording().map(Recording::name).orElse(""))
              .with("firstSeconds", player.firstSeconds())
              .with("lastSeconds", player.lastSeconds()));
    }
  }

  private boolean allClosed() {
    return presences.stream().noneMatch(presence -> presence.open);
  }

  private void closeTerminals() {
    terminals.forEach(PseudoTerminal::close);
    if (log != null) {
      log.close();
    }
  }

  /** What the devices say goes into the log, and a pulse to whoever wears them. */
  private final class Notes implements DeviceLog {

    @Override
    public void note(String device, long monoNs, LogEvent event) {
      if (log != null) {
        log.note(device, monoNs, event);
      }
    }

    @Override
    public void pulse(
        String device,
        long monoNs,
        int channel,
        double currentMilliamps,
        long pulseWidthMicros,
        double netChargeNanocoulombs) {
      DeviceLog.super.pulse(
          device, monoNs, channel, currentMilliamps, pulseWidthMicros, netChargeNanocoulombs);
      WearerPlayer wearer = worn;
      if (wearer != null) {
        wearer.pulse(channel, currentMilliamps, (double) pulseWidthMicros);
      }
    }
  }

  /** A device, and whether somebody has its port open; the fields belong to the bench's lock. */
  private final class Presence implements EmulatedDevice {

    private final EmulatedDevice device;
    private boolean everOpened;
    private boolean open;

    private Presence(EmulatedDevice device) {
      this.device = device;
    }

    private void begin() {
      if (device instanceof PlayedDevice sensor) {
        sensor.begin();
      }
    }

    @Override
    public void opened(SerialLine line, long nowNs) {
      device.opened(line, nowNs);
      synchronized (EmulatedBench.this) {
        open = true;
        everOpened = true;
        EmulatedBench.this.notifyAll();
      }
    }

    @Override
    public void received(byte[] bytes, int length, long nowNs) {
      device.received(bytes, length, nowNs);
    }

    @Override
    public void closed(long nowNs) {
      device.closed(nowNs);
      synchronized (EmulatedBench.this) {
        open = false;
        EmulatedBench.this.notifyAll();
      }
    }

    @Override
    public void close() {
      device.close();
    }
  }
}
