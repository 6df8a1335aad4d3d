package org.dorsi.controller.guard;

import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.HardLimiter;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.safety.HardRules;
import org.dorsi.controller.safety.PulseNumbers;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.rhythm.PulseScheduler;
import org.dorsi.controller.stimulator.StimulatorDriver;

/**
 * What the guard decides: whether there may be output now, and which pulse is due.
 *
 * <p>Output needs, all at once: a permit of this session that says so, no older than 100 ms by the
 * guard's own clock (the permit echoes a counter; the guard knows when it sent it), no latched
 * STOP, no latched fault, numbers within the HARD limits. Whatever is missing: no further pulse,
 * stop to the device, high voltage off. STOP and faults stay latched until the operator has armed
 * again. After a permit grew too old, a channel stays off until a fresh permit says that it is off:
 * a burst is never resumed in its middle. So does a channel that has risen while the guard itself
 * stood still: the next pulse would be further up the ramp than a pulse may rise.
 *
 * <p>Time is an argument; no clock, no thread, no port. One thread at a time.
 */
final class GuardCore {

  /** How long the device may take over the last stop of a session. */
  static final long FAREWELL_NS = 200_000_000;

  /** Who has not looked for two ticks has stood still. */
  private static final long STILL_NS = 2 * GuardProcess.TICK_NS;

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  private final long sessionEpoch;
  private final StimulatorDriver driver;
  private final HardLimiter limiter;
  private final PulseScheduler scheduler = new PulseScheduler();
  private final SentCounters sent = new SentCounters();

  private final PulseNumbers numbers = new PulseNumbers();
  private final boolean[] heldUntilOff = new boolean[CHANNELS];
  private boolean outputPermitted;
  private int armingEpoch;
  private int highestEpoch;

  /** Arming epochs up to this one are void: STOP, or a fault of the device, came in them. */
  private int voidEpoch;

  /** The one thing another thread may set: looked at right before each pulse. */
  private volatile boolean inhibited;

  private boolean stopLatched;
  private String fault = "";
  private boolean watching;
  private long freshUntilNs;
  private long lookedNs;

  /** The guard stood still until {@link #stoodUntilNs}, and knows of no decision since. */
  private boolean behind;

  private long stoodUntilNs;
  private boolean anyPermit;
  private int lastSequence;
  private int bites;
  private int refused;
  private boolean ending;
  private long endedNs;

  /**
   * @param sessionEpoch number of the session whose permits count
   * @param driver the stimulator's driver
   */
  GuardCore(long sessionEpoch, StimulatorDriver driver) {
    this(sessionEpoch, driver, HardRules.all());
  }

  /** With only some of the rules, for tests of whether each of them is needed. */
  GuardCore(long sessionEpoch, StimulatorDriver driver, HardRules rules) {
    this.sessionEpoch = sessionEpoch;
    this.driver = driver;
    limiter = new HardLimiter(rules);
  }

  /** No pulse from now on until the STOP that follows has been taken. Any thread; never waits. */
  void inhibit() {
    inhibited = true;
  }

  /** Takes a frame whose check was good. */
  void onPermit(Permit permit, long nowNs) {
    look(nowNs);
    if (permit.sessionEpoch != sessionEpoch) {
      latch("a permit of another session", nowNs);
      return;
    }
    if (permit.type == Permit.Type.STOP) {
      voidEpoch = Math.max(voidEpoch, permit.armingEpoch);
      onStop(nowNs);
      return;
    }
    if (permit.type == Permit.Type.END) {
      onEnd(nowNs);
      return;
    }
    boolean newer = !anyPermit || permit.sequence - lastSequence > 0;
    if (newer) {
      lastSequence = permit.sequence;
      anyPermit = true;
    }
    if (!newer || !sent.knows(permit.echoedCounter) || !isFresh(permit.echoedCounter, nowNs)) {
      refused++;
      return;
    }
    freshUntilNs = sent.timeNs(permit.echoedCounter) + HardLimits.MAX_PERMIT_AGE_NS;
    if (behind && sent.timeNs(permit.echoedCounter) >= stoodUntilNs) {
      catchUp(permit.numbers);
    }
    take(permit);
    watching = outputPermitted || permit.type == Permit.Type.BITE_TEST;
    apply(nowNs);
  }

  /** A frame that is none: nothing on this pipe can be trusted any more. */
  void onDamagedPermit(long nowNs) {
    latch("a damaged permit", nowNs);
  }

  /** STOP: latched until the operator has armed again. */
  void onStop(long nowNs) {
    stopLatched = true;
    inhibited = false;
    voidEpoch = Math.max(voidEpoch, highestEpoch);
    shut(nowNs);
  }

  /** The session is over, or its process is gone: stop, and be {@link #isOver} soon. */
  void onEnd(long nowNs) {
    onStop(nowNs);
    if (!ending) {
      ending = true;
      endedNs = nowNs;
    }
  }

  /** Begins with asking the device who it is. */
  void open(long nowNs) {
    lookedNs = nowNs;
    driver.open(nowNs);
  }

  /** The port to the device failed. */
  void onPortFailed(String reason, long nowNs) {
    driver.portFailed(reason, nowNs);
    apply(nowNs);
  }

  /** Takes bytes from the device. */
  void onDeviceBytes(byte[] bytes, int length, long nowNs) {
    driver.receive(bytes, length, nowNs);
    onTick(nowNs);
  }

  /** Looks after everything that time alone can change; gives the pulses that are due. */
  void onTick(long nowNs) {
    look(nowNs);
    // First, so that a device is never fed for a permit that is too old.
    if (watching && nowNs > freshUntilNs) {
      bite(nowNs);
    }
    driver.tick(nowNs);
    apply(nowNs);
  }

