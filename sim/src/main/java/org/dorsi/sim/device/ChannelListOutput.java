package org.dorsi.sim.device;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The channel list that a RehaStim 1 or 2 goes through by itself: every main interval the channels
 * of a module in ascending order, a slot of 1.5 ms each; a doublet or triplet repeats after the
 * group interval (Science Mode 2 protocol 1.24; Science Mode 1, September 2009).
 *
 * <p>Current and width are those in force when the pulse comes. Time is an argument; one thread.
 */
final class ChannelListOutput {

  /** The muscle's end. */
  @FunctionalInterface
  interface Sink {
    void pulse(int channel, int milliamps, int micros, long nowNs);
  }

  /** What one channel gives. */
  record Setting(int mode, int micros, int milliamps) {}

  private record Due(long atNs, int channel) {}

  static final long SLOT_NS = 1_500_000;
  private static final int CHANNELS = 8;

  private final int channelsOfModule;
  private final Setting[] settings = new Setting[CHANNELS];
  private final Queue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::atNs));
  private int activeMask;
  private int lowMask;
  private int lowFactor;
  private long groupNs;
  private long mainNs;
  private long listNs;
  private long lists;
  private boolean running;

  /**
   * @param channelsOfModule how many channels take turns; those of another module go beside them
   */
  ChannelListOutput(int channelsOfModule) {
    this.channelsOfModule = channelsOfModule;
  }

  /** Sets the list up; it does not run yet. A main interval of 0 goes through it once. */
  void initialise(int active, int low, int factor, long groupIntervalNs, long mainIntervalNs) {
    stop();
    activeMask = active;
    lowMask = low;
    lowFactor = factor;
    groupNs = groupIntervalNs;
    mainNs = mainIntervalNs;
  }

  int channels() {
    return Integer.bitCount(activeMask);
  }

  /** Starts the list or changes it; one setting for each channel in it, ascending. */
  void update(Setting[] inOrder, long nowNs) {
    int next = 0;
    for (int i = 0; i < CHANNELS; i++) {
      if ((activeMask >> i & 1) != 0) {
        settings[i] = inOrder[next++];
      }
    }
    if (!running) {
      running = true;
      lists = 0;
      begin(nowNs);
    }
  }

  void stop() {
    running = false;
    due.clear();
  }

  boolean isRunning() {
    return running;
  }

  /** When the next pulse or list is due; {@link Long#MAX_VALUE} for never. */
  long nextNs() {
    if (!running) {
      return Long.MAX_VALUE;
    }
    return due.isEmpty() ? listNs + mainNs : due.element().atNs();
  }

  void advance(long nowNs, Sink sink) {
    while (running && nextNs() <= nowNs) {
      if (due.isEmpty() && mainNs == 0) {
        running = false;
      } else if (due.isEmpty()) {
        begin(listNs + mainNs);
      } else {
        Due pulse = due.remove();
        Setting setting = settings[pulse.channel() - 1];
        sink.pulse(pulse.channel(), setting.milliamps(), setting.micros(), nowNs);
      }
    }
  }

  private void begin(long atNs) {
    listNs = atNs;
    boolean all = lists++ % (lowFactor + 1) == 0;
    for (int repeat = 0; repeat < 3; repeat++) {
      int slot = 0;
      for (int i = 0; i < CHANNELS; i++) {
        slot = i % channelsOfModule == 0 ? 0 : slot;
        if ((activeMask >> i & 1) != 0) {
          boolean leftOut = !all && (lowMask >> i & 1) != 0;
          if (!leftOut && repeat <= settings[i].mode()) {
            due.add(new Due(atNs + repeat * groupNs + slot * SLOT_NS, i + 1));
          }
          slot++;
        }
      }
    }
  }
}
