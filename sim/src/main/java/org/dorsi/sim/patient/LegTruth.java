package org.dorsi.sim.patient;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.sensors.Side;
import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.body.PlanarBody;
import org.dorsi.sim.contact.FootContact;

/**
 * The truth about one leg.
 *
 * <p>A foot bears weight above five percent of body weight, as the normative recordings have it. It
 * is a contact, and not a foot that scuffs, when the foot is before the other or takes a third of
 * the weight; it is lifted, and does not bounce, when it is behind the other or stays unloaded. A
 * heel is off, and not just relieved, when it leaves the belt without bearing weight once more. Toe
 * off and heel off are dated back to when the load went. One thread.
 */
final class LegTruth {

  /** Body weights that a loaded foot, heel or ball bears (Camargo et al. 2021). */
  private static final double LOADED = 0.05;

  /** A foot behind the other that takes this much has landed all the same, body weights. */
  private static final double LANDED_BEHIND = 0.35;

  /** A foot before the other that stays unloaded so long is lifted all the same. */
  private static final long LIFTED_NS = 80_000_000;

  /** Heel and ball within this time: the foot landed flat. */
  private static final long TOGETHER_NS = 10_000_000;

  private final Side side;
  private final LegChain leg;
  private final FootContact contact;
  private final double weight;
  private final List<TrueEvent> events = new ArrayList<>();

  private GaitPhase phase = GaitPhase.NOT_WALKING;
  private FirstContact firstContact = FirstContact.FLAT;
  private double load;
  private long contactNs;
  private long unloadedNs = Long.MAX_VALUE;
  private long relievedNs = Long.MAX_VALUE;
  private boolean flat;
  private boolean heelRelieved;
  private boolean heelOff;

  LegTruth(Side side, PlanarBody body, FootContact contact, double weight) {
    this.side = side;
    this.leg = body.leg(side);
    this.contact = contact;
    this.weight = weight;
  }

  void advance(long timeNs, boolean ahead, boolean otherBearsWeight) {
    load = contact.verticalNewtons() / weight;
    boolean heel = contact.heelNewtons() > LOADED * weight;
    boolean toe = contact.toeNewtons() > LOADED * weight;
    if (bearsWeight()) {
      stance(timeNs, ahead, otherBearsWeight, heel, toe);
    } else if (load > LOADED && (ahead || load > LANDED_BEHIND)) {
      land(timeNs, heel, toe);
    } else {
      swing(ahead);
    }
  }

  boolean bearsWeight() {
    return switch (phase) {
      case LOADING_RESPONSE, MID_STANCE, TERMINAL_STANCE, PRE_SWING -> true;
      default -> false;
    };
  }

  GaitPhase phase() {
    return phase;
  }

  boolean isHeelRelieved() {
    return heelRelieved;
  }

  FirstContact firstContact() {
    return firstContact;
  }

  double loadBodyWeights() {
    return load;
  }

  /** Time begins again at zero: events of before are forgotten. */
  void restart() {
    events.clear();
    contactNs = 0;
    if (relievedNs != Long.MAX_VALUE) {
      relievedNs = 0;
    }
    if (unloadedNs != Long.MAX_VALUE) {
      unloadedNs = 0;
    }
  }

  void drain(List<? super TrueEvent> taken) {
    taken.addAll(events);
    events.clear();
  }

  private void land(long timeNs, boolean heel, boolean toe) {
    firstContact =
        heel == toe ? FirstContact.FLAT : heel ? FirstContact.HEEL : FirstContact.FOREFOOT;
    contactNs = timeNs;
    unloadedNs = Long.MAX_VALUE;
    relievedNs = Long.MAX_VALUE;
    flat = false;
    heelRelieved = false;
    heelOff = false;
    phase = GaitPhase.LOADING_RESPONSE;
    event(timeNs, "IC");
  }

  private void stance(
      long timeNs, boolean ahead, boolean otherBearsWeight, boolean heel, boolean toe) {
    if (!flat && heel && toe) {
      flat = true;
      if (timeNs - contactNs <= TOGETHER_NS) {
        firstContact = FirstContact.FLAT;
      }
      event(timeNs, "FF");
    }
    if (flat && !heelOff) {
      relieve(timeNs, heel, toe);
    }
    switch (phase) {
      case LOADING_RESPONSE -> {
        if (!otherBearsWeight) {
          phase = GaitPhase.MID_STANCE;
        }
      }
      case MID_STANCE -> {
        if (heelOff) {
          phase = GaitPhase.TERMINAL_STANCE;
        }
      }
      default -> {}
    }
    if (phase != GaitPhase.LOADING_RESPONSE && !ahead && otherBearsWeight) {
      phase = GaitPhase.PRE_SWING;
    }
    lift(timeNs, ahead);
  }

  private void relieve(long timeNs, boolean heel, boolean toe) {
    if (heel) {
      relievedNs = Long.MAX_VALUE;
    } else if (toe && relievedNs == Long.MAX_VALUE) {
      relievedNs = timeNs;
      heelRelieved = true;
    }
    if (relievedNs != Long.MAX_VALUE && contact.heelNewtons() == 0) {
      heelOff = true;
      event(relievedNs, "HO");
    }
  }

  private void lift(long timeNs, boolean ahead) {
    if (load > LOADED) {
      unloadedNs = Long.MAX_VALUE;
      return;
    }
    if (unloadedNs == Long.MAX_VALUE) {
      unloadedNs = timeNs;
    }
    if (!ahead || timeNs - unloadedNs >= LIFTED_NS) {
      phase = GaitPhase.INITIAL_SWING;
      event(unloadedNs, "TO");
    }
  }

  /** Initial swing until the feet are adjacent, mid-swing until the tibia is vertical. */
  private void swing(boolean ahead) {
    if (phase == GaitPhase.INITIAL_SWING && ahead) {
      phase = GaitPhase.MID_SWING;
    }
    if (phase == GaitPhase.MID_SWING && leg.shankAngleRad() > -Math.PI / 2) {
      phase = GaitPhase.TERMINAL_SWING;
    }
  }

  private void event(long timeNs, String label) {
    events.add(new TrueEvent(timeNs, side, label));
  }
}
