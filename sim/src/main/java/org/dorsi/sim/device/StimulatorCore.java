package org.dorsi.sim.device;

/**
 * What a stimulator does with bytes and time: everything but a thread. One thread; time is an
 * argument, {@link System#nanoTime} where it runs for real.
 */
interface StimulatorCore {

  /** Where the core's words go. */
  interface Outlet {

    /** Sends a frame to the client. */
    void send(byte[] frame);

    /** Writes a line into the log. */
    void note(long nowNs, LogEvent event);

    /** Gives a pulse to a muscle. */
    void pulse(int channel, int milliamps, int micros, long nowNs);
  }

  void receive(byte[] bytes, int length, long nowNs);

  /** Does what is due by now. */
  void advance(long nowNs);

  /** When {@link #advance} has something to do; {@link Long#MAX_VALUE} for never. */
  long nextNs();
}
