package org.dorsi.sim.device;

import java.util.List;
import java.util.function.Function;

/**
 * What a stimulator does with bytes and time: everything but a port and a thread. One thread; time
 * is an argument, {@link System#nanoTime} where it runs for real.
 */
public interface StimulatorCore {

  /** Where the core's words and pulses go. */
  interface Outlet {

    /** Sends a frame to the client. */
    void send(byte[] frame, long nowNs);

    /** Writes a line into the log. */
    void note(long nowNs, LogEvent event);

    /**
     * Gives a pulse to a muscle.
     *
     * @param channel 1 to 8
     * @param milliamps current of the first phase, above 0
     * @param micros duration of the first phase
     * @param netChargeNanocoulombs what stays behind; 0 for a balanced pulse
     */
    default void pulse(
        int channel, double milliamps, long micros, double netChargeNanocoulombs, long nowNs) {
      note(nowNs, LogEvent.pulse(channel, milliamps, micros, netChargeNanocoulombs));
    }
  }

  /**
   * A stimulator that has just been switched on.
   *
   * @param failures what goes wrong with it; vanishing is the port's affair
   * @param startNs what the failures' seconds count from
   * @throws IllegalArgumentException where the kind is no stimulator
   */
  static StimulatorCore of(
      EmulatedBench.Kind kind, List<DeviceFailure> failures, long startNs, Outlet out) {
    DeviceFailures wrong = new DeviceFailures(failures, startNs);
    Function<Outlet, StimulatorCore> maker =
        switch (kind) {
          case P24 -> in -> new ScienceMode4Core(ScienceMode4Variant.P24, in, wrong);
          case REHAMOVE3 -> in -> new ScienceMode4Core(ScienceMode4Variant.REHAMOVE3, in, wrong);
          case REHASTIM2 -> in -> new RehaStim2Core(in, wrong, startNs);
          case REHASTIM1 -> in -> new RehaStim1Core(in, wrong);
          case FOOTSWITCH, XSENS ->
              throw new IllegalArgumentException("device must be a stimulator, got " + kind);
        };
    return new FailingCore(out, wrong, startNs, maker);
  }

  /** Takes bytes from the client. */
  void receive(byte[] bytes, int length, long nowNs);

  /** Does what is due by now. */
  void advance(long nowNs);

  /** When {@link #advance} has something to do; {@link Long#MAX_VALUE} for never. */
  long nextNs();

  /** Power was lost and is back: nothing is left of what it was doing. */
  void startAnew(long nowNs);
}
