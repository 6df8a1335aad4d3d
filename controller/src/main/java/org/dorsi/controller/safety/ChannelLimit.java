package org.dorsi.controller.safety;

/** One limit of one channel; may remember what it saw. Control thread only. */
@FunctionalInterface
interface ChannelLimit {

  /**
   * Takes away what the limit does not allow; called in each tick in which something is asked for.
   *
   * @param draft what is left of the request
   * @param nowNs the tick's time, not before the last one's
   */
  void reduce(PulseDraft draft, long nowNs);
}
