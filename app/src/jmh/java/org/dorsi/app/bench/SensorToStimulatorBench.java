package org.dorsi.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dorsi.sensors.FootSwitchSample;

/**
 * From the bytes of a heel off into one pseudo-terminal to the first pulse of its burst out of
 * another, through a real session and its guard, beside a bare echo in the same run.
 *
 * <p>Both legs walk as fast as strides may be, half a stride apart, with one channel each: bursts
 * do not overlap, and a first pulse belongs to one heel off. Between them the echo is probed.
 */
final class SensorToStimulatorBench implements Bench {

  private static final List<SessionUnderTest.Channel> CHANNELS =
      List.of(
          new SessionUnderTest.Channel("tibialis anterior", "left"),
          new SessionUnderTest.Channel("tibialis anterior", "right"));

  private static final SwitchPattern STRIDE = new SwitchPattern(0.5, 0.3, 0.36);

  private static final int ONSETS = 320;
  private static final int REQUIRED_ONSETS = 300;
  private static final double LONGEST_SECONDS = 110;
  private static final double STARTING_SECONDS = 20;
  private static final long LONGEST_SILENCE_NS = 4_000_000_000L;
  private static final long MISSED_NS = 20_000_000;

  /** A pulse so shortly before means that a burst was under way. */
  private static final long BURST_NS = 60_000_000;

  private static final double TIMES = 3;
  private static final double PLUS_MILLIS = 0.2;

  /** The instant of a heel off of the leg of a channel. */
  private record HeelOff(int channel, long sentNs) {}

  @Override
  public String name() {
    return "onset";
  }

  @Override
  public List<BenchRow> measure() throws IOException, InterruptedException {
    try (SessionUnderTest session = SessionUnderTest.start(CHANNELS);
        EchoProbe echo = EchoProbe.start(session.folder())) {
      return rows(session, walk(session, echo), echo.durations());
    }
  }

  private static List<HeelOff> walk(SessionUnderTest session, EchoProbe echo) throws IOException {
    List<HeelOff> heelOffs = new ArrayList<>();
    SampleClock clock = new SampleClock();
    int last = 0;
    double seconds = 0;
    while (heelOffs.size() < ONSETS && seconds < LONGEST_SECONDS) {
      seconds = clock.awaitNext();
      if (heelOffs.isEmpty() && seconds > STARTING_SECONDS) {
        throw new IllegalStateException("no pulse; the session said\n" + session.said());
      }
      int left = STRIDE.closedBits(seconds);
      int right = STRIDE.closedBits(seconds + STRIDE.strideSeconds() / 2);
      int bits = left | right << 4;
      int opened = last & ~bits;
      long sentNs = session.send(bits);
      last = bits;
      boolean leftRises = (opened & FootSwitchSample.HEEL) != 0;
      boolean rightRises = (opened >> 4 & FootSwitchSample.HEEL) != 0;
      if (leftRises || rightRises) {
        session.requireAlive();
        long[] leftNs = session.pulsesNs(1);
        long[] rightNs = session.pulsesNs(2);
        if (leftNs.length > 0 && rightNs.length > 0) {
          requirePulse(session, Math.max(last(leftNs), last(rightNs)));
          heelOffs.add(new HeelOff(leftRises ? 1 : 2, sentNs));
          tell(heelOffs.size());
          clock.awaitHalfWay();
          // Well after the first pulse, before the next sample: nothing else is under way then.
          echo.send();
        }
      }
    }
    return heelOffs;
  }

  private static long last(long[] instantsNs) {
    return instantsNs[instantsNs.length - 1];
  }

  private static void requirePulse(SessionUnderTest session, long lastNs) throws IOException {
    if (System.nanoTime() - lastNs > LONGEST_SILENCE_NS) {
      throw new IllegalStateException(
          "stimulation has stopped; the session said\n" + session.said());
    }
  }

  private static void tell(int onsets) {
    if (onsets % 80 == 0) {
      System.err.println("  " + onsets + " of " + ONSETS + " onsets");
    }
  }

  private static void tellMissed(HeelOff missed, HeelOff first, long nextPulseNs) {
    System.err.printf(
        Locale.ROOT,
        "  no pulse within 20 ms of the heel off at %.1f s; the next came %s%n",
        (missed.sentNs() - first.sentNs()) * 1e-9,
        nextPulseNs < 0
            ? "never"
            : String.format(Locale.ROOT, "after %.0f ms", (nextPulseNs - missed.sentNs()) * 1e-6));
  }

  private static List<BenchRow> rows(
      SessionUnderTest session, List<HeelOff> heelOffs, Durations echo) throws IOException {
    Durations onsets = new Durations();
    int missed = 0;
    for (HeelOff heelOff : heelOffs) {
      long[] pulsesNs = session.pulsesNs(heelOff.channel());
      int next = -1 - Arrays.binarySearch(pulsesNs, heelOff.sentNs());
      boolean fresh = next <= 0 || heelOff.sentNs() - pulsesNs[next - 1] > BURST_NS;
      if (fresh && next < pulsesNs.length && pulsesNs[next] - heelOff.sentNs() < MISSED_NS) {
        onsets.add(pulsesNs[next] - heelOff.sentNs());
      } else {
        missed++;
        tellMissed(heelOff, heelOffs.get(0), next < pulsesNs.length ? pulsesNs[next] : -1);
      }
    }
    if (onsets.count() < REQUIRED_ONSETS) {
      throw new IllegalStateException(
          "onsets must be at least "
              + REQUIRED_ONSETS
              + ", got "
              + onsets.count()
              + "; the session said\n"
              + session.said());
    }
    double echoMedian = echo.percentileMillis(50);
    double echoP95 = echo.percentileMillis(95);
    String what = "sensor to stimulator, ";
    return List.of(
        BenchRow.plain("bare echo, median", echoMedian, "ms"),
        BenchRow.plain("bare echo, p95", echoP95, "ms"),
        BenchRow.against(echoMedian, TIMES, 0, what + "median", onsets.percentileMillis(50), "ms"),
        BenchRow.against(
            echoP95, TIMES, PLUS_MILLIS, what + "p95", onsets.percentileMillis(95), "ms"),
        BenchRow.plain(what + "longest", onsets.percentileMillis(100), "ms"),
        BenchRow.plain(what + "onsets", onsets.count(), ""),
        BenchRow.plain(what + "missed", missed, ""));
  }
}
