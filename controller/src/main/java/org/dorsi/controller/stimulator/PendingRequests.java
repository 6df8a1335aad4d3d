package org.dorsi.controller.stimulator;

import java.util.Arrays;

/**
 * Requests that a device has not answered yet, by packet number.
 *
 * <p>One thread at a time; no allocation.
 */
final class PendingRequests {

  private static final int FREE = -1;

  private final int numbers;
  private final int[] command;
  private final int[] retired;
  private final int[] channel;
  private final long[] chargeHalfNanocoulombs;
  private final long[] sentNs;
  private int last;
  private int open;

  /**
   * @param numbers how many packet numbers there are, from 0 on
   */
  PendingRequests(int numbers) {
    this.numbers = numbers;
    command = new int[numbers];
    retired = new int[numbers];
    channel = new int[numbers];
    chargeHalfNanocoulombs = new long[numbers];
    sentNs = new long[numbers];
    last = numbers - 1;
    Arrays.fill(command, FREE);
    Arrays.fill(retired, FREE);
  }

  /** The packet number for the next request; there are far more than are ever unanswered. */
  int next() {
    do {
      last = (last + 1) % numbers;
    } while (command[last] != FREE && open < numbers);
    channel[last] = 0;
    retired[last] = FREE;
    return last;
  }

  /** Says that the request with the last number is a pulse. */
  void pulse(int ofChannel, long charge) {
    channel[last] = ofChannel;
    chargeHalfNanocoulombs[last] = charge;
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
    for (int i = 0; i < numbers && open > 0; i++) {
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

  boolean isEmpty() {
    return open == 0;
  }

  /** The oldest request older than this; -1 where there is none. */
  int overdue(long nowNs, long limitNs) {
    int oldest = -1;
    for (int i = 0; i < numbers && open > 0; i++) {
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
    for (int i = 0; i < numbers; i++) {
      if (command[i] != FREE && channel[i] != 0) {
        retire(i);
      }
    }
  }

  /** Gives all requests up. */
  void clear() {
    for (int i = 0; i < numbers; i++) {
      if (command[i] != FREE) {
        retire(i);
      }
    }
  }
}
