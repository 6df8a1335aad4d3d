package org.dorsi.controller.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.Dose;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * What a patient has had so far, as trials keep it: in the header what was before, in the entry
 * {@code /dose} what it has come to. Any thread.
 */
final class DoseRecord {

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;
  private static final int NUMBERS = 3;

  private DoseRecord() {}

  /** Seconds; then time on, sensory time on and charge of channel 1 to 8. */
  static byte[] bytes(SessionSoFar soFar) {
    ByteBuffer bytes =
        ByteBuffer.allocate((1 + NUMBERS * CHANNELS) * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putDouble(soFar.seconds());
    for (int channel = 1; channel <= CHANNELS; channel++) {
      Dose dose = soFar.dose(channel);
      bytes.putDouble(dose.onSeconds());
      bytes.putDouble(dose.sensorySeconds());
      bytes.putDouble(dose.chargeMicrocoulombs());
    }
    return bytes.array();
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static SessionSoFar read(PayloadReader from) {
    double seconds = from.f64();
    List<Dose> doses = new ArrayList<>(CHANNELS);
    for (int i = 0; i < CHANNELS; i++) {
      doses.add(new Dose(from.f64(), from.f64(), from.f64()));
    }
    return new SessionSoFar(seconds, doses);
  }

  static JsonNode toJson(SessionSoFar soFar) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seconds", soFar.seconds());
    ArrayNode doses = json.putArray("doses");
    for (Dose dose : soFar.doses()) {
      doses
          .addArray()
          .add(dose.onSeconds())
          .add(dose.sensorySeconds())
          .add(dose.chargeMicrocoulombs());
    }
    return json;
  }

  /** Nothing where a trial of an earlier program says nothing. */
  static SessionSoFar parse(JsonNode json) {
    List<Dose> doses = new ArrayList<>();
    for (JsonNode dose : json.path("doses")) {
      doses.add(
          new Dose(dose.path(0).asDouble(), dose.path(1).asDouble(), dose.path(2).asDouble()));
    }
    return new SessionSoFar(json.path("seconds").asDouble(), doses);
  }
}
