package org.dorsi.sim.device;

/** What another program might write to a P24 that a guard drives. */
public final class StrangerAtThePort {

  private StrangerAtThePort() {}

  /** Asks how the device is; its answer bears this number. */
  public static byte[] status(int packetNumber) {
    return new ScienceMode4Frame(packetNumber, P24Command.GET_STIM_STATUS.number, new byte[0])
        .encode();
  }
}
