package org.dorsi.app.campaign;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** STOP, in whatever state the session is, behind more commands than the queue holds. */
class StopFromEveryStateTest {

  private static final long STOP_NS = 50 * Span.MS;
  private static final long SEED = 4;
  private static final int FLOOD = 100_000;

  private enum Reached {
    IDLE(SafetyState.Idle.class),
    TESTING(SafetyState.Testing.class),
    CALIBRATING(SafetyState.Calibrating.class),
    ARMED(SafetyState.Armed.class),
    STIMULATING(SafetyState.Stimulating.class),
    PAUSED(SafetyState.Suspended.class),
    LATCHED(SafetyState.Suspended.class),
    STOPPED(SafetyState.EmergencyStopped.class);

    private final Class<? extends SafetyState> state;

    Reached(Class<? extends SafetyState> state) {
      this.state = state;
    }
  }

  private static void reach(Reached reached, VirtualSession session) {
    switch (reached) {
      case IDLE -> {}
      case TESTING -> session.operate(new OperatorCommand.TestBurst(channel(), true));
      case CALIBRATING -> session.operate(new OperatorCommand.Calibrate(channel(), true));
      case ARMED -> {
        World.ATTESTATIONS.forEach(step -> session.operate(new OperatorCommand.Attest(step)));
        session.operate(new OperatorCommand.Arm());
      }
      case STIMULATING -> stimulate(session);
      case PAUSED -> pause(session);
      case LATCHED -> {
        stimulate(session);
        session.controlRuns(false);
        session.runUntil(session.nowNs() + 700 * Span.MS);
        session.controlRuns(true);
      }
      case STOPPED -> {
        stimulate(session);
        session.operate(new OperatorCommand.EmergencyStop());
      }
    }
  }

  private static void pause(VirtualSession session) {
    stimulate(session);
    session.operate(new OperatorCommand.Pause());
  }

  /** Until a pulse amid a burst. */
  private static void stimulate(VirtualSession session) {
    FaultyRun.arm(session);
    session.runUntil(session.nowNs() + 12_000 * Span.MS);
    while (session.nowNs() - session.lastPulseNs() > VirtualSession.TICK_NS) {
      session.runUntil(session.nowNs() + VirtualSession.TICK_NS);
    }
  }

  private static World world() {
    return World.of(SEED);
  }

  private static String channel() {
    return world().channels().get(0).channel().name();
  }

  @ParameterizedTest
  @EnumSource
  void lastPulseComesWithin50MillisecondsBehindAFloodOfCommands(Reached reached) {
    Judge judge = new Judge(world(), List::of, true, Span.FOREVER, false);
    VirtualSession session =
        new VirtualSession(world(), new GaitController(world().settings()), List.of(), judge);
    session.runUntil(300 * Span.MS);
    reach(reached, session);
    session.runUntil(session.nowNs() + 60 * Span.MS);
    assertInstanceOf(reached.state, session.state());
    long stopNs = session.nowNs();
    for (int i = 0; i < FLOOD; i++) {
      session.queue(new OperatorCommand.Marker("flood"));
    }
    // Only through the queue: the other way, straight to the guard, is the faster one.
    session.queue(new OperatorCommand.EmergencyStop());
    for (int i = 0; i < FLOOD; i++) {
      session.queue(new OperatorCommand.Marker("flood"));
    }
    session.runUntil(stopNs + 3_000 * Span.MS);
    assertInstanceOf(SafetyState.EmergencyStopped.class, session.state());
    assertTrue(session.lastPulseNs() <= stopNs + STOP_NS, "a pulse too late");
    session.operate(new OperatorCommand.Acknowledge());
    session.runUntil(session.nowNs() + 3_000 * Span.MS);
    assertInstanceOf(SafetyState.Idle.class, session.state());
    assertTrue(session.lastPulseNs() <= stopNs + STOP_NS, "a pulse without arming");
  }
}
