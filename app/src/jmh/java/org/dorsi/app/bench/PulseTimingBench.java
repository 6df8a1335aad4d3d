package org.dorsi.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * How even the rhythm of four channels at 40 Hz is where it arrives, beside a thread of a bare
 * process that wakes up every 25 ms in the same run.
 */
final class PulseTimingBench implements Bench {

  private static final List<SessionUnderTest.Channel> CHANNELS =
      Stream.of("tibialis anterior", "peroneus longus", "hamstrings", "gluteus medius")
          .map(muscle -> new SessionUnderTest.Channel(muscle, "right"))
          .toList();

  /** Bursts of 1.2 s in strides of 2.2 s: within 1.5 s a burst and 65 % of ten seconds. */
  private static final SwitchPattern STRIDE = new SwitchPattern(2.2, 1.0, 1.3);

  /** From the session's start: about 7 s until it is armed, and a minute of bursts. */
  private static final long SECONDS = 70;

  /** A minute's bursts have 5 200; fewer means that stimulation stopped on the way. */
  private static final int REQUIRED_INTERVALS = 4_500;

  private static final double STARTING_SECONDS = 20;

  /** What is longer lies between bursts. */
  private static final long BURST_NS = 200_000_000;

  private static final double MEAN_PERCENT = 2;
  private static final double TIMES = 3;

  @Override
  public String name() {
    return "rhythm";
  }

  @Override
  public List<BenchRow> measure() throws IOException, InterruptedException {
    try (SessionUnderTest session = SessionUnderTest.start(CHANNELS);
        // There before the first pulse: a process that starts would disturb what it is to judge.
        ChildJava timer =
            ChildJava.start(
                session.folder().resolve("timer.out"), TimerMain.class, Long.toString(SECONDS))) {
      SampleClock clock = new SampleClock();
      double seconds = 0;
      while (seconds < SECONDS) {
        seconds = step(session, clock);
        if (seconds > STARTING_SECONDS && session.pulsesNs(1).length == 0) {
          throw new IllegalStateException("no pulse; the session said\n" + session.said());
        }
      }
      timer.awaitEnd();
      return rows(session, timer);
    }
  }

  private static double step(SessionUnderTest session, SampleClock clock) throws IOException {
    double seconds = clock.awaitNext();
    session.send(STRIDE.closedBits(seconds) << 4);
    session.requireAlive();
    return seconds;
  }

  private static List<BenchRow> rows(SessionUnderTest session, ChildJava timer) throws IOException {
    Durations intervals = new Durations();
    Durations errors = new Durations();
    long firstNs = Long.MAX_VALUE;
    long lastNs = Long.MIN_VALUE;
    for (int channel = 1; channel <= CHANNELS.size(); channel++) {
      long[] pulsesNs = session.pulsesNs(channel);
      firstNs = Math.min(firstNs, pulsesNs[0]);
      lastNs = Math.max(lastNs, pulsesNs[pulsesNs.length - 1]);
      for (int i = 1; i < pulsesNs.length; i++) {
        long intervalNs = pulsesNs[i] - pulsesNs[i - 1];
        if (intervalNs < BURST_NS) {
          intervals.add(intervalNs);
          errors.add(Math.abs(intervalNs - TimerMain.PERIOD_NS));
        }
      }
    }
    if (intervals.count() < REQUIRED_INTERVALS) {
      throw new IllegalStateException(
          "intervals must be at least "
              + REQUIRED_INTERVALS
              + ", got "
              + intervals.count()
              + "; the session said\n"
              + session.said());
    }
    double periodMillis = TimerMain.PERIOD_NS * 1e-6;
    double meanPercent = 100 * Math.abs(intervals.meanMillis() / periodMillis - 1);
    double timerP99 = timerErrors(timer, firstNs, lastNs).percentileMillis(99);
    String what = "pulse interval, ";
    return List.of(
        BenchRow.plain("bare timer, p99 error", timerP99, "ms"),
        BenchRow.plain(what + "mean", intervals.meanMillis(), "ms"),
        BenchRow.atMost(MEAN_PERCENT, what + "mean error", meanPercent, "%"),
        BenchRow.against(timerP99, TIMES, 0, what + "p99 error", errors.percentileMillis(99), "ms"),
        BenchRow.plain(what + "longest", intervals.percentileMillis(100), "ms"),
        BenchRow.plain(what + "intervals", intervals.count(), ""));
  }

  /** How far the timer's intervals were off while there were pulses. */
  private static Durations timerErrors(ChildJava timer, long firstNs, long lastNs)
      throws IOException {
    Durations errors = new Durations();
    long beforeNs = Long.MIN_VALUE;
    for (String line : timer.lines()) {
      long wokeNs = Long.parseLong(line);
      if (beforeNs >= firstNs && beforeNs < lastNs) {
        errors.add(Math.abs(wokeNs - beforeNs - TimerMain.PERIOD_NS));
      }
      beforeNs = wokeNs;
    }
    return errors;
  }
}
