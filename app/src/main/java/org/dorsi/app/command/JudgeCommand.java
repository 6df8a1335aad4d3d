package org.dorsi.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dorsi.app.judge.FootContacts;
import org.dorsi.app.judge.StimulationJudge;
import org.dorsi.app.judge.StimulatorLog;
import org.dorsi.app.recording.CsvRecording;
import org.dorsi.app.recording.RecordingMap;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.dorsi.sim.device.SwitchTrack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges a session from outside: the stimulator's log against the recording that was played. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    description = {
      "Judges the pulses that an emulated stimulator logged against the contacts of the recording",
      "that was played meanwhile. A swing is stimulated if pulses cover 80 %% of it; pulses are",
      "allowed from heel off until initial contact + extension + falling ramp + 30 ms; after a",
      "dropout nothing is scored until three strides have passed.",
      "Exit code 4 unless 95 %% of the scored swings are stimulated, no pulse is outside and 60 %% of",
      "the strides are scored."
    },
    footer = {
      "",
      "Example:",
      "  dorsi judge --log devices.jsonl --play P05_trial1.csv.gz \\",
      "      --map app/examples/agora-right-foot.toml --extension-ms 50 --ramp-down-ms 100"
    })
public final class JudgeCommand implements Callable<Integer> {

  @Option(names = "--log", required = true, paramLabel = "FILE.jsonl", description = "device log")
  private Path log;

  @Option(names = "--play", required = true, paramLabel = "FILE", description = "the recording")
  private Path play;

  @Option(names = "--map", required = true, paramLabel = "MAP.toml", description = "its map")
  private Path map;

  @Option(names = "--channel", paramLabel = "N", description = "channel (default 1)")
  private int channel = 1;

  @Option(names = "--side", paramLabel = "SIDE", description = "left or right (default right)")
  private Side side = Side.RIGHT;

  @Option(names = "--skip-strides", paramLabel = "N", description = "unscored (default 20)")
  private int skipStrides = 20;

  @Option(names = "--frequency-hz", paramLabel = "F", description = "pulses a second (default 40)")
  private double frequencyHz = 40;

  @Option(names = "--extension-ms", paramLabel = "MS", description = "as configured (default 50)")
  private double extensionMs = 50;

  @Option(names = "--ramp-down-ms", paramLabel = "MS", description = "as configured (default 100)")
  private double rampDownMs = 100;

  @Option(
      names = "--until",
      paramLabel = "SECONDS",
      description = "judge the recording up to here (default: its end)")
  private double until = Double.POSITIVE_INFINITY;

  @Option(names = "--json", description = "last line of standard output is a JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public JudgeCommand() {}

  @Override
  public Integer call() {
    StimulatorLog stimulator;
    try {
      stimulator = StimulatorLog.read(log);
    } catch (IOException e) {
      throw new ConfigException(log + ": cannot be read: " + e.getMessage());
    }
    if (!stimulator.knowsRecordingTime()) {
      throw new ConfigException(
          log + ": no line has fileSeconds: stimulator and player must write one log");
    }
    StimulationJudge.Verdict verdict =
        new StimulationJudge(
                new StimulationJudge.Rules(
                    skipStrides, frequencyHz, (extensionMs + rampDownMs) * 1e-3))
            .judge(contacts(), stimulator.secondsOfRecording(channel));
    tell(verdict);
    return verdict.met() ? ExitCode.OK : ExitCode.NOT_MET;
  }

  private FootContacts contacts() {
    SwitchTrack track =
        CsvRecording.read(play, RecordingMap.read(map))
            .switches()
            .orElseThrow(() -> new ConfigException(map + ": names no switches to judge by"));
    FootContacts contacts = new FootContacts();
    int shift = side == Side.LEFT ? 0 : 4;
    for (int i = 0; i < track.timesSeconds().length; i++) {
      if (track.timesSeconds()[i] > until) {
        break;
      }
      int bits = track.closedBits()[i] >> shift & 15;
      contacts.add(
          track.timesSeconds()[i],
          (bits & FootSwitchSample.HEEL) != 0,
          (bits & ~FootSwitchSample.HEEL) != 0);
    }
    return contacts;
  }

  private void tell(StimulationJudge.Verdict v) {
    PrintWriter people = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    people.printf(
        Locale.ROOT,
        "strides %d, scored %d (%.1f %%), stimulated %d (%.1f %%), pulses %d, outside %d: %s%n",
        v.strides(),
        v.scored(),
        v.scoredPercent(),
        v.stimulated(),
        v.stimulatedPercent(),
        v.pulses(),
        v.outside(),
        v.met() ? "met" : "NOT MET");
    list(people, "not stimulated, toe off at", v.missedAtSeconds());
    list(people, "outside, at", v.outsideAtSeconds());
    people.flush();
    if (json) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.put("strides", v.strides());
      root.put("scored", v.scored());
      root.put("scoredPercent", v.scoredPercent());
      root.put("stimulated", v.stimulated());
      root.put("stimulatedPercent", v.stimulatedPercent());
      root.put("pulses", v.pulses());
      root.put("outside", v.outside());
      root.put("met", v.met());
      spec.commandLine().getOut().println(root);
      spec.commandLine().getOut().flush();
    }
  }

  private static void list(PrintWriter out, String what, List<Double> seconds) {
    if (!seconds.isEmpty()) {
      StringBuilder line = new StringBuilder("  ").append(what);
      for (double at : seconds.subList(0, Math.min(10, seconds.size()))) {
        line.append(String.format(Locale.ROOT, " %.3f s", at));
      }
      out.println(line.append(seconds.size() > 10 ? " ..." : ""));
    }
  }
}
