package org.dorsi.controller.stimulation;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitForecast;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.gait.PhaseReason;
import org.dorsi.sensors.Side;

/**
 * A right leg that walks in strides of 1.2 s, told of each event in the millisecond it happens:
 * contact 0, flat 140, heel off 400, toe off 740, feet adjacent 900, tibia vertical 1040 ms.
 */
final class ScriptedLeg {

  static final long STRIDE_MS = 1200;

  final LegCycle cycle = new LegCycle(Side.RIGHT);
  boolean heelOffSeen = true;
  long stopsAtMs = Long.MAX_VALUE;
  long ms;
  private double strideSeconds = Double.NaN;

  /** Lets one millisecond pass. */
  void tick() {
    long at = ms % STRIDE_MS;
    List<GaitEvent> events = new ArrayList<>();
    boolean walks = ms < stopsAtMs;
    if (walks) {
      long ns = ms * 1_000_000L;
      if (at == 0) {
        events.add(new GaitEvent.InitialContact(ns, ns, Side.RIGHT, 1, EventSource.FOOT_SWITCH));
        strideSeconds = ms > 0 ? STRIDE_MS * 1e-3 : strideSeconds;
      } else if (at == 140) {
        events.add(new GaitEvent.FootFlat(ns, ns, Side.RIGHT, 1, EventSource.FOOT_SWITCH));
      } else if (at == 400 && heelOffSeen) {
        events.add(new GaitEvent.HeelOff(ns, ns, Side.RIGHT, 1, EventSource.FOOT_SWITCH));
      } else if (at == 740) {
        events.add(new GaitEvent.ToeOff(ns, ns, Side.RIGHT, 1, EventSource.FOOT_SWITCH));
      }
    }
    long place = Math.min(ms, stopsAtMs) % STRIDE_MS;
    follow(events, phase(place), place >= (heelOffSeen ? 400 : 740));
  }

  void follow(List<GaitEvent> events, GaitPhase phase, boolean heelUp) {
    long at = ms % STRIDE_MS;
    long beganNs = (ms - at) * 1_000_000L;
    boolean known = !Double.isNaN(strideSeconds);
    LegState state =
        new LegState(
            phase,
            PhaseReason.NONE,
            0,
            heelUp,
            known ? at / (double) STRIDE_MS : Double.NaN,
            strideSeconds,
            Double.NaN,
            Double.NaN,
            0,
            0,
            EventSource.FOOT_SWITCH,
            known
                ? new GaitForecast(
                    beganNs + (at < 400 ? 400 : 1600) * 1_000_000L,
                    beganNs + (at < 740 ? 740 : 1940) * 1_000_000L,
                    beganNs + STRIDE_MS * 1_000_000L)
                : GaitForecast.NONE);
    cycle.follow(ms * 1_000_000L, events, state);
    ms++;
  }

  /** The milliseconds at which a window opens and closes in turn, until an instant. */
  List<Long> edges(WindowFollower window, long untilMs) {
    List<Long> edges = new ArrayList<>();
    boolean open = false;
    while (ms < untilMs) {
      long at = ms;
      tick();
      if (window.isOpen(cycle) != open) {
        open = !open;
        edges.add(at);
      }
    }
    return edges;
  }

  private GaitPhase phase(long at) {
    if (at < 140) {
      return GaitPhase.LOADING_RESPONSE;
    }
    if (at < 400 || (!heelOffSeen && at < 740)) {
      return GaitPhase.MID_STANCE;
    }
    if (at < 600) {
      return GaitPhase.TERMINAL_STANCE;
    }
    if (at < 740) {
      return GaitPhase.PRE_SWING;
    }
    return at < 900
        ? GaitPhase.INITIAL_SWING
        : at < 1040 ? GaitPhase.MID_SWING : GaitPhase.TERMINAL_SWING;
  }
}
