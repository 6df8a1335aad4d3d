package org.dorsi.controller.stimulator;

import java.util.Arrays;

/**
 * Requests that a device has not answered yet, by packet number.
 *
 * <p>One thread at a time; no allocation.
 */
final class PendingRequests {

  private static final int NUMBERS = 64;
  private static final int FREE = -1;

  private final int[] command = new int[NUMBERS];
  private final int[] retired = new int[NUMBERS];
  private final int[] channel = new int[NUMBERS];
  private final long[] chargeHalfNanocoulombs = new long[NUMBERS];
  private final long[] sentNs = new long[NUMBERS];
  private int last = NUMBERS - 1;
  private int open;

  PendingRequests() {
    Arrays.fill(command, FREE);
    Arrays.fill(retired, FREE);
  }

  /** The packet number for the next request; there are far more than are ever unanswered. */
  int next() {
    do {
      last = (last + 1) % NUMBERS;
    } while (command[last] != FREE && open < NUMBERS);
    channel[last] = 0;
    retired[last] = FREE;
    return last;
  }

  /** Says that the request with the last number is a pulse. */
  void pulse(int number, int ofChannel, long charge) {
    channel[number] = ofChannel;
    chargeHalfNanocoulombs[number] = charge;
  }

  /** The request with the last number goes out. */
  void sent(int request, long nowNs) {
    open += command[last] == FREE ? 1 : 0;
    command[last] = request;
    sentNs[last] = nowNs;
  }

  boolean isOpen(int number, int request) {
    return command[number] == request;
  }

  /** Whether this request was given up: its answer is late, not strange. */
  boolean wasRetired(int number, int request) {
    return retired[number] == request;
  }

  /** The channel of a pulse; 0 for all other requests. */
  int channel(int number) {
    return channel[number];
  }

  long chargeHalfNanocoulombs(int number) {
    return chargeHalfNanocoulombs[number];
  }

  boolean hasPulse(int ofChannel) {
    for (int i = 0; i < NUMBERS && open > 0; i++) {
      if (command[i] != FREE && channel[i] == ofChannel) {
        return true;
      }
    }
    return false;
  }

  void answered(int number) {
    command[number] = FREE;
    open--;
  }

  /** The oldest request older than this; -1 where there is none. */
  int overdue(long nowNs, long limitNs) {
    int oldest = -1;
    for (int i = 0; i < NUMBERS && open > 0; i++) {
      if (command[i] != FREE
          && nowNs - sentNs[i] >= limitNs
          && (oldest < 0 || sentNs[i] < sentNs[oldest])) {
        oldest = i;
      }
    }
    return oldest;
  }

  /** Gives a request up; says which it was. */
  int retire(int number) {
    int request = command[number];
    retired[number] = request;
    answered(number);
    return request;
  }

  void retirePulses() {
    for (int i = 0; i < NUMBERS; i++) {
      if (command[i] != FREE && channel[i] != 0) {
        retire(i);
      }
    }
  }

  /** Gives all requests up. */
  void clear() {
    for (int i = 0; i < NUMBERS; i++) {
      if (command[i] != FREE) {
        retire(i);
      }
    }
  }
}
