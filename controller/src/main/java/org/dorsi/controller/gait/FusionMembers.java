package org.dorsi.controller.gait;

import java.util.List;
import org.dorsi.sensors.SensorReading;
import org.jspecify.annotations.Nullable;

/**
 * The detectors that observe one leg, the most trusted first: who leads, and what they say
 * together.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class FusionMembers {

  /** So far apart two sensors may see one event: offsets of wearings reach 120 ms (section F). */
  static final long TOGETHER_NS = 150_000_000L;

  private final FusionMember[] members;

  FusionMembers(List<EventDetector> detectors) {
    members = detectors.stream().map(FusionMember::new).toArray(FusionMember[]::new);
  }

  /** All of them; not to be changed. */
  FusionMember[] all() {
    return members;
  }

  /** The first that is heard and relied on. */
  FusionMember leader() {
    for (FusionMember member : members) {
      if (member.isTrusted()) {
        return member;
      }
    }
    for (FusionMember member : members) {
      if (!member.isSilent()) {
        return member;
      }
    }
    return members[0];
  }

  /** Whose sensor a reading is of. */
  @Nullable FusionMember of(SensorReading reading) {
    for (FusionMember member : members) {
      if (member.detector.wants(reading)) {
        return member;
      }
    }
    return null;
  }

  EventSource source() {
    for (FusionMember member : members) {
      if (!member.isTrusted()) {
        return leader().detector.source();
      }
    }
    return EventSource.FUSION;
  }

  boolean tell(EventKind kind) {
    for (FusionMember member : members) {
      if (!member.isSilent() && member.detector.tells(kind)) {
        return true;
      }
    }
    return false;
  }

  boolean areStill() {
    for (FusionMember member : members) {
      if (!member.isSilent() && member.detector.isStill()) {
        return true;
      }
    }
    return false;
  }

  long seenComingNs(EventKind kind) {
    for (FusionMember member : members) {
      long seenNs = member.isReliable() ? member.detector.seenComingNs(kind) : GaitForecast.NEVER;
      if (seenNs != GaitForecast.NEVER) {
        return seenNs;
      }
    }
    return GaitForecast.NEVER;
  }

  PhaseReason reason() {
    for (FusionMember member : members) {
      if (member.isSilent()) {
        return member.isSwitches() ? PhaseReason.SWITCHES_SILENT : PhaseReason.IMU_SILENT;
      }
      if (!member.isTrusted()) {
        return member.isSwitches() ? PhaseReason.SWITCHES_STUCK : PhaseReason.IMU_MISSES;
      }
    }
    return PhaseReason.NONE;
  }

  /** Whether no follower that usually tells such an event lacks this one, as the leader does. */
  boolean haveTold(EventKind kind, long seenNs) {
    FusionMember leader = leader();
    for (FusionMember member : members) {
      if (member != leader
          && member.canStandIn(kind)
          && member.lastNs(kind) < seenNs - TOGETHER_NS) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether there are followers that tell contacts like the leader, and none has told a toe off
   * since then.
   */
  boolean sawNoToeOff(long sinceNs) {
    FusionMember leader = leader();
    boolean watched = false;
    for (FusionMember member : members) {
      if (member != leader && member.canStandIn(EventKind.INITIAL_CONTACT)) {
        watched = true;
        if (member.lastNs(EventKind.TOE_OFF) > sinceNs) {
          return false;
        }
      }
    }
    return watched;
  }

  /** Whether others than this member have seen the heel rise since a contact. */
  boolean sawHeelRise(FusionMember member, long contactNs) {
    for (FusionMember other : members) {
      if (other != member && other.isReliable() && other.lastNs(EventKind.HEEL_OFF) > contactNs) {
        return true;
      }
    }
    return false;
  }

  /** The shanks' units see the tibia and, of both legs, the feet pass; else the foot's does. */
  boolean isBestOf(FusionMember member, EventKind kind) {
    for (FusionMember other : members) {
      if (other.detector.source() == EventSource.SHANK_IMU
          && !other.isSilent()
          && other.detector.tells(kind)) {
        return other == member;
      }
    }
    return true;
  }

  /** How far the shank leans, as one of them sees it; NaN if none does. */
  double leanRad() {
    for (FusionMember member : members) {
      double leanRad = member.isSilent() ? Double.NaN : member.detector.leanRad();
      if (!Double.isNaN(leanRad)) {
        return leanRad;
      }
    }
    return Double.NaN;
  }

  /** A contact or toe off was told. */
  void emitted(EventKind kind, long nowNs) {
    for (FusionMember member : members) {
      member.emitted(kind, nowNs - member.lastNs(kind) < TOGETHER_NS);
    }
  }
}
