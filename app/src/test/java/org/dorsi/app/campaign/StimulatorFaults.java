package org.dorsi.app.campaign;

import java.util.List;
import java.util.Random;
import org.dorsi.sim.device.VirtualP24;
import org.dorsi.sim.device.VirtualP24.Trouble;

/** Faults at the stimulator's port: rows H10, H17, H18, H28 to H33. */
final class StimulatorFaults {

  private static final long T_ACK_NS = 150 * Span.MS;

  private StimulatorFaults() {}

  /** By what a trouble of the device can first be known. */
  private enum Shown {
    AT_ONCE,
    BY_ANY_ANSWER,
    BY_A_PULSE
  }

  /** The device has a trouble, with the bound of its row from when anybody could know of it. */
  static final class Device implements Injection {
    private final Hazard hazard;
    private final Span span;
    private final Trouble trouble;
    private final Shown shown;
    private final long boundNs;
    private long knownNs;

    private Device(Hazard hazard, Span span, Trouble trouble, Shown shown, long boundNs) {
      this.hazard = hazard;
      this.span = span;
      this.trouble = trouble;
      this.shown = shown;
      this.boundNs = boundNs;
      knownNs = shown == Shown.AT_ONCE ? span.fromNs() : Span.FOREVER - boundNs;
    }

    /** H10, as far as bytes are concerned: the device reads nothing and answers nothing. */
    static Device deaf(Span span) {
      return new Device(Hazard.H10, span, Trouble.SILENT, Shown.BY_ANY_ANSWER, T_ACK_NS);
    }

    static Device silent(Random random, Span span) {
      Trouble[] silences = {Trouble.SILENT, Trouble.LATE, Trouble.WRONG_NUMBER};
      Trouble silence = silences[random.nextInt(3)];
      return new Device(Hazard.H17, span, silence, Shown.BY_ANY_ANSWER, T_ACK_NS);
    }

    static Device electrode(Span span) {
      return new Device(Hazard.H29, span, Trouble.ELECTRODE, Shown.BY_A_PULSE, 500 * Span.MS);
    }

    static Device voltage(Random random, Span span) {
      Trouble trouble = random.nextBoolean() ? Trouble.HIGH_VOLTAGE : Trouble.LOW_CURRENT;
      return new Device(Hazard.H30, span, trouble, Shown.BY_A_PULSE, 500 * Span.MS);
    }

    static Device other() {
      Span always = new Span(0, Span.FOREVER);
      return new Device(Hazard.H32, always, Trouble.OTHER_DEVICE, Shown.AT_ONCE, 0);
    }

    @Override
    public Hazard hazard() {
      return hazard;
    }

    /** A silence that ends before anybody must have noticed it has left no trace. */
    @Override
    public List<Ban> bans() {
      long fromNs = knownNs + boundNs;
      boolean passed = shown == Shown.BY_ANY_ANSWER && span.untilNs() <= fromNs;
      return passed ? List.of() : List.of(new Ban(hazard, null, fromNs, Span.FOREVER));
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (nowNs == Math.max(VirtualSession.TICK_NS, span.fromNs())) {
        session.device().have(trouble);
      } else if (nowNs == span.untilNs()) {
        session.device().have(Trouble.NONE);
      }
      if (span.holds(nowNs)) {
        learn(session.device());
      }
    }

    private void learn(VirtualP24 device) {
      long saidNs = shown == Shown.BY_A_PULSE ? device.lastPulseNs() : device.lastCommandNs();
      if (saidNs >= span.fromNs()) {
        knownNs = Math.min(knownNs, saidNs);
      }
    }
  }

  /**
   * H18: the device says that it has left low level. That is wrong only while it is on: it must be
   * asked so often that it is known within the bound, and once it was told nothing may go on.
   */
  static final class Elsewhere implements Injection {
    private static final long T_STATE_NS = 600 * Span.MS;
    private final Span span;
    private long onNs;
    private long toldNs = Span.FOREVER - T_ACK_NS;

    Elsewhere(Span span) {
      this.span = span;
      onNs = span.fromNs();
    }

    @Override
    public Hazard hazard() {
      return Hazard.H18;
    }

    @Override
    public List<Ban> bans() {
      return List.of(
          new Ban(hazard(), null, onNs + T_STATE_NS, span.untilNs()),
          new Ban(hazard(), null, toldNs + T_ACK_NS, Span.FOREVER));
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      VirtualP24 device = session.device();
      if (nowNs == span.fromNs()) {
        device.have(Trouble.OTHER_LEVEL);
      } else if (nowNs == span.untilNs()) {
        device.have(Trouble.NONE);
      }
      if (span.holds(nowNs)) {
        onNs = Math.max(onNs, device.lastInitNs());
        toldNs = Math.min(toldNs, device.toldOtherLevelNs());
      }
    }
  }

  /** H31: answers to nothing that was asked, of which two are known while the device is on. */
  static final class SecondWriter implements Injection {

    private static final long EVERY_NS = 20 * Span.MS;
    private static final int KNOWN = 2;
    private final Span span;
    private final Random random;
    private int strays;
    private long knownNs = Span.FOREVER - T_ACK_NS;

    SecondWriter(Span span, Random random) {
      this.span = span;
      this.random = random;
    }

    @Override
    public Hazard hazard() {
      return Hazard.H31;
    }

    @Override
    public List<Ban> bans() {
      return List.of(new Ban(hazard(), null, knownNs + T_ACK_NS, Span.FOREVER));
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
      if (span.holds(nowNs) && (nowNs - span.fromNs()) % EVERY_NS == 0) {
        session.device().stray(random.nextInt(64), nowNs);
        strays = session.device().isOn() ? strays + 1 : 0;
        knownNs = strays == KNOWN ? Math.min(knownNs, nowNs) : knownNs;
      }
    }
  }

  /** H33: the port is gone. */
  static Interruption unplugged(Span span) {
    return Interruption.forGood(Hazard.H33, span, 100 * Span.MS, VirtualSession::unplug);
  }

  /** H28: permits that no limiter has seen, some of them sane. Judged by the HARD limits. */
  record MadPermits(Span span, Random random) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H28;
    }

    @Override
    public List<Ban> bans() {
      return List.of();
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (!span.holds(nowNs)) {
        return;
      }
      int[] current = new int[8];
      int[] width = new int[8];
      int[] period = new int[8];
      int wild = random.nextInt(400);
      for (int i = 0; i < 8; i++) {
        boolean on = random.nextInt(8) != 0;
        current[i] = on ? random.nextInt(wild == 0 ? 0x7FFF : 201) : 0;
        int most = current[i] == 0 ? 500 : Math.max(50, Math.min(500, 80_000 / current[i]));
        width[i] = wild == 1 ? random.nextInt(0x7FFF) : 50 + random.nextInt(most - 49);
        period[i] = wild == 2 ? random.nextInt() : 16_667 + random.nextInt(60_000);
      }
      session.guard().forge(1, current, width, period);
    }
  }
}
