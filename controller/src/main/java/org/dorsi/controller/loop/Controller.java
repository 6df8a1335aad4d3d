package org.dorsi.controller.loop;

/**
 * The decision of one tick: a pure function of its own state and the inputs.
 *
 * <p>Reads no clock and does no I/O, so that recorded inputs give the recorded outputs again.
 * Control thread only.
 */
@FunctionalInterface
public interface Controller {

  /** Decides one tick; ticks come in order, each exactly once. */
  TickOutputs step(TickInputs inputs);
}
