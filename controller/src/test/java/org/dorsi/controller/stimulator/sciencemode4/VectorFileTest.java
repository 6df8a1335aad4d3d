package org.dorsi.controller.stimulator.sciencemode4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.dorsi.controller.stimulator.Vector;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Test;

/** Where the reference file itself is at hand, our copy of its facts is checked against it. */
class VectorFileTest {

  @Test
  void ourVectorsAreThoseOfTheReference() throws IOException {
    Path file = Recordings.require("../reference/stimulator-vectors.json");
    JsonNode reference = new ObjectMapper().readTree(file.toFile());
    int found = 0;
    for (Vector vector : Vector.all(VectorFileTest.class)) {
      JsonNode entry = byId(reference, vector.id());
      assertEquals(entry.get("hex").asText(), vector.hex(), vector.id());
      if (entry.has("params")) {
        assertEquals(
            entry.get("params").get("packet_number").asInt(), vector.number("packet_number"));
        assertEquals(entry.get("command").asText(), vector.command());
      }
      found++;
    }
    assertEquals(
        reference.get("sciencemode4").size() + reference.get("sciencemode4_damaged").size(), found);
  }

  private static JsonNode byId(JsonNode reference, String id) {
    for (String list : new String[] {"sciencemode4", "sciencemode4_damaged"}) {
      for (JsonNode entry : reference.get(list)) {
        if (entry.get("id").asText().equals(id)) {
          return entry;
        }
      }
    }
    throw new AssertionError("the reference has no vector " + id);
  }
}
