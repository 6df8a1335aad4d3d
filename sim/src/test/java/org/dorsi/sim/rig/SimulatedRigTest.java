package org.dorsi.sim.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

class SimulatedRigTest {

  private static final StimulationChannel TA =
      new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25);

  private static SimulatedRig.Setup setup(double seconds, OperatorCommand... also) {
    List<TimedCommand> script = new ArrayList<>();
    script.add(new TimedCommand(1_000_000_000L, new OperatorCommand.Attest("self-test")));
    script.add(new TimedCommand(1_500_000_000L, new OperatorCommand.Attest("side-check")));
    script.add(new TimedCommand(2_000_000_000L, new OperatorCommand.Arm()));
    script.add(new TimedCommand(3_000_000_000L, new OperatorCommand.Start()));
    for (OperatorCommand command : also) {
      script.add(new TimedCommand(20_000_000_000L, command));
    }
    return new SimulatedRig.Setup(script, 12_000_000_000L, Math.round(seconds * 1e9), false);
  }

  private static SimulatedRig rig(double seconds, OperatorCommand... also) {
    EquippedPatient patient = Walker.of("healthy").walk(1.2, List.of(TA), List.of(), 1);
    return new SimulatedRig(setup(seconds, also), patient, new OperatorQueue());
  }

  private static GaitController controller() {
    return new GaitController(
        new ControllerSettings(
            PatientProfile.ADULT,
            List.of(
                new LegSetup(Side.LEFT, LegSetup.Detector.FOOT_SWITCH),
                new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)),
            List.of(
                new ChannelProgram(
                    TA,
                    new CalibratedCurrents(20, 30),
                    300,
                    40,
                    0.2,
                    0.1,
                    1.5,
                    GaitWindow.heelOffToContact(0.05))),
            List.of("self-test", "side-check")));
  }

  private static List<TickOutputs> run(SimulatedRig rig, List<TickInputs> inputs) {
    GaitController controller = controller();
    List<TickOutputs> outputs = new ArrayList<>();
    for (TickInputs in = rig.awaitTick(); in != null; in = rig.awaitTick()) {
      TickOutputs out = controller.step(in);
      rig.apply(out.command());
      inputs.add(in);
      outputs.add(out);
    }
    return outputs;
  }

  private static GuardStatus lastGuard(List<TickInputs> inputs) {
    return inputs.get(inputs.size() - 1).guard();
  }

  @Test
  void aDemoWalkIsStimulatedAndItsPulsesCounted() {
    List<TickInputs> inputs = new ArrayList<>();
    List<TickOutputs> outputs = run(rig(30), inputs);
    assertEquals(30_000, inputs.size());
    assertTrue(
        outputs.get(outputs.size() - 1).safety() instanceof SafetyState.Stimulating,
        outputs.get(outputs.size() - 1).safety()::toString);
    long pulses = lastGuard(inputs).pulses(1);
    assertTrue(pulses > 200, pulses + " pulses");
    assertTrue(lastGuard(inputs).chargeNanocoulombs(1) <= pulses * 6000);
    assertEquals(0, lastGuard(inputs).pulses(2));
  }

  @Test
  void theSameSeedGivesTheSameTicksToTheBit() {
    List<TickInputs> first = new ArrayList<>();
    List<TickInputs> second = new ArrayList<>();
    List<TickOutputs> outputs = run(rig(12), first);
    assertEquals(outputs, run(rig(12), second));
    assertEquals(first, second);
  }

  @Test
  void aStopIsLatchedAndEndsThePulsesAtOnce() {
    List<TickInputs> inputs = new ArrayList<>();
    run(rig(30, new OperatorCommand.EmergencyStop()), inputs);
    long atStop = inputs.get(20_000).guard().pulses(1);
    assertTrue(atStop > 0, "stimulating before the stop");
    assertEquals(atStop, lastGuard(inputs).pulses(1));
    assertTrue(lastGuard(inputs).stopLatched());
    assertEquals(GuardStatus.Stimulator.READY, lastGuard(inputs).stimulator());
  }

  @Test
  void noStimulatorIsThereBeforeItWasFound() {
    SimulatedRig rig = rig(1);
    TickInputs first = rig.awaitTick();
    assertTrue(first != null && first.guard().stimulator() == GuardStatus.Stimulator.ABSENT);
    rig.requestEnd();
    assertNull(rig.awaitTick());
  }
}
