package org.dorsi.app.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sensors.Side;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.muscle.LegMuscles;
import org.dorsi.sim.patient.GaitTruth;
import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.sim.patient.TrueEvent;

/** Writes what a simulated patient truly did beside the ticks of the trial. Control thread only. */
final class SimulatedTruth implements TickListener {

  private static final int EVERY_TICKS = 5;
  private static final LegMuscle[] MUSCLES = LegMuscle.values();
  private static final int NUMBERS = 6 + 2 * MUSCLES.length;

  private final SimulatedPatient patient;
  private final TrialRecorder recorder;
  private final Map<Side, GaitPhase> phases = new EnumMap<>(Side.class);
  private final List<TrueEvent> events = new ArrayList<>();

  SimulatedTruth(SimulatedPatient patient, TrialRecorder recorder) {
    this.patient = patient;
    this.recorder = recorder;
  }

  @Override
  public void onTick(TickInputs in, TickOutputs out) {
    patient.truth().drainEvents(events);
    for (int i = 0; i < events.size(); i++) {
      TrueEvent event = events.get(i);
      text(
          "event",
          "json",
          in.timeNs(),
          String.format(
              "{\"type\":\"%s\",\"side\":\"%s\",\"timeNs\":%d}",
              event.label(), word(event.side()), event.timeNs()));
    }
    events.clear();
    for (Side side : Side.values()) {
      GaitPhase phase = patient.truth().phase(side);
      if (phases.put(side, phase) != phase) {
        text("phase/" + word(side), "string", in.timeNs(), phase.words());
      }
      if (in.tick() % EVERY_TICKS == 0) {
        recorder.truth(word(side), "double[]", in.timeNs(), numbers(side));
      }
    }
  }

  private void text(String entry, String type, long timeNs, String text) {
    recorder.truth(entry, type, timeNs, text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] numbers(Side side) {
    GaitTruth truth = patient.truth();
    ByteBuffer bytes = ByteBuffer.allocate(NUMBERS * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putDouble(Math.toDegrees(truth.hipFlexionRad(side)));
    bytes.putDouble(Math.toDegrees(truth.kneeFlexionRad(side)));
    bytes.putDouble(Math.toDegrees(truth.dorsiflexionRad(side)));
    bytes.putDouble(truth.verticalBodyWeights(side));
    bytes.putDouble(
        patient.contact(side).forwardNewtons() / patient.body().parameters().weightNewtons());
    bytes.putDouble(1000 * truth.toeClearanceMeters(side));
    LegMuscles muscles = patient.muscles(side);
    for (LegMuscle muscle : MUSCLES) {
      bytes.putDouble(muscles.activation(muscle));
    }
    for (LegMuscle muscle : MUSCLES) {
      bytes.putDouble(muscles.forceNewtons(muscle));
    }
    return bytes.array();
  }

  private static String word(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