  /**
   * When {@link #onTick} must come for a pulse; {@link PulseScheduler#NEVER} if none is planned.
   */
  long nextPulseNs() {
    return scheduler.nextDeadlineNs();
  }

  /** Whether the guard may leave. */
  boolean isOver(long nowNs) {
    StimulatorDriver.State state = driver.state();
    boolean quiet = state != StimulatorDriver.State.STOPPING && state != StimulatorDriver.State.ON;
    return ending && (quiet || nowNs - endedNs > FAREWELL_NS);
  }

  /**
   * Why the guard cannot begin: what the port leads to is no stimulator. Empty if it may be one.
   */
  String startFailure() {
    boolean failed = driver.state() == StimulatorDriver.State.FAULT && !driver.identified();
    return failed ? driver.detail() : "";
  }

  /** Fills in a new ack and remembers when its counter was sent. */
  void fill(Ack ack, long nowNs) {
    ack.counter = sent.next(nowNs);
    ack.sequence = lastSequence;
    ack.stimulator = stimulator();
    ack.stopLatched = stopLatched;
    ack.bites = bites;
    ack.refused = refused;
    for (int i = 0; i < CHANNELS; i++) {
      ack.pulses[i] = driver.delivered().pulses(i + 1);
      ack.chargeNanocoulombs[i] = driver.delivered().chargeNanocoulombs(i + 1);
    }
    ack.setDetail(fault.isEmpty() ? driver.detail() : fault);
  }

  private GuardStatus.Stimulator stimulator() {
    if (!fault.isEmpty()) {
      return GuardStatus.Stimulator.FAULT;
    }
    return switch (driver.state()) {
      case IDENTIFYING -> GuardStatus.Stimulator.ABSENT;
      case READY, STARTING, STOPPING -> GuardStatus.Stimulator.READY;
      case ON -> GuardStatus.Stimulator.ON;
      case FAULT -> GuardStatus.Stimulator.FAULT;
    };
  }

  private boolean isFresh(int counter, long nowNs) {
    return nowNs - sent.timeNs(counter) <= HardLimits.MAX_PERMIT_AGE_NS;
  }

  private void look(long nowNs) {
    if (nowNs - lookedNs > STILL_NS) {
      behind = true;
      stoodUntilNs = nowNs;
    }
    lookedNs = nowNs;
  }

  /** The first numbers that were decided after the guard stood still. */
  private void catchUp(PulseNumbers wanted) {
    behind = false;
    for (int i = 0; i < CHANNELS; i++) {
      heldUntilOff[i] |= wanted.halfMilliamps[i] > limiter.lastPulse(i + 1);
    }
  }

  private void take(Permit permit) {
    boolean test = permit.type == Permit.Type.BITE_TEST;
    outputPermitted = permit.outputEnabled && !test;
    armingEpoch = permit.armingEpoch;
    highestEpoch = Math.max(highestEpoch, armingEpoch);
    PulseNumbers wanted = permit.numbers;
    numbers.mode = wanted.mode;
    for (int i = 0; i < CHANNELS; i++) {
      boolean off = test || wanted.halfMilliamps[i] == 0;
      heldUntilOff[i] &= !off;
      numbers.halfMilliamps[i] = off || heldUntilOff[i] ? 0 : wanted.halfMilliamps[i];
      numbers.widthMicros[i] = wanted.widthMicros[i];
      numbers.periodMicros[i] = wanted.periodMicros[i];
      numbers.areaSquareMillimetres[i] = wanted.areaSquareMillimetres[i];
      numbers.maximumHalfMilliamps[i] = wanted.maximumHalfMilliamps[i];
    }
    stopLatched &= armingEpoch <= voidEpoch;
  }

  private void apply(long nowNs) {
    if (driver.state() == StimulatorDriver.State.FAULT) {
      voidEpoch = Math.max(voidEpoch, highestEpoch);
    }
    boolean allowed = outputPermitted && armingEpoch > voidEpoch && fault.isEmpty() && !ending;
    SafeCommand command = limiter.limit(allowed, armingEpoch, numbers, nowNs);
    if (!limiter.breach().isEmpty()) {
      latch(limiter.breach(), nowNs);
    } else if (!allowed) {
      scheduler.stop();
      driver.turnOff(nowNs);
    } else if (driver.state() == StimulatorDriver.State.ON) {
      scheduler.update(command, nowNs);
      driver.command(command, nowNs);
      pulse(nowNs);
    } else {
      driver.turnOn(nowNs);
    }
  }

  private void pulse(long nowNs) {
    int channel = scheduler.takeDue(nowNs);
    if (channel == 0 || inhibited) {
      return;
    }
    PulseParameters pulses = scheduler.pulses(channel);
    int current = (int) (pulses.amplitudeMilliamps() * 2);
    if (driver.pulse(channel, current, (int) pulses.pulseWidthMicros(), nowNs)) {
      limiter.delivered(channel, current, nowNs);
    }
  }

  /** The watchdog: permits stayed away while they mattered. */
  private void bite(long nowNs) {
    bites++;
    watching = false;
    for (int i = 0; i < CHANNELS; i++) {
      heldUntilOff[i] = true;
    }
    shut(nowNs);
  }

  private void latch(String why, long nowNs) {
    if (fault.isEmpty()) {
      fault = why;
    }
    shut(nowNs);
  }

  private void shut(long nowNs) {
    outputPermitted = false;
    scheduler.stop();
    driver.turnOff(nowNs);
  }
}
