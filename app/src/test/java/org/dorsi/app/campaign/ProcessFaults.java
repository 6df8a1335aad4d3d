package org.dorsi.app.campaign;

import java.util.List;
import java.util.Random;

/** Faults of threads, processes and the computer: rows H12 to H16, H37, H38, H40, H48. */
final class ProcessFaults {

  private static final long T_OFF_NS = 100 * Span.MS;
  private static final long T_GUARD_NS = 150 * Span.MS;

  /** A computer later than this must be acknowledged (section 6.4). */
  private static final long HOPELESS_NS = 500 * Span.MS;

  private ProcessFaults() {}

  /** H12, H14: the control thread does not run. */
  static Interruption paused(Hazard hazard, Span span, long strideNs) {
    return new Interruption(
        hazard,
        span,
        span.untilNs(),
        pausedBans(hazard, span, strideNs),
        (session, broken) -> session.controlRuns(!broken));
  }

  private static List<Ban> pausedBans(Hazard hazard, Span span, long strideNs) {
    long lastedNs = span.untilNs() - span.fromNs();
    if (lastedNs > HOPELESS_NS) {
      return span.banForGood(hazard, T_GUARD_NS);
    }
    // Three valid strides are at least two whole ones.
    return lastedNs > T_OFF_NS
        ? span.banUntil(hazard, T_GUARD_NS, span.untilNs() + 2 * strideNs)
        : List.of();
  }

  /** Thrown into a tick. */
  static final class Injected extends RuntimeException {
    private static final long serialVersionUID = 1;

    Injected() {
      super("injected", null, false, false);
    }
  }

  /** H13: a tick throws. */
  static Interruption throwing(Span span) {
    return Interruption.forGood(
        Hazard.H13, span, T_OFF_NS, session -> session.throwIn(new Injected()));
  }

  /** H15: nobody writes permits. */
  static Interruption noPermits(Span span) {
    return new Interruption(
        Hazard.H15,
        span,
        Span.FOREVER,
        span.ban(Hazard.H15, null, T_GUARD_NS),
        (session, broken) -> session.guard().linkRuns(!broken));
  }

  /** H16: the guard process stands still and goes on, permits waiting for it. */
  static Interruption guardFrozen(Span span) {
    boolean noticed = span.untilNs() - span.fromNs() > T_GUARD_NS;
    return new Interruption(
        Hazard.H16,
        span,
        span.untilNs(),
        noticed ? span.banForGood(Hazard.H16, 0) : span.ban(Hazard.H16, null, 0),
        (session, broken) -> session.guard().guardRuns(!broken));
  }

  /** H37: the controller's process is killed. */
  static Interruption killed(Span span) {
    return Interruption.forGood(Hazard.H37, span, T_GUARD_NS, VirtualSession::killController);
  }

  /** H38: the whole computer stands still. */
  static Interruption suspended(Span span) {
    return new Interruption(
        Hazard.H38,
        span,
        span.untilNs(),
        span.banForGood(Hazard.H38, Span.MS),
        VirtualSession::suspend);
  }

  /** H40: the control thread gets the processor now and then only. */
  record Starved(Span span, Random random) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H40;
    }

    @Override
    public List<Ban> bans() {
      return List.of();
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (span.holds(nowNs)) {
        session.controlRuns(random.nextInt(40) == 0);
      } else if (nowNs == span.untilNs()) {
        session.controlRuns(true);
      }
    }
  }
}
