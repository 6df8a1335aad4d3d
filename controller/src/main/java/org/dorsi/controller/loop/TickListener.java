package org.dorsi.controller.loop;

/** Is told of every tick after its command has been handed over. Control thread; must not wait. */
@FunctionalInterface
public interface TickListener {

  void onTick(TickInputs inputs, TickOutputs outputs);
}
