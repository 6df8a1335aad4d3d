package org.dorsi.controller.stimulation;

import org.dorsi.controller.stimulation.ProgramProgress.Part;

/**
 * The clock of an exercise or of sensory stimulation: which part it is in, and for how long yet.
 *
 * <p>A pause stops it. Going on begins with the countdown, and with the whole contraction that was
 * cut short; sensory stimulation goes on for the time that is left. A new arming begins anew.
 *
 * <p>Control thread only; allocates a new {@link ProgramProgress} once a second.
 */
public final class ProgramTimer {

  private static final int NEVER_ARMED = -1;

  private final Schedule schedule;
  private final int repetitions;
  private final int sets;
  private Part part = Part.NONE;
  private double elapsedSeconds;
  private long lastNs;
  private boolean running;
  private int epoch = NEVER_ARMED;
  private int repetition;
  private int set;
  private ProgramProgress progress = ProgramProgress.NONE;

  /**
   * @param schedule what is to be timed; a schedule that no clock drives is never on
   */
  public ProgramTimer(Schedule schedule) {
    this.schedule = schedule;
    Schedule.Exercise exercise = schedule instanceof Schedule.Exercise e ? e : null;
    repetitions = exercise == null ? 1 : exercise.repetitions();
    sets = exercise == null ? 1 : exercise.sets();
  }

  /**
   * Lets time pass.
   *
   * @param nowNs the tick's time
   * @param runs whether the program's mode is running
   * @param armingEpoch how often the operator has armed
   */
  public void follow(long nowNs, boolean runs, int armingEpoch) {
    if (schedule instanceof Schedule.Gait || schedule instanceof Schedule.Manual) {
      return;
    }
    if (armingEpoch != epoch) {
      epoch = armingEpoch;
      repetition = 1;
      set = 1;
      elapsedSeconds = 0;
      part = Part.NONE;
      running = false;
    }
    if (runs && part != Part.DONE) {
      if (running) {
        elapsedSeconds += (nowNs - lastNs) * 1e-9;
      } else {
        begin();
      }
      while (part != Part.DONE && elapsedSeconds >= lengthSeconds(part)) {
        elapsedSeconds -= lengthSeconds(part);
        part = next();
      }
    }
    running = runs;
    lastNs = nowNs;
    tell();
  }

  private void begin() {
    if (schedule instanceof Schedule.Sensory) {
      part = Part.ON;
    } else {
      part = Part.COUNTDOWN;
      elapsedSeconds = 0;
    }
  }

  /** Whether channels are on now. */
  public boolean isOn() {
    return running && part == Part.ON;
  }

  /** Whether everything has been given since the last arming. */
  public boolean isDone() {
    return part == Part.DONE;
  }

  /** How far it has come; the same object until a word of it changes. */
  public ProgramProgress progress() {
    return progress;
  }

  private double lengthSeconds(Part of) {
    if (of == Part.NONE || of == Part.DONE) {
      return Double.POSITIVE_INFINITY;
    }
    if (schedule instanceof Schedule.Exercise exercise) {
      return switch (of) {
        case COUNTDOWN -> exercise.countdownSeconds();
        case ON -> exercise.onSeconds();
        case OFF -> exercise.offSeconds();
        default -> exercise.restSeconds();
      };
    }
    return schedule instanceof Schedule.Sensory sensory
        ? sensory.durationSeconds()
        : Double.POSITIVE_INFINITY;
  }

  private Part next() {
    if (schedule instanceof Schedule.Sensory) {
      return Part.DONE;
    }
    if (part != Part.ON) {
      return Part.ON;
    }
    if (repetition < repetitions) {
      repetition++;
      return Part.OFF;
    }
    if (set < sets) {
      repetition = 1;
      set++;
      return Part.REST;
    }
    return Part.DONE;
  }

  private void tell() {
    // While it does not run, its part is not what happens: going on begins with the countdown.
    Part told = running || part == Part.DONE ? part : Part.NONE;
    double left = lengthSeconds(told) - elapsedSeconds;
    int secondsLeft = left < Integer.MAX_VALUE ? (int) Math.ceil(left) : 0;
    if (told != progress.part()
        || secondsLeft != progress.secondsLeft()
        || repetition != progress.repetition()
        || set != progress.set()) {
      progress =
          told == Part.NONE
              ? ProgramProgress.NONE
              : new ProgramProgress(told, secondsLeft, repetition, repetitions, set, sets);
    }
  }
}
