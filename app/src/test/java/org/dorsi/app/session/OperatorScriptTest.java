package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.safety.OperatorCommand;
import org.junit.jupiter.api.Test;

class OperatorScriptTest {

  @Test
  void readsEveryCommandAndWritesItBackAsTheSameLine() {
    List<String> lines =
        List.of(
            "attest self-test",
            "attest side-check",
            "arm",
            "start",
            "intensity ta-right +1.0",
            "intensity ta-left -0.5",
            "channel ta-right off",
            "modulate ta-right 0.8 1.1",
            "mode gait",
            "mode exercise",
            "mode sensory",
            "confirm",
            "test ta-right on",
            "test ta-right off",
            "calibrate ta-right hold",
            "calibrate ta-right release",
            "mark ta-right sensory",
            "mark ta-right motor",
            "mark ta-right tolerated",
            "trigger ta-right on",
            "deadman hold",
            "deadman release",
            "pause",
            "resume",
            "acknowledge",
            "belt 0.8",
            "marker tired, wants a rest",
            "stop");
    for (String line : lines) {
      assertEquals(line, OperatorLine.parse(line).line());
    }
  }

  @Test
  void ordersStepsByTimeAndSkipsComments() {
    OperatorScript script =
        OperatorScript.parse(
            "walk.txt", List.of("# a demonstration", "10 start # go", "", "8.5 arm"));
    assertEquals(
        List.of(
            new OperatorScript.Step(8_500_000_000L, new OperatorCommand.Arm()),
            new OperatorScript.Step(10_000_000_000L, new OperatorCommand.Start())),
        script.steps());
  }

  @Test
  void namesFileLineAndRuleOfWhatItCannotRead() {
    assertEquals(
        "walk.txt:2: intensity needs a channel and a step in mA, as in: intensity ta-right +1",
        String.valueOf(
            assertThrows(
                    ConfigException.class,
                    () -> OperatorScript.parse("walk.txt", List.of("1 arm", "2 intensity up")))
                .getMessage()));
    assertEquals(
        "walk.txt:1: seconds must be a number, got \"soon\"",
        String.valueOf(
            assertThrows(
                    ConfigException.class,
                    () -> OperatorScript.parse("walk.txt", List.of("soon arm")))
                .getMessage()));
  }
}
