package org.dorsi.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.SuppliedPatients;
import org.dorsi.sim.rig.Walker;
import org.dorsi.sim.sensing.ShoeSettings;
import org.dorsi.sim.sensing.SwitchSettings;
import org.dorsi.sim.sensing.WornReader;
import org.dorsi.sim.sensing.WornSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which simulated patient walks, how fast, and in what shoes. */
final class PatientSwitches {

  private static final List<String> POSITIONS = WornReader.POSITIONS;

  @Option(
      names = "--patient",
      paramLabel = "NAME|FILE.toml",
      description = "who walks: ${COMPLETION-CANDIDATES}, or a file (default: ${DEFAULT-VALUE})",
      completionCandidates = Patients.class)
  private String patient = "healthy";

  @Option(
      names = "--speed",
      paramLabel = "M_PER_S",
      description = "belt speed (default: the patient's)")
  private double speed = Double.NaN;

  @Option(
      names = "--sensors",
      paramLabel = "FILE.toml",
      description = "what sort of sensors are worn: rates, errors, thresholds, wear (simulator.md)")
  private @Nullable Path sensors;

  @Option(
      names = "--fitted",
      split = ",",
      paramLabel = "POSITION",
      description = "switches in each shoe: heel, met5, met1, toe (default: all four)")
  private List<String> fitted = POSITIONS;

  @Option(
      names = "--switch",
      paramLabel = "SIDE-POSITION=FAILURE",
      description = {
        "breaks a switch: stuck-open, stuck-closed, intermittent;",
        "for example right-heel=stuck-open"
      })
  private List<String> broken = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Only picocli makes one. */
  PatientSwitches() {}

  /** Who walks. */
  Walker walker() {
    int bits = 0;
    for (String position : fitted) {
      bits |= bit(position, position);
    }
    WornSettings worn =
        sensors == null ? WornSettings.USUAL : WornReader.read(ConfigTable.read(sensors));
    ShoeSettings left = worn.left().withFitted(bits);
    ShoeSettings right = worn.right().withFitted(bits);
    for (String failure : broken) {
      String[] words = failure.split("[-=]", 3);
      if (words.length != 3) {
        throw usage("--switch must be SIDE-POSITION=FAILURE, got " + failure);
      }
      Side side = choice(Side.class, words[0], failure);
      SwitchSettings.Failure kind = choice(SwitchSettings.Failure.class, words[2], failure);
      int position = bit(words[1], failure);
      left = side == Side.LEFT ? left.with(position, kind) : left;
      right = side == Side.RIGHT ? right.with(position, kind) : right;
    }
    return Walker.of(patient).wearing(worn.with(left, right));
  }

  /** How fast the belt runs. */
  double speedMetersPerSec(Walker walker) {
    double slowest = walker.patient().slowestMetersPerSec();
    double fastest = walker.patient().fastestMetersPerSec();
    double belt = Double.isNaN(speed) ? walker.patient().defaultSpeedMetersPerSec() : speed;
    if (!(belt >= slowest && belt <= fastest)) {
      throw usage(
          "--speed must be in ["
              + slowest
              + ", "
              + fastest
              + "] m/s for "
              + walker.patient().name()
              + ", got "
              + belt);
    }
    return belt;
  }

  private int bit(String position, String given) {
    int at = POSITIONS.indexOf(position);
    if (at < 0) {
      throw usage("a switch must be one of " + POSITIONS + ", got " + given);
    }
    return 1 << at;
  }

  private <T extends Enum<T>> T choice(Class<T> type, String word, String given) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                usage(
                    "--switch must be like right-heel=stuck-open, stuck-closed or intermittent,"
                        + " got "
                        + given));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The names for help and completion. */
  private static final class Patients implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return SuppliedPatients.names().iterator();
    }
  }
}
