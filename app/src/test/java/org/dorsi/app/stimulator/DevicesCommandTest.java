package org.dorsi.app.stimulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.dorsi.app.command.DevicesCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a person is told of the stimulators: numbers of stimulators.md, sections 1.8, 2.3, 2.4. */
class DevicesCommandTest {

  private static String said(String... args) {
    StringWriter said = new StringWriter();
    int code =
        new CommandLine(new DevicesCommand()).setOut(new PrintWriter(said, true)).execute(args);
    assertEquals(0, code);
    return said.toString();
  }

  @Test
  void namesWhatEachStimulatorCanDoAtEachLevel() {
    String words = said();
    assertTrue(words.contains("p24: HASOMED P24 Science (ScienceMode 4)"), words);
    assertTrue(words.contains("mid: not offered: it has no watchdog"), words);
    assertTrue(words.contains("goes on for up to 1.2 s"), words);
    assertTrue(words.contains("rising ramp of up to 15 pulses"), words);
  }

  @Test
  void saysTheSameToPrograms() throws Exception {
    JsonNode devices = new ObjectMapper().readTree(said("--json")).get("stimulators");
    assertEquals(4, devices.size());
    JsonNode p24 = devices.get(0);
    assertEquals("p24", p24.get("device").asText());
    assertEquals(8, p24.at("/levels/low/channels").asInt());
    assertEquals(130, p24.at("/levels/low/maxMilliamps").asDouble());
    assertEquals(2, p24.at("/levels/mid/freeRunSeconds").asDouble());
    assertEquals(4, devices.get(1).at("/levels/low/channels").asInt());
    assertEquals(2, devices.get(2).at("/levels/low/currentStepMilliamps").asDouble());
    assertEquals("rehastim1", devices.get(3).get("device").asText());
    assertFalse(devices.get(3).get("levels").has("mid"));
  }
}
