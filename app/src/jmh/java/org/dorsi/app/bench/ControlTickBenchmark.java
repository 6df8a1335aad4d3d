package org.dorsi.app.bench;

import java.util.List;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One control tick of a stimulated walk: both feet on switches, both tibialis anterior on.
 *
 * <p>The walk of a minute is made beforehand and begun anew when it ends, with a new controller;
 * that share is one tick in sixty thousand.
 */
@State(Scope.Thread)
public class ControlTickBenchmark {

  private TickInputs[] walk = {};
  private GaitController controller = newController();
  private int next;

  /** Makes the walk, and makes sure that it is one: the controller must stimulate both legs. */
  @Setup(Level.Trial)
  public void makeWalk() {
    walk = SwitchWalk.ticks();
    controller = newController();
    int stimulatedLeft = 0;
    int stimulatedRight = 0;
    for (TickInputs tick : walk) {
      TickOutputs out = controller.step(tick);
      stimulatedLeft += out.command().pulses(1).amplitudeMilliamps() > 0 ? 1 : 0;
      stimulatedRight += out.command().pulses(2).amplitudeMilliamps() > 0 ? 1 : 0;
    }
    if (Math.min(stimulatedLeft, stimulatedRight) < walk.length / 4) {
      throw new IllegalStateException(
          "a walk must be stimulated for a quarter of its ticks and more, got left "
              + stimulatedLeft
              + ", right "
              + stimulatedRight
              + " of "
              + walk.length);
    }
    next = walk.length;
  }

  @Benchmark
  public TickOutputs tick() {
    if (next == walk.length) {
      controller = newController();
      next = 0;
    }
    return controller.step(walk[next++]);
  }

  private static GaitController newController() {
    return new GaitController(
        new ControllerSettings(
            PatientProfile.ADULT,
            List.of(
                new LegSetup(Side.LEFT, LegSetup.Detector.FOOT_SWITCH),
                new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)),
            List.of(dropFoot(1, Side.LEFT), dropFoot(2, Side.RIGHT)),
            List.of()));
  }

  private static ChannelProgram dropFoot(int number, Side side) {
    return new ChannelProgram(
        new StimulationChannel(number, Muscle.TIBIALIS_ANTERIOR, side, 25),
        new CalibratedCurrents(20, 30),
        250,
        40,
        0.1,
        0.1,
        1.5,
        GaitWindow.heelOffToContact(0.1));
  }
}
