package org.dorsi.controller.stimulator;

import java.util.Arrays;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.device.Capabilities;
import org.dorsi.controller.stimulator.sciencemode2.Command;
import org.dorsi.controller.stimulator.sciencemode2.FrameWriter;

/**
 * The channel list of a RehaStim 2: what it was told, and what it must be told next
 * (stimulators.md, section 2.3).
 *
 * <p>All eight channels are always in the list, those that are off with 0 mA: which channels there
 * are can only be changed by stopping. So a list has one rhythm, and room for eight slots of 1.5
 * ms. The driver's thread; no allocation.
 */
final class RehaStim2List {

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;
  private static final int ALL = 0xFF;

  /** 8 ms, the shortest that today's devices take; only doublets use it. */
  private static final int INTER_PULSE_CODE = (int) ((8 - 1.5) * 2);

  private final Capabilities capabilities;
  private final DeliveredPulses delivered;
  private final int[] wantedHalf = new int[CHANNELS];
  private final int[] wantedWidth = new int[CHANNELS];
  private final int[] toldHalf = new int[CHANNELS];
  private final int[] toldWidth = new int[CHANNELS];
  private final boolean[] owed = new boolean[CHANNELS];
  private int wantedHalfMillis;
  private int listHalfMillis;
  private boolean initialised;
  private boolean started;
  private boolean unsure;
  private boolean unanswered;

  RehaStim2List(Capabilities capabilities, DeliveredPulses delivered) {
    this.capabilities = capabilities;
    this.delivered = delivered;
  }

  /**
   * Takes the command in force.
   *
   * @return false when it asks for two rhythms at once
   */
  boolean want(SafeCommand inForce) {
    int halfMillis = 0;
    for (int i = 0; i < CHANNELS; i++) {
      PulseParameters pulses = inForce.pulses(i + 1);
      boolean on = pulses.isOn();
      wantedHalf[i] =
          on ? capabilities.givenHalfMilliamps((int) (pulses.amplitudeMilliamps() * 2)) : 0;
      // A slot keeps its width: an update that only ends a burst changes the current alone.
      wantedWidth[i] =
          on ? capabilities.givenWidthMicros((int) pulses.pulseWidthMicros()) : toldWidth[i];
      if (wantedHalf[i] != 0) {
        int own = (int) Math.round(2e3 / capabilities.givenFrequencyHz(pulses.frequencyHz()));
        if (halfMillis != 0 && own != halfMillis) {
          return false;
        }
        halfMillis = own;
      }
    }
    wantedHalfMillis = halfMillis;
    return true;
  }

  /** Whether a channel that gives pulses must fall silent: to be told without waiting. */
  boolean mustSilence() {
    for (int i = 0; i < CHANNELS; i++) {
      if (started && toldHalf[i] != 0 && wantedHalf[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** What to ask for next; 0 where the device does what it should. */
  int due() {
    if (!initialised) {
      return wantedHalfMillis == 0 ? 0 : Command.INIT_CHANNEL_LIST_MODE;
    }
    if (wantedHalfMillis != 0 && wantedHalfMillis != listHalfMillis) {
      return Command.STOP_CHANNEL_LIST_MODE;
    }
    boolean differs =
        unsure
            || !Arrays.equals(wantedHalf, toldHalf)
            || (wantedHalfMillis != 0 && !Arrays.equals(wantedWidth, toldWidth));
    return differs ? Command.START_CHANNEL_LIST_MODE : 0;
  }

  /** Adds the data of what is due; from then on the device counts as told. */
  void write(int command, FrameWriter frame) {
    if (command == Command.INIT_CHANNEL_LIST_MODE) {
      listHalfMillis = wantedHalfMillis;
      frame.put(0).put(ALL).put(0).put(INTER_PULSE_CODE);
      frame.putShort(listHalfMillis - 2).put(0);
    } else if (command == Command.START_CHANNEL_LIST_MODE) {
      System.arraycopy(wantedHalf, 0, toldHalf, 0, CHANNELS);
      System.arraycopy(wantedWidth, 0, toldWidth, 0, CHANNELS);
      unsure = false;
      unanswered = true;
      started = true;
      for (int i = 0; i < CHANNELS; i++) {
        frame.put(0).putShort(toldWidth[i]).put(toldHalf[i] / 2);
      }
    }
  }

  void answered(int command) {
    switch (command) {
      case Command.INIT_CHANNEL_LIST_MODE -> initialised = true;
      case Command.STOP_CHANNEL_LIST_MODE -> forget();
      default -> {
        unanswered = false;
        for (int i = 0; i < CHANNELS; i++) {
          if (owed[i]) {
            owed[i] = false;
            count(i);
          }
        }
      }
    }
  }

  /**
   * Takes the mode that the device says it is in, after an answer was lost.
   *
   * @param mode 0 start, 1 initialised, 2 started
   * @return false where that cannot be
   */
  boolean resolve(int mode) {
    if (mode == 0) {
      return !initialised;
    }
    initialised = true;
    unsure = true;
    unanswered = false;
    return true;
  }

  /** Whether a mode is what the device should be in. */
  boolean fits(int mode) {
    return initialised == (mode != 0);
  }

  /** The pulse that the device gives by itself about now; false where it gives none. */
  boolean pulse(int channel) {
    int i = channel - 1;
    if (!started || toldHalf[i] == 0) {
      return false;
    }
    if (unanswered) {
      owed[i] = true;
    } else {
      count(i);
    }
    return true;
  }

  void forget() {
    Arrays.fill(toldHalf, 0);
    Arrays.fill(toldWidth, 0);
    Arrays.fill(owed, false);
    initialised = false;
    started = false;
    unsure = false;
    unanswered = false;
  }

  private void count(int i) {
    delivered.count(i + 1, (long) toldHalf[i] * toldWidth[i]);
  }
}
