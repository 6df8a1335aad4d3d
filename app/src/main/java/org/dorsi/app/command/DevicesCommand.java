package org.dorsi.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dorsi.controller.stimulation.device.Capabilities;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which stimulators there are, and what each can do: what programs are held to. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = {
      "Says which stimulators can be driven, at which level, and what each can do there. A program",
      "is refused where its device cannot give it; its values are rounded to the device's steps,",
      "currents and widths down, times between pulses up.",
      "Low level, the default: every pulse is one command of the host, so that a silent host is a",
      "silent device. Mid level: the device repeats pulses by itself; its watchdog is the last",
      "thing to stop it."
    },
    footer = {"", "Examples:", "  dorsi devices", "  dorsi devices --json"})
public final class DevicesCommand implements Callable<Integer> {

  @Option(names = "--json", description = "one JSON object instead of words")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public DevicesCommand() {}

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(Map.of("stimulators", described())));
    } else {
      for (StimulatorModel model : StimulatorModel.values()) {
        out.println(model.id() + ": " + model.words());
        for (StimulationLevel level : StimulationLevel.values()) {
          out.println("  " + level.id() + ": " + words(model.capabilities(level)));
        }
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private static String words(Optional<Capabilities> capabilities) {
    return capabilities
        .map(Capabilities::words)
        .orElse("not offered: it has no watchdog that would stop it when nobody else is left");
  }

  private static List<Map<String, Object>> described() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (StimulatorModel model : StimulatorModel.values()) {
      Map<String, Object> levels = new LinkedHashMap<>();
      for (StimulationLevel level : StimulationLevel.values()) {
        model.capabilities(level).ifPresent(can -> levels.put(level.id(), can));
      }
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("device", model.id());
      one.put("name", model.words());
      one.put("levels", levels);
      all.add(one);
    }
    return all;
  }
}
