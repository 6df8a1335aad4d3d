package org.dorsi.sim.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * A stimulator's core, and what goes wrong around it whatever it is: it falls silent, its answers
 * come late, it starts anew. What goes wrong with a command or a pulse is the core's own affair.
 */
final class FailingCore implements StimulatorCore {

  @SuppressWarnings("ArrayRecordComponent") // A frame is sent once and never compared.
  private record Late(byte[] frame, long dueNs) {}

  private final Outlet out;
  private final DeviceFailures failures;
  private final StimulatorCore core;
  private final Deque<Late> late = new ArrayDeque<>();
  private long deafUntilNs;

  /**
   * @param maker makes the core, whose words go to the outlet it is given
   */
  FailingCore(
      Outlet out, DeviceFailures failures, long nowNs, Function<Outlet, StimulatorCore> maker) {
    this.out = out;
    this.failures = failures;
    this.deafUntilNs = nowNs;
    this.core = maker.apply(new Words());
  }

  /** What comes while it starts is lost. */
  @Override
  public void receive(byte[] bytes, int length, long nowNs) {
    resetIfDue(nowNs);
    if (nowNs >= deafUntilNs) {
      core.receive(bytes, length, nowNs);
    }
  }

  @Override
  public void advance(long nowNs) {
    resetIfDue(nowNs);
    if (nowNs >= deafUntilNs) {
      core.advance(nowNs);
    }
    while (!late.isEmpty() && late.element().dueNs() <= nowNs) {
      out.send(late.remove().frame(), nowNs);
    }
  }

  @Override
  public long nextNs() {
    long next = Math.min(Math.max(core.nextNs(), deafUntilNs), failures.nextResetNs());
    return late.isEmpty() ? next : Math.min(next, late.element().dueNs());
  }

  @Override
  public void startAnew(long nowNs) {
    late.clear();
    core.startAnew(nowNs);
  }

  private void resetIfDue(long nowNs) {
    long resetNs = failures.takeResetNs(nowNs);
    if (resetNs > 0) {
      deafUntilNs = nowNs + resetNs;
      startAnew(deafUntilNs);
      out.note(nowNs, LogEvent.of("reset"));
    }
  }

  private final class Words implements Outlet {

    @Override
    public void send(byte[] frame, long nowNs) {
      long lateNs = failures.lateNs(nowNs);
      if (failures.is(DeviceFailure.Kind.SILENT, nowNs)) {
        return;
      }
      byte[] heard = failures.withNoise(frame, nowNs);
      if (lateNs > 0) {
        late.add(new Late(heard, nowNs + lateNs));
      } else {
        out.send(heard, nowNs);
      }
    }

    @Override
    public void note(long nowNs, LogEvent event) {
      out.note(nowNs, event);
    }

    @Override
    public void pulse(
        int channel, double milliamps, long micros, double netChargeNanocoulombs, long nowNs) {
      if (milliamps > 0) {
        out.pulse(channel, milliamps, micros, netChargeNanocoulombs, nowNs);
      }
    }
  }
}
