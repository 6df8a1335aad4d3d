package org.dorsi.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dorsi.app.detect.Detection;
import org.dorsi.app.detect.DetectorNames;
import org.dorsi.app.detect.EventFile;
import org.dorsi.app.detect.HabitsFile;
import org.dorsi.app.recording.CsvRecording;
import org.dorsi.app.recording.RecordingMap;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.sensors.Side;
import org.dorsi.sim.device.Recording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Detects the gait events of a recording as a live session would have. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the detectors of a live session over a recording, sample by sample, as fast as it can,",
      "and writes the events: time_s,event,side,estimate_s,confidence. time_s is the instant at",
      "which a session would have acted on the event, on the recording's clock. Says from when on",
      "each leg walked, or was in a state that is no phase, and why."
    },
    footer = {
      "",
      "Example:",
      "  dorsi detect P05_trial1.csv.gz --map app/examples/agora-right-foot.toml --events out.csv"
    })
public final class DetectCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "RECORDING", description = "CSV file, .gz by name")
  private Path recording = Path.of("");

  @Option(names = "--map", required = true, paramLabel = "MAP.toml", description = "its columns")
  private Path map = Path.of("");

  @Option(names = "--events", required = true, paramLabel = "OUT.csv", description = "where to")
  private Path events = Path.of("");

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      description = {
        "foot-switch, foot-imu, shank-imu, foot-shank, switch-foot, switch-shank, fusion (of all",
        "three) or auto: what is fitted (default: as the map says, else auto)"
      })
  private @Nullable String detector;

  @Option(
      names = "--calibrate-strides",
      paramLabel = "N",
      description = "strides in which the switches teach an inertial unit's detector (default 0)")
  private @Nullable Integer calibrateStrides;

  @Option(
      names = "--habits",
      paramLabel = "FILE",
      description = {
        "what the detectors have learned of the wearer: read if it exists, so that this recording",
        "begins where an earlier one ended, and written at the end"
      })
  private @Nullable Path habits;

  @Option(names = "--json", description = "last line of standard output is a JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public DetectCommand() {}

  @Override
  public Integer call() {
    RecordingMap columns = RecordingMap.read(map);
    Detection detection =
        new Detection(
            columns,
            Optional.ofNullable(detector).flatMap(DetectorNames::parse),
            Optional.ofNullable(calibrateStrides));
    long startNs = System.nanoTime();
    Recording recorded = CsvRecording.read(recording, columns);
    long readNs = System.nanoTime();
    HabitsFile.Wearer wearer = new HabitsFile.Wearer(Optional.empty(), detection.detectors());
    Optional.ofNullable(habits)
        .flatMap(file -> HabitsFile.read(file, wearer))
        .ifPresent(detection::restore);
    List<GaitEvent> detected = detection.run(recorded, columns);
    long detectedNs = System.nanoTime();
    try {
      EventFile.write(events, detected);
    } catch (IOException e) {
      throw new ConfigException(events + ": cannot be written: " + e.getMessage());
    }
    if (habits != null) {
      HabitsFile.write(habits, wearer, detection.habits());
    }
    tell(detection, detected, (readNs - startNs) * 1e-9, (detectedNs - readNs) * 1e-9);
    return ExitCode.OK;
  }

  private void tell(
      Detection detection, List<GaitEvent> detected, double readSeconds, double detectSeconds) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    detected.forEach(event -> counts.merge(event.label(), 1, Integer::sum));
    double seconds = detection.recordedSeconds();
    double speed = seconds / (readSeconds + detectSeconds);
    PrintWriter people = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    people.printf(
        Locale.ROOT,
        "%.1f s, %d readings, events %s; read in %.3f s, detected in %.3f s: %.0f times real"
            + " time%n",
        seconds,
        detection.readings(),
        counts,
        readSeconds,
        detectSeconds,
        speed);
    for (Detection.StateChange change : detection.states()) {
      people.printf(
          Locale.ROOT,
          "%9.3f s %-5s %s%s%n",
          change.timeNs() * 1e-9,
          word(change.side()),
          change.state(),
          change.reason().isEmpty() ? "" : ": " + change.reason());
    }
    people.flush();
    if (json) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.put("recording", recording.toString());
      ObjectNode sides = root.putObject("detector");
      detection
          .detectors()
          .forEach((side, name) -> sides.put(word(side), DetectorNames.name(name)));
      root.put("recordedSeconds", seconds);
      root.put("readings", detection.readings());
      ObjectNode labels = root.putObject("events");
      counts.forEach(labels::put);
      ObjectNode states = root.putObject("states");
      for (Detection.StateChange change : detection.states()) {
        ObjectNode state = states.withArray(word(change.side())).addObject();
        state.put("atSeconds", change.timeNs() * 1e-9);
        state.put("state", change.state());
        state.put("reason", change.reason());
      }
      root.put("readSeconds", readSeconds);
      root.put("detectSeconds", detectSeconds);
      root.put("timesRealTime", speed);
      spec.commandLine().getOut().println(root);
      spec.commandLine().getOut().flush();
    }
  }

  private static String word(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
