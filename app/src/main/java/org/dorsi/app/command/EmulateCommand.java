package org.dorsi.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dorsi.app.recording.CsvRecording;
import org.dorsi.app.recording.RecordingMap;
import org.dorsi.app.session.DeviceException;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.dorsi.sim.device.DeviceFailure;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.Recording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Emulated devices on pseudo-terminals, until a signal, the end of the recording, or a time. */
@Command(
    name = "emulate",
    mixinStandardHelpOptions = true,
    description = {
      "Emulates devices on pseudo-terminals, so that a session runs without hardware.",
      "Devices: footswitch (FS1 board), xsens (MTi, Xbus), and the stimulators p24, rehamove3,",
      "rehastim2, rehastim1 (ScienceMode 4 to 1).",
      "Several of a kind get a number: xsens-2; an inertial unit can say which of the recording's",
      "it plays: xsens-left-foot. Linux only.",
      "With the word patient, a simulated patient wears the devices: switches and units measure",
      "what the walk does, and the stimulator's pulses reach the muscles."
    },
    footer = {
      "",
      "Playing starts when every link has been opened; after the recording the devices are silent",
      "until every link was closed.",
      "",
      "Examples:",
      "  dorsi emulate p24 --link /tmp/p24 --log p24.jsonl",
      "  dorsi emulate rehastim2 --link /tmp/rs2 --fail silent@20 --log rs2.jsonl",
      "  dorsi emulate footswitch --link /tmp/fs --fail footswitch=stuck-closed@20:16",
      "  dorsi emulate footswitch+xsens --link footswitch=/tmp/fs --link xsens=/tmp/imu \\",
      "      --play walk.csv.gz --map app/examples/agora-right-foot.toml",
      "  dorsi emulate patient+footswitch+xsens-right-foot+p24 --patient stroke-drop-foot \\",
      "      --link footswitch=/tmp/dorsi-footswitch --link p24=/tmp/dorsi-p24 \\",
      "      --link xsens-right-foot=/tmp/dorsi-xsens"
    })
public final class EmulateCommand implements Callable<Integer> {

  private static final String PATIENT = "patient";

