package org.dorsi.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dorsi.app.session.ProgressBar;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.sim.rig.Walker;
import org.dorsi.sim.tuning.GainSpace;
import org.dorsi.sim.tuning.GainText;
import org.dorsi.sim.tuning.Journal;
import org.dorsi.sim.tuning.Search;
import org.dorsi.sim.tuning.WalkCost;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The offline search for a patient's reflex gains. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Searches for reflex gains with which a patient walks (CMA-ES): with the impairment, without",
      "and with stimulation, and pushed. Takes minutes to hours; a search that was interrupted goes",
      "on where it was when the same command is given again. With --evaluations 1, tells what the",
      "gains cost as they are."
    },
    footer = {
      "",
      "Example:",
      "  dorsi tune my-patient.toml --speed 0.8 --evaluations 2000 --out my-patient-tuned.toml"
    })
public final class TuneCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PATIENT.toml", description = "the patient, with gains to begin from")
  private Path patient;

  @Option(
      names = "--speed",
      paramLabel = "M_PER_S",
      description = "the gait to tune (default: the patient's)")
  private double speed = Double.NaN;

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description = "costs to work out, three walks each (default: ${DEFAULT-VALUE})")
  private int evaluations = 2000;

  @Option(
      names = "--population",
      paramLabel = "N",
      description = "points of a generation (default: ${DEFAULT-VALUE})")
  private int population = 16;

  @Option(
      names = "--step",
      paramLabel = "SHARE",
      description = "first spread, in typical steps (default: ${DEFAULT-VALUE})")
  private double step = 0.35;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "decides every chance (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = {
        "how many walks at once; the result does not depend on it",
        "(default: one for each core; more than 3 have nothing to do)"
      })
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      paramLabel = "FILE.toml",
      description = "the patient with the gains found (default: PATIENT-tuned.toml)")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public TuneCommand() {}

  @Override
  public Integer call() {
    if (evaluations < 1 || population < 4 || !(step > 0) || threads < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--evaluations and --threads must be at least 1, --population at least 4, --step"
              + " positive");
    }
    Walker found = Walker.of(patient.toString());
    double belt = Double.isNaN(speed) ? found.patient().defaultSpeedMetersPerSec() : speed;
    Walker walker = found.at(belt);
    GainSpace space;
    try {
      space = new GainSpace(walker.patient(), belt);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
    Path result = out == null ? beside("-tuned.toml") : out;
    String command =
        String.format(
            Locale.ROOT,
            "dorsi tune %s --speed %s --evaluations %d --population %d --step %s --seed %d",
            String.valueOf(patient.getFileName()),
            belt,
            evaluations,
            population,
            step,
            seed);
    try {
      String file = Files.readString(patient);
      search(walker, space, command, file, result);
    } catch (IOException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private void search(Walker walker, GainSpace space, String command, String file, Path result)
      throws IOException {
    PrintWriter people = spec.commandLine().getErr();
    Search.Plan plan = new Search.Plan(space.dimensions(), step, population, evaluations, seed);
    ExecutorService walks = Executors.newFixedThreadPool(threads);
    // What the costs depend on: the patient as it is now, and everything but how long to search.
    String searched =
        String.format(
            Locale.ROOT,
            "# dorsi tune: %s, %s m/s, population %d, step %s, seed %d, file %08x",
            walker.patient().name(),
            space.speedMetersPerSec(),
            population,
            step,
            seed,
            file.hashCode());
    try (Journal journal = Journal.open(beside(".journal"), searched)) {
      if (journal.size() > 0) {
        people.println("going on after " + journal.size() + " costs of " + beside(".journal"));
      }
      Search search = new Search(plan, journal, this::progress);
      double[] best = search.run(new WalkCost(walker, space, walks, seed)::of);
      people.println();
      String costs =
          String.format(Locale.ROOT, "cost %.2f, from %.2f", search.best(), search.first());
      Files.writeString(
          result, GainText.of(file, space.gait(best), walker.side(), command + " (" + costs + ")"));
      spec.commandLine().getOut().println(costs + "; gains in " + result);
      spec.commandLine().getOut().flush();
    } finally {
      walks.shutdownNow();
    }
  }

  private void progress(int evaluation, double cost, double best) {
    double done = (double) evaluation / evaluations;
    String words =
        String.format(
            Locale.ROOT, "%d of %d, cost %.1f, best %.2f", evaluation, evaluations, cost, best);
    int every = Math.max(evaluations / 20, 1);
    if (ProgressBar.isWanted()) {
      new ProgressBar(spec.commandLine().getErr()).show(done, words);
    } else if (evaluation % every == 0 || evaluation == evaluations) {
      spec.commandLine().getErr().println(ProgressBar.line(done, words));
      spec.commandLine().getErr().flush();
    }
  }

  private Path beside(String ending) {
    String name = String.valueOf(patient.getFileName()).replaceFirst("\\.toml$", "");
    return patient.resolveSibling(name + ending);
  }
}
