package org.dorsi.controller.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.jspecify.annotations.Nullable;

/**
 * The entries for people and for plotting programs: what a tick's records say, in words and plain
 * numbers. A replay needs none of them. Recorder thread only.
 */
final class TrialNarration {

  private final ObjectMapper json = new ObjectMapper();
  private final TrialLog log;
  private final double[] milliamps = new double[StimulationChannel.MAX_CHANNELS];
  private @Nullable GaitPhase left;
  private @Nullable GaitPhase right;
  private @Nullable SafetyState safety;

  TrialNarration(TrialLog log) {
    this.log = log;
    Arrays.fill(milliamps, Double.NaN);
  }

  void tick(TickInputs in, TickOutputs out) {
    long timeNs = in.timeNs();
    for (OperatorCommand command : in.operator()) {
      ObjectNode line = json.createObjectNode().put("tick", in.tick());
      say("/operator", timeNs, line.put("command", command.line()));
    }
    for (Fault fault : in.faults()) {
      say("/alarm", timeNs, fault(fault));
    }
    for (GaitEvent event : out.events()) {
      say("/event", timeNs, event(event));
    }
    List<String> notes = out.notes();
    for (String note : notes) {
      words("/note", timeNs, note);
    }
    changes(timeNs, out);
  }

  private void changes(long timeNs, TickOutputs out) {
    if (out.left().phase() != left) {
      left = out.left().phase();
      words("/phase/left", timeNs, left.words());
    }
    if (out.right().phase() != right) {
      right = out.right().phase();
      words("/phase/right", timeNs, right.words());
    }
    if (!out.safety().equals(safety)) {
      safety = out.safety();
      words("/safety", timeNs, words(safety));
    }
    for (ChannelState channel : out.channels()) {
      int slot = channel.channel().number() - 1;
      double now = out.command().pulses(slot + 1).amplitudeMilliamps();
      if (Double.compare(now, milliamps[slot]) != 0) {
        milliamps[slot] = now;
        number("/stimulation/" + channel.channel().name(), timeNs, now);
      }
    }
  }

  private ObjectNode fault(Fault fault) {
    return json.createObjectNode()
        .put("timeNs", fault.timeNs())
        .put("kind", TrialFormat.word(fault.kind()))
        .put("source", fault.source())
        .put("detail", fault.detail());
  }

  private ObjectNode event(GaitEvent event) {
    return json.createObjectNode()
        .put("type", event.label())
        .put("side", TrialFormat.word(event.side()))
        .put("timeNs", event.timeNs())
        .put("estimateNs", event.estimateNs())
        .put("source", TrialFormat.word(event.source()))
        .put("confidence", event.confidenceFraction());
  }

  private static String words(SafetyState state) {
    if (state instanceof SafetyState.Idle s && !s.missing().isEmpty()) {
      return s.word() + ": " + s.missing();
    } else if (state instanceof SafetyState.Suspended s) {
      return s.word() + ": " + s.cause();
    } else if (state instanceof SafetyState.EmergencyStopped s) {
      return s.word() + ": " + s.cause();
    }
    return state.word();
  }

  private void say(String entry, long timeNs, ObjectNode line) {
    log.text(log.entry(entry, "json", "", timeNs), timeNs, line.toString());
  }

  private void words(String entry, long timeNs, String words) {
    log.text(log.entry(entry, "string", "", timeNs), timeNs, words);
  }

  private void number(String entry, long timeNs, double value) {
    PayloadWriter payload = new PayloadWriter(Double.BYTES).f64(value);
    log.record(log.entry(entry, "double", "{\"unit\":\"mA\"}", timeNs), timeNs, payload);
  }
}
