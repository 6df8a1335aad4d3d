package org.dorsi.controller.safety;

/** One HARD limit of one channel, as the guard applies it. One thread at a time. */
@FunctionalInterface
interface HardRule {

  /**
   * Judges what is wanted of a channel; called only while it wants anything.
   *
   * @param channel what is wanted, and what has been given
   * @param nowNs the guard's time
   */
  void judge(HardChannel channel, long nowNs);
}