  @Parameters(
      paramLabel = "NAME[+NAME...]",
      description = "the devices, joined by + or as words of their own")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--link",
      required = true,
      paramLabel = "NAME=PATH",
      description = "where a device appears; PATH alone for a single device")
  private List<String> links = new ArrayList<>();

  @Option(names = "--play", paramLabel = "FILE", description = "a recorded walk (CSV, .gz by name)")
  private @Nullable Path play;

  @Option(names = "--map", paramLabel = "MAP.toml", description = "what the columns of FILE mean")
  private @Nullable Path map;

  @Option(names = "--log", paramLabel = "FILE.jsonl", description = "what happened, as JSON lines")
  private @Nullable Path log;

  @Option(
      names = "--fail",
      paramLabel = "[NAME=]KIND@SECONDS[:ARG]",
      description = {
        "makes a device fail from then on, the stimulators where none is named: silent, late (ms),",
        "vanish; nak (result), wrong-number, electrode (channel), low-current (channel), reset (ms)",
        "of a stimulator; drop-bytes (percent), stuck-open, stuck-closed (bits), bounce (ms),",
        "frozen of a sensor; see emulated-devices.md"
      })
  private List<String> failures = new ArrayList<>();

  @Option(names = "--seconds", paramLabel = "N", description = "end after this time")
  private double seconds = Double.POSITIVE_INFINITY;

  @Option(names = "--seed", paramLabel = "S", description = "seed of the devices' clocks")
  private long seed = 1;

  @Mixin private WornByPatient worn;

  @Option(names = "--json", description = "last line of standard output is a JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public EmulateCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if ((play == null) != (map == null)) {
      throw usage("--play and --map go together");
    }
    if (!(seconds > 0)) {
      throw usage("--seconds must be positive, got " + seconds);
    }
    boolean patient = names.stream().anyMatch(word -> List.of(word.split("\\+")).contains(PATIENT));
    if (patient && play != null) {
      throw usage("--play is for devices that no patient wears");
    }
    List<EmulatedBench.Device> devices = devices();
    EmulatedBench.Setup setup =
        new EmulatedBench.Setup(
            devices,
            recording(),
            patient ? Optional.of(worn.walk(devices, seed)) : Optional.empty(),
            Optional.ofNullable(log),
            seconds,
            seed);
    EmulatedBench bench;
    try {
      bench = EmulatedBench.start(setup);
    } catch (IOException e) {
      throw new DeviceException(String.valueOf(e.getMessage()), e);
    }
    Thread atSignal = new Thread(bench::close, "emulate-end");
    Runtime.getRuntime().addShutdownHook(atSignal);
    for (EmulatedBench.Device device : devices) {
      spec.commandLine().getErr().println(device.name() + " is at " + device.link());
    }
    spec.commandLine().getErr().flush();
    bench.awaitEnd();
    bench.close();
    if (json) {
      spec.commandLine()
          .getOut()
          .println(
              "{\"devices\":"
                  + devices.size()
                  + ",\"droppedFrames\":"
                  + bench.droppedFrames()
                  + "}");
      spec.commandLine().getOut().flush();
    }
    return ExitCode.OK;
  }

  private Optional<Recording> recording() {
    return play == null || map == null
        ? Optional.empty()
        : Optional.of(CsvRecording.read(play, RecordingMap.read(map)));
  }

  private List<EmulatedBench.Device> devices() {
    List<String> wanted =
        names.stream()
            .flatMap(word -> Arrays.stream(word.split("\\+")))
            .filter(word -> !word.equals(PATIENT))
            .toList();
    if (wanted.isEmpty()) {
      throw usage("a device must be named: " + kinds());
    }
    Map<String, Path> paths = new LinkedHashMap<>();
    for (String link : links) {
      int equals = link.indexOf('=');
      boolean named = equals > 0 && wanted.contains(link.substring(0, equals));
      if (!named && wanted.size() > 1) {
        throw usage("--link must be NAME=PATH with a named device, got " + link);
      }
      String name = named ? link.substring(0, equals) : wanted.get(0);
      Path path = Path.of(named ? link.substring(equals + 1) : link).toAbsolutePath();
      if (paths.containsValue(path) || paths.put(name, path) != null) {
        throw usage("--link given twice: " + link);
      }
    }
    List<EmulatedBench.Device> devices = new ArrayList<>();
    for (String name : wanted) {
      Path path = paths.remove(name);
      if (path == null) {
        throw usage("every device needs a --link of its own; " + name + " has none");
      }
      devices.add(device(name, path));
    }
    everyFailureHasADevice(devices);
    return devices;
  }

  private EmulatedBench.Device device(String name, Path path) {
    String[] words = name.split("-");
    EmulatedBench.Kind kind =
        Arrays.stream(EmulatedBench.Kind.values())
            .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(words[0]))
            .findFirst()
            .orElseThrow(
                () -> usage("device must be one of " + kinds() + ", got \"" + name + "\""));
    Optional<Placement> placement = Optional.empty();
    if (kind == EmulatedBench.Kind.XSENS && words.length == 3) {
      try {
        placement =
            Optional.of(
                new Placement(
                    Side.valueOf(words[1].toUpperCase(Locale.ROOT)),
                    BodySegment.valueOf(words[2].toUpperCase(Locale.ROOT))));
      } catch (IllegalArgumentException e) {
        throw usage("an inertial unit is named like xsens-left-foot, got " + name);
      }
    }
    return new EmulatedBench.Device(name, kind, path, placement, failures(name, kind));
  }

  private List<DeviceFailure> failures(String device, EmulatedBench.Kind kind) {
    List<DeviceFailure> own = new ArrayList<>();
    for (String written : failures) {
      int equals = written.indexOf('=');
      boolean mine = equals < 0 ? kind.isStimulator() : written.substring(0, equals).equals(device);
      if (!mine) {
        continue;
      }
      DeviceFailure failure;
      try {
        failure = DeviceFailure.parse(written.substring(equals + 1));
      } catch (IllegalArgumentException e) {
        throw usage(String.valueOf(e.getMessage()));
      }
      if (!failure.kind().befalls(kind)) {
        throw usage("a " + device + " cannot fail so: --fail " + written);
      }
      own.add(failure);
    }
    return own;
  }

  /** A failure of nothing would be forgotten without a word. */
  private void everyFailureHasADevice(List<EmulatedBench.Device> devices) {
    for (String written : failures) {
      int equals = written.indexOf('=');
      boolean befallsOne =
          devices.stream()
              .anyMatch(
                  device ->
                      equals < 0
                          ? device.kind().isStimulator()
                          : written.substring(0, equals).equals(device.name()));
      if (!befallsOne) {
        throw usage(
            "--fail must be NAME=KIND@SECONDS with a device's name, or KIND@SECONDS where there is"
                + " a stimulator, got "
                + written);
      }
    }
  }

  private static String kinds() {
    return Arrays.stream(EmulatedBench.Kind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
