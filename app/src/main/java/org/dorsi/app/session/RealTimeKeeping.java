package org.dorsi.app.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;

/**
 * Whether a simulated walk that is watched keeps up with real time, and what that costs the
 * processor: all of the process, with drawing and compiling, and the thread that simulates and
 * controls. Control thread, until the session has ended.
 */
final class RealTimeKeeping implements TickListener {

  /** More than five ticks behind. */
  private static final long LATE_NS = 5_000_000;

  /** Starting and, for the most part, compiling are over. */
  private static final long FROM_NS = 30_000_000_000L;

  private static final long EVERY_NS = 1_000_000_000L;

  private final LongSupplier latenessNs;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long ticks;
  private long lateTicks;

  /** When simulated time began, by the most punctual of the ticks looked at. */
  private long originNs = Long.MAX_VALUE;

  private long driftNs;
  private long beganNs;
  private long beganThreadNs;
  private long beganProcessNs;
  private double threadShare = Double.NaN;
  private double processShare = Double.NaN;

  /**
   * @param latenessNs of the newest tick
   */
  RealTimeKeeping(LongSupplier latenessNs) {
    this.latenessNs = latenessNs;
  }

  @Override
  public void onTick(TickInputs in, TickOutputs out) {
    ticks++;
    lateTicks += latenessNs.getAsLong() > LATE_NS ? 1 : 0;
    if (in.timeNs() % EVERY_NS != 0) {
      return;
    }
    long nowNs = System.nanoTime();
    originNs = Math.min(originNs, nowNs - in.timeNs());
    driftNs = nowNs - in.timeNs() - originNs;
    if (in.timeNs() < FROM_NS) {
      return;
    }
    long threadNs = threads.getCurrentThreadCpuTime();
    long processNs = process.getProcessCpuTime();
    if (in.timeNs() == FROM_NS) {
      beganNs = nowNs;
      beganThreadNs = threadNs;
      beganProcessNs = processNs;
    } else {
      double wallNs = nowNs - beganNs;
      threadShare = (threadNs - beganThreadNs) / wallNs;
      processShare = (processNs - beganProcessNs) / wallNs;
    }
  }

  void addTo(ObjectNode root) {
    root.put("lateTicks", lateTicks);
    root.put("realTimeDriftMs", SummaryReport.rounded(driftNs * 1e-6, 3));
    if (!Double.isNaN(processShare)) {
      ObjectNode shares = root.putObject("processorPercent");
      shares.put("simulation", SummaryReport.rounded(100 * threadShare, 1));
      shares.put("process", SummaryReport.rounded(100 * processShare, 1));
    }
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  real time: %.1f ms behind the clock at the end; %d of %d ticks later than %d ms%n",
        driftNs * 1e-6,
        lateTicks,
        ticks,
        LATE_NS / 1_000_000);
    if (!Double.isNaN(processShare)) {
      out.printf(
          Locale.ROOT,
          "  processor: %.1f %% of a core for simulation and control, %.1f %% with drawing%n",
          100 * threadShare,
          100 * processShare);
    }
  }
}
