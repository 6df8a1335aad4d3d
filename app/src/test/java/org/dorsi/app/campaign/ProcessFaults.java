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
  record Paused(Hazard hazard, Span span, long strideNs) implements Injection {

    @Override
    public List<Ban> bans() {
      long lastedNs = span.untilNs() - span.fromNs();
      if (lastedNs > HOPELESS_NS) {
        return span.banForGood(hazard, T_GUARD_NS);
      }
      // Three valid strides are at least two whole ones.
      return lastedNs > T_OFF_NS
          ? span.banUntil(hazard, T_GUARD_NS, span.untilNs() + 2 * strideNs)
          : List.of();
    }

    @Override
    public long overNs() {
      return span.untilNs();
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (nowNs == span.fromNs()) {
        session.controlRuns(false);
      } else if (nowNs == span.untilNs()) {
        session.controlRuns(true);
      }
    }
  }

  /** Thrown into a tick. */
  static final class Injected extends RuntimeException {
    private static final long serialVersionUID = 1;

    Injected() {
      super("injected", null, false, false);
    }
  }

  /** H13: a tick throws. */
  record Throws(Span span) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H13;
    }

    @Override
    public List<Ban> bans() {
      return span.banForGood(hazard(), T_OFF_NS);
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (nowNs == span.fromNs()) {
        session.throwIn(new Injected());
      }
    }
  }

  /** H15: nobody writes permits. */
  record NoPermits(Span span) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H15;
    }

    @Override
    public List<Ban> bans() {
      return span.ban(hazard(), null, T_GUARD_NS);
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (nowNs == span.fromNs()) {
        session.guard().linkRuns(false);
      } else if (nowNs == span.untilNs()) {
        session.guard().linkRuns(true);
      }
    }
  }

  /** H16: the guard process stands still and goes on, permits waiting for it. */
  record GuardFrozen(Span span) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H16;
    }

    @Override
    public List<Ban> bans() {
      return span.untilNs() - span.fromNs() > T_GUARD_NS
          ? span.banForGood(hazard(), 0)
          : span.ban(hazard(), null, 0);
    }

    @Override
    public long overNs() {
      return span.untilNs();
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (nowNs == span.fromNs()) {
        session.guard().guardRuns(false);
      } else if (nowNs == span.untilNs()) {
        session.guard().guardRuns(true);
      }
    }
  }

  /** H37: the controller's process is killed. */
  record Killed(Span span) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H37;
    }

    @Override
    public List<Ban> bans() {
      return span.banForGood(hazard(), T_GUARD_NS);
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (nowNs == span.fromNs()) {
        session.killController();
      }
    }
  }

  /** H38: the whole computer stands still. */
  record Suspended(Span span) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H38;
    }

    @Override
    public List<Ban> bans() {
      return span.banForGood(hazard(), Span.MS);
    }

    @Override
    public long overNs() {
      return span.untilNs();
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (nowNs == span.fromNs()) {
        session.suspend(true);
      } else if (nowNs == span.untilNs()) {
        session.suspend(false);
      }
    }
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
