package org.dorsi.controller.gait;

import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;
import org.jspecify.annotations.Nullable;

/**
 * One detector among those that observe the same leg, and how far it is relied on.
 *
 * <p>Control thread only; allocates nothing.
 */
final class FusionMember {

  static final long NEVER = Long.MIN_VALUE / 2;

  /** So often in a row it must have told an event with the others to be relied on. */
  private static final int ENOUGH = 2;

  /** Strides in a row that a follower may miss. */
  private static final int MISSABLE = 2;

  /** So many contacts told after the ground was felt make a sensor a late one: a film, a board. */
  private static final int ENOUGH_LATE = 3;

  /**
   * A unit that repeats itself to the bit for so long is silent: while it measures, it is noisy.
   */
  private static final long FROZEN_NS = 500_000_000L;

  final EventDetector detector;
  private final boolean isSwitches;
  private long heardNs = NEVER;
  private long changedNs = NEVER;
  private @Nullable ImuSample lastSample;
  private long contactNs = NEVER;
  private long toeOffNs = NEVER;
  private long heelOffNs = NEVER;
  private boolean silent;
  private boolean doubted;
  private int lateContacts;
  private final Agreement contacts = new Agreement();
  private final Agreement toeOffs = new Agreement();

  FusionMember(EventDetector detector) {
    this.detector = detector;
    this.isSwitches = detector.source() == EventSource.FOOT_SWITCH;
  }

  boolean isSwitches() {
    return isSwitches;
  }

  /** A reading of this member's sensor has arrived. */
  void hear(SensorReading reading) {
    if (reading instanceof ImuSample sample) {
      if (!repeats(sample)) {
        changedNs = sample.arrivalNs();
      } else if (sample.arrivalNs() - changedNs > FROZEN_NS) {
        return;
      }
    }
    if (silent) {
      silent = false;
      doubt();
      detector.interrupt();
    }
    heardNs = Math.max(heardNs, reading.arrivalNs());
  }

  private boolean repeats(ImuSample sample) {
    ImuSample before = lastSample;
    lastSample = sample;
    return before != null
        && sample.gyroXRadPerSec() == before.gyroXRadPerSec()
        && sample.gyroYRadPerSec() == before.gyroYRadPerSec()
        && sample.gyroZRadPerSec() == before.gyroZRadPerSec()
        && sample.forceXMetersPerSec2() == before.forceXMetersPerSec2()
        && sample.forceYMetersPerSec2() == before.forceYMetersPerSec2()
        && sample.forceZMetersPerSec2() == before.forceZMetersPerSec2();
  }

  /** Silence is counted from the first reading of any member. */
  void waitFrom(long arrivalNs) {
    heardNs = arrivalNs;
  }

  boolean isAwaited() {
    return heardNs != NEVER;
  }

  void noticeSilence(long nowNs) {
    silent |= nowNs - heardNs > LegTracker.LOST_NS;
  }

  boolean isSilent() {
    return silent;
  }

  /** Whether its events count. */
  boolean isTrusted() {
    return !silent && !doubted;
  }

  /** Whether its event may stand in for another's: it was told together with it lately. */
  boolean canStandIn(EventKind kind) {
    return isReliable() && agreement(kind).inARow >= ENOUGH;
  }

  /** Whether it knows the wearer and its events count. */
  boolean isReliable() {
    return isTrusted() && detector.isCalibrated();
  }

  /** It told a contact after the ground had been felt. */
  void wasLate() {
    lateContacts++;
  }

  /** Whether it is known to tell later than things happen. */
  boolean isLate() {
    return lateContacts >= ENOUGH_LATE;
  }

  /** It missed what others saw. */
  void doubt() {
    doubted = true;
    contacts.inARow = 0;
    toeOffs.inARow = 0;
  }

  void tell(EventKind kind, long timeNs) {
    switch (kind) {
      case INITIAL_CONTACT -> contactNs = timeNs;
      case TOE_OFF -> toeOffNs = timeNs;
      case HEEL_OFF -> heelOffNs = timeNs;
      default -> {}
    }
  }

  /** When it last told an event; {@link #NEVER} before. */
  long lastNs(EventKind kind) {
    return switch (kind) {
      case INITIAL_CONTACT -> contactNs;
      case TOE_OFF -> toeOffNs;
      case HEEL_OFF -> heelOffNs;
      default -> NEVER;
    };
  }

  /**
   * A contact or toe off was emitted.
   *
   * @param together whether this member has told it already
   */
  void emitted(EventKind kind, boolean together) {
    Agreement agreement = agreement(kind);
    if (agreement.isOpen) {
      agreement.inARow = 0;
      agreement.missed++;
      if (agreement.missed > MISSABLE && detector.isCalibrated()) {
        doubt();
      }
    }
    agreement.isOpen = true;
    if (together) {
      agree(kind);
    }
  }

  /** It told the event that was emitted last. */
  void agree(EventKind kind) {
    Agreement agreement = agreement(kind);
    if (agreement.isOpen) {
      agreement.isOpen = false;
      agreement.missed = 0;
      agreement.inARow++;
      doubted &= contacts.inARow < ENOUGH || toeOffs.inARow < ENOUGH;
    }
  }

  private Agreement agreement(EventKind kind) {
    return kind == EventKind.TOE_OFF ? toeOffs : contacts;
  }

  /** How often in a row it told one kind of event with the others. */
  private static final class Agreement {
    private boolean isOpen;
    private int inARow;
    private int missed;

    void forget() {
      isOpen = false;
      missed = 0;
    }
  }

  void interrupt() {
    contactNs = NEVER;
    toeOffNs = NEVER;
    heelOffNs = NEVER;
    contacts.forget();
    toeOffs.forget();
    detector.interrupt();
  }
}
