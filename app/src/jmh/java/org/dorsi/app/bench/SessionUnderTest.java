package org.dorsi.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dorsi.app.Main;
import org.dorsi.sim.device.PseudoTerminal;

/**
 * A session as a user starts it, a process of its own with its guard, between a foot-switch board
 * and a stimulator that are emulated here.
 */
final class SessionUnderTest implements AutoCloseable {

  private static final long OPEN_SECONDS = 30;
  private static final int LAST_LINES = 12;

  /** Late enough for the guard to be there on a slow computer; the walk goes on all the while. */
  private static final List<String> OPERATOR =
      List.of("6 attest self-test", "6.2 attest side-check", "6.5 arm", "7 start");

  private final CountDownLatch opened = new CountDownLatch(2);
  private final Path folder;
  private final BenchBoard board = new BenchBoard(opened);
  private final PulseLog stimulator = new PulseLog(opened);
  private final PseudoTerminal boardPort;
  private final PseudoTerminal stimulatorPort;
  private final ChildJava session;

  /** One channel of the session: number as in the list, from 1. */
  record Channel(String muscle, String side) {}

  private SessionUnderTest(Path folder, List<Channel> channels) throws IOException {
    this.folder = folder;
    boardPort = PseudoTerminal.serve(folder.resolve("footswitch"), board);
    stimulatorPort = PseudoTerminal.serve(folder.resolve("p24"), stimulator);
    Path configFile = Files.writeString(folder.resolve("bench.toml"), config(channels));
    Path operator = Files.write(folder.resolve("bench.operator"), OPERATOR);
    session =
        ChildJava.start(
            folder.resolve("session.out"),
            Main.class,
            "session",
            configFile.toString(),
            "--headless",
            "--operator",
            operator.toString(),
            "--record",
            folder.resolve("trials").toString());
  }

  /** Starts the session and waits until it has opened its ports. */
  static SessionUnderTest start(List<Channel> channels) throws IOException, InterruptedException {
    PulseLog.rehearse();
    SessionUnderTest made =
        new SessionUnderTest(Files.createTempDirectory("dorsi-bench"), channels);
    if (!made.opened.await(OPEN_SECONDS, TimeUnit.SECONDS)) {
      String said = made.said();
      made.close();
      throw new IllegalStateException("the session has not opened its ports; it said " + said);
    }
    made.board.begin();
    return made;
  }

  private String config(List<Channel> channels) {
    StringBuilder config =
        new StringBuilder(
            String.format(
                """
                [session]
                patient = "BEN-001"
                profile = "adult"

                [[sensor]]
                name = "switches"
                device = "footswitch"
                port = "%s"
                sides = ["left", "right"]

                [stimulator]
                device = "p24"
                port = "%s"
                """,
                boardPort.link(), stimulatorPort.link()));
    for (int i = 0; i < channels.size(); i++) {
      Channel channel = channels.get(i);
      config.append(
          String.format(
              """

              [[channel]]
              number = %d
              muscle = "%s"
              side = "%s"
              electrodeAreaCm2 = 25
              currentMilliamps = 10
              maximumMilliamps = 20
              pulseWidthMicros = 250
              frequencyHz = 40
              rampUpMs = 100
              rampDownMs = 0
              """,
              i + 1, channel.muscle(), channel.side()));
    }
    return config.toString();
  }

  /** Where files of the run may lie; gone with it. */
  Path folder() {
    return folder;
  }

  /** Sends one sample of the board; see {@link BenchBoard#send}. */
  long send(int closedBits) {
    return board.send(closedBits);
  }

  /** See {@link PulseLog#instantsNs}. */
  long[] pulsesNs(int channel) {
    return stimulator.instantsNs(channel);
  }

  /**
   * Requires that the session still runs.
   *
   * @throws IllegalStateException with its words when it does not
   */
  void requireAlive() throws IOException {
    if (!session.isAlive()) {
      throw new IllegalStateException("the session has ended; it said\n" + said());
    }
  }

  /** The session's last words. */
  String said() throws IOException {
    List<String> lines = session.lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  @Override
  public void close() throws IOException {
    session.close();
    boardPort.close();
    stimulatorPort.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
