package org.dorsi.controller.gait;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.SensorReading;

/**
 * Gait events of one leg from all that is fitted on it: the most trusted detector leads, the others
 * watch it and stand in for it.
 *
 * <ul>
 *   <li>The leader is the first of the list that is heard and relied on. Its events are told at
 *       once.
 *   <li>A contact that the followers have told and the leader has not told 0.25 s later is told
 *       then. A swing that the followers have seen from toe off to contact, and of which the leader
 *       has told nothing, is told as it ends: an insole may let go late, up to the landing (P05 of
 *       the AGoRA recordings), and while switches report load that nothing disproves no toe off is
 *       told. In both cases the leader is relied on no more, and the next of the list leads: a
 *       switch that is stuck costs one late contact or one swing. A member is relied on again after
 *       two strides in which it told what was told.
 *   <li>Switches that tell a stance or a stride far too short, and no follower has seen the foot
 *       leave, are relied on no more either: a lead has come loose.
 *   <li>What a follower is sure of is told at once: a contact when the ground is felt, and heel off
 *       as the shank rolls over, of a leader that is known to be late. The leader is still waited
 *       for: where it does not confirm a contact it is relied on no more, and a heel off that it
 *       does not confirm is taken back.
 *   <li>Silence downgrades at once. A unit that repeats itself to the bit is not believed to rest,
 *       and is silent after half a second.
 *   <li>Switches that open under a foot that rests (weight shifting) tell no toe off.
 *   <li>Trusted switches teach the inertial units where this wearing's events lie.
 * </ul>
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class SensorFusion implements EventDetector {

  private static final long TOGETHER_NS = FusionMembers.TOGETHER_NS;

  /** So long the contact of switches that lead is waited for, and longer in slow strides. */
  private static final long WAITED_NS = 250_000_000L;

  private static final double WAITED_STRIDES = 0.3;

  /** An inertial unit's contact may lie that much further from another unit's. */
  private static final long WAITED_FOR_IMU_NS = 400_000_000L;

  /** Heel offs in a row that make a habit. */
  private static final int HABIT = 3;

  /** Strides and stances that last less than that share of the usual stride are far too short. */
  private static final double SHORTEST_STRIDE = 0.6;

  private static final double SHORTEST_STANCE = 0.4;

  private static final long NEVER = FusionMember.NEVER;

  private enum Foot {
    UNKNOWN,
    GROUND,
    SWING
  }

  private final FusionMembers members;
  private final Listener listener;
  private Foot foot = Foot.UNKNOWN;
  private long contactNs = NEVER;
  private long toeOffNs = NEVER;
  private long pendingContactNs = NEVER;
  private long pendingToeOffNs = NEVER;
  private long pendingHeelOffNs = NEVER;
  private int heelOffsInARow;
  private boolean isHeelOffTold;

  /**
   * @param detectors the most trusted first; inertial units' detectors must be ready to be taught
   */
  SensorFusion(List<EventDetector> detectors) {
    members = new FusionMembers(detectors);
    listener = new Listener();
  }

  /** The detector that a leg's setup asks for. */
  static EventDetector detector(LegSetup setup) {
    LegSetup.Detector asked = setup.detector();
    boolean fused = asked.usesSwitches() && asked != LegSetup.Detector.FOOT_SWITCH;
    int lessons = fused ? Integer.MAX_VALUE : setup.calibrateStrides();
    List<EventDetector> all = new ArrayList<>();
    if (asked.usesSwitches()) {
      all.add(new FootSwitchDetector());
    }
    if (asked.usesFoot()) {
      all.add(new FootImuDetector(lessons));
    }
    if (asked.usesShank()) {
      all.add(new ShankImuDetector(lessons));
    }
    return all.size() == 1 ? all.get(0) : new SensorFusion(all);
  }

  @Override
  public EventSource source() {
    return members.source();
  }

  @Override
  public boolean wants(SensorReading reading) {
    return members.of(reading) != null;
  }

  @Override
  public boolean tells(EventKind kind) {
    return members.tell(kind);
  }

  @Override
  public boolean isCalibrated() {
    return members.leader().detector.isCalibrated();
  }

  @Override
  public boolean isStill() {
    return members.areStill();
  }

  @Override
  public long seenComingNs(EventKind kind) {
    return members.seenComingNs(kind);
  }

  @Override
  public PhaseReason reason() {
    return members.reason();
  }

  @Override
  public void otherLanded(double strideFraction) {
    for (FusionMember member : members.all()) {
      member.detector.otherLanded(strideFraction);
    }
  }

  @Override
  public double leanRad() {
    return members.leanRad();
  }

  @Override
  public void otherLeans(double otherLeanRad) {
    for (FusionMember member : members.all()) {
      member.detector.otherLeans(otherLeanRad);
    }
  }

  @Override
  public void interrupt() {
    foot = Foot.UNKNOWN;
    forgetPending();
    contactNs = NEVER;
    toeOffNs = NEVER;
    isHeelOffTold = false;
    heelOffsInARow = 0;
    for (FusionMember member : members.all()) {
      member.interrupt();
    }
  }

  @Override
  public void accept(SensorReading reading, double strideSeconds, Sink sink) {
    FusionMember member = members.of(reading);
    if (member == null) {
      return;
    }
    long arrivalNs = reading.arrivalNs();
    for (FusionMember each : members.all()) {
      if (!each.isAwaited()) {
        each.waitFrom(arrivalNs);
      }
      if (member.isSwitches() && member.isTrusted() && each.detector.isTaughtBy(reading)) {
        each.detector.teach(reading);
      }
    }
    member.hear(reading);
    listener.begin(member, reading.timeNs(), strideSeconds, sink);
    member.detector.accept(reading, strideSeconds, listener);
    if (member.isReliable()) {
      believe(member.detector, reading.timeNs(), sink);
    }
    for (FusionMember each : members.all()) {
      each.noticeSilence(arrivalNs);
    }
    standIn(reading.timeNs(), strideSeconds, sink);
  }

  @Override
  public void save(WearerHabits habits, String name) {
    for (FusionMember member : members.all()) {
      member.detector.save(habits, name);
    }
  }

  @Override
  public void restore(WearerHabits habits, String name) {
    for (FusionMember member : members.all()) {
      member.detector.restore(habits, name);
    }
  }

  /** What a follower is sure of is told; the leader is awaited only to confirm it. */
  private void believe(EventDetector sure, long nowNs, Sink sink) {
    if (foot == Foot.SWING && sure.isSureOf(EventKind.INITIAL_CONTACT)) {
      tellContact(nowNs, nowNs, 0.9, sink);
      pendingContactNs = nowNs;
    }
    if (foot == Foot.GROUND
        && !isHeelOffTold
        && members.leader().isLate()
        && sure.isSureOf(EventKind.HEEL_OFF)) {
      pendingHeelOffNs = nowNs;
      sink.detected(EventKind.HEEL_OFF, nowNs, 0.7);
    }
  }

  /** Tells a contact that the followers saw and the leader has not told in time. */
  private void standIn(long nowNs, double strideSeconds, Sink sink) {
    long slowNs = (long) Math.min(WAITED_FOR_IMU_NS, WAITED_STRIDES * strideSeconds * 1e9);
    long waitedNs = members.leader().isSwitches() ? Math.max(WAITED_NS, slowNs) : WAITED_FOR_IMU_NS;
    if (pendingContactNs != NEVER && nowNs - pendingContactNs >= waitedNs) {
      long seenNs = pendingContactNs;
      pendingContactNs = NEVER;
      if (members.haveTold(EventKind.INITIAL_CONTACT, seenNs)) {
        members.leader().doubt();
        tellContact(seenNs, nowNs, 0.5, sink);
      }
    }
    if (pendingHeelOffNs != NEVER && nowNs - pendingHeelOffNs > TOGETHER_NS) {
      pendingHeelOffNs = NEVER;
      sink.detected(EventKind.FOOT_FLAT, nowNs, 0.5);
    }
  }

  private void forgetPending() {
    pendingContactNs = NEVER;
    pendingToeOffNs = NEVER;
    pendingHeelOffNs = NEVER;
  }

  private void tellToeOff(long estimateNs, long nowNs, double confidenceFraction, Sink sink) {
    if (foot == Foot.SWING) {
      return;
    }
    foot = Foot.SWING;
    toeOffNs = nowNs;
    pendingToeOffNs = NEVER;
    pendingHeelOffNs = NEVER;
    heelOffsInARow = isHeelOffTold ? heelOffsInARow + 1 : 0;
    members.emitted(EventKind.TOE_OFF, nowNs);
    sink.detected(EventKind.TOE_OFF, estimateNs, confidenceFraction);
  }

  private void tellContact(long estimateNs, long nowNs, double confidenceFraction, Sink sink) {
    if (foot == Foot.GROUND) {
      return;
    }
    foot = Foot.GROUND;
    isHeelOffTold = false;
    contactNs = nowNs;
    pendingContactNs = NEVER;
    members.emitted(EventKind.INITIAL_CONTACT, nowNs);
    for (FusionMember member : members.all()) {
      member.detector.footLanded();
    }
    sink.detected(EventKind.INITIAL_CONTACT, estimateNs, confidenceFraction);
  }

  /** Hears one member. */
  private final class Listener implements Sink {
    private FusionMember member = members.leader();
    private long nowNs;
    private double strideSeconds;
    private Sink sink = this;

    void begin(FusionMember speaking, long timeNs, double usualStrideSeconds, Sink told) {
      member = speaking;
      nowNs = timeNs;
      strideSeconds = usualStrideSeconds;
      sink = told;
    }

    @Override
    public void detected(EventKind kind, long estimateNs, double confidenceFraction) {
      switch (kind) {
        case FEET_ADJACENT, TIBIA_VERTICAL -> {
          if (foot == Foot.SWING && members.isBestOf(member, kind)) {
            sink.detected(kind, estimateNs, confidenceFraction);
          }
        }
        case HEEL_OFF, FOOT_FLAT -> {
          member.tell(kind, nowNs);
          if (member == members.leader() && foot != Foot.SWING) {
            isHeelOffTold |= kind == EventKind.HEEL_OFF;
            if (kind == EventKind.HEEL_OFF && pendingHeelOffNs != NEVER) {
              pendingHeelOffNs = NEVER;
            } else {
              sink.detected(kind, estimateNs, confidenceFraction);
            }
          }
        }
        case TOE_OFF -> toeOff(estimateNs, confidenceFraction);
        case INITIAL_CONTACT -> contact(estimateNs, confidenceFraction);
      }
    }

    private void toeOff(long estimateNs, double confidenceFraction) {
      member.tell(EventKind.TOE_OFF, nowNs);
      if (member == members.leader()) {
        if (!(member.isSwitches() && isStill())) {
          if (isHeelStuck() || isAloneTooSoon(SHORTEST_STANCE)) {
            member.doubt();
          }
          tellToeOff(estimateNs, nowNs, confidenceFraction, sink);
        }
      } else if (nowNs - toeOffNs < TOGETHER_NS) {
        member.agree(EventKind.TOE_OFF);
      } else if (member.canStandIn(EventKind.INITIAL_CONTACT) && foot != Foot.SWING) {
        pendingToeOffNs = nowNs;
      }
    }

    private void contact(long estimateNs, double confidenceFraction) {
      member.tell(EventKind.INITIAL_CONTACT, nowNs);
      if (member == members.leader()) {
        if (member.isSwitches() && isStill()) {
          foot = foot == Foot.UNKNOWN ? Foot.GROUND : foot;
        }
        if (nowNs - contactNs < TOGETHER_NS) {
          member.agree(EventKind.INITIAL_CONTACT);
          member.wasLate();
        }
        if (isAloneTooSoon(SHORTEST_STRIDE)) {
          member.doubt();
        }
        pendingContactNs = NEVER;
        tellContact(estimateNs, nowNs, confidenceFraction, sink);
      } else if (nowNs - contactNs < TOGETHER_NS) {
        member.agree(EventKind.INITIAL_CONTACT);
      } else if (member.canStandIn(EventKind.INITIAL_CONTACT)) {
        if (foot != Foot.GROUND) {
          pendingContactNs = pendingContactNs == NEVER ? nowNs : pendingContactNs;
        } else if (hasMissedSwing()) {
          members.leader().doubt();
          tellToeOff(pendingToeOffNs, nowNs, 0.5, sink);
          tellContact(estimateNs, nowNs, 0.5, sink);
        }
      }
    }

    /**
     * All followers have seen a swing from toe off to contact of a leader that told nothing. Theirs
     * must be the contacts that the leader tells, not its toe offs: those an insole tells late.
     */
    private boolean hasMissedSwing() {
      return pendingToeOffNs != NEVER
          && !isTooSoon(SHORTEST_STRIDE)
          && members.haveTold(EventKind.TOE_OFF, pendingToeOffNs)
          && members.haveTold(EventKind.INITIAL_CONTACT, nowNs);
    }

    /** Switches whose leads come loose tell steps that are too short and that nobody else sees. */
    private boolean isAloneTooSoon(double shortestStrides) {
      return member.isSwitches()
          && nowNs - contactNs > TOGETHER_NS
          && isTooSoon(shortestStrides)
          && members.sawNoToeOff(contactNs);
    }

    private boolean isTooSoon(double shortestStrides) {
      return (nowNs - contactNs) * 1e-9 < shortestStrides * strideSeconds;
    }

    /** A wearer whose heel always rose has a toe off without it, and a unit saw the heel rise. */
    private boolean isHeelStuck() {
      return member.isSwitches()
          && !isHeelOffTold
          && heelOffsInARow >= HABIT
          && members.sawHeelRise(member, contactNs);
    }

    @Override
    public void stanceGoesOn(boolean heelDown) {
      if (member == members.leader()) {
        foot = Foot.GROUND;
        sink.stanceGoesOn(heelDown);
      } else {
        pendingToeOffNs = NEVER;
      }
    }
  }
}
