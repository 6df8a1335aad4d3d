package org.dorsi.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dorsi.app.score.EventScore;
import org.dorsi.app.score.EventTimes;
import org.dorsi.app.score.LeftOut;
import org.dorsi.app.score.Scorer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores detected gait events against reference events. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Scores detected gait events (time_s,event[,side]) against reference events: one to one, the",
      "closest pairs first, at 60, 100 and 250 ms. Offsets are detection minus reference, positive",
      "is late. What is left out counts neither way."
    },
    footer = {
      "",
      "Example:",
      "  dorsi score detected.csv P05_trial1.csv --gaps P05_trial1.gaps.csv --pad 0.7 \\",
      "      --skip-strides 20"
    })
public final class ScoreCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "DETECTED", description = "what was detected")
  private Path detected = Path.of("");

  @Parameters(index = "1", paramLabel = "REFERENCE", description = "what happened")
  private Path reference = Path.of("");

  @Option(names = "--gaps", paramLabel = "FILE", description = "start_s,end_s to leave out")
  private @Nullable Path gaps;

  @Option(names = "--pad", paramLabel = "SECONDS", description = "around each gap (default 0)")
  private double pad;

  @Option(
      names = "--skip-strides",
      paramLabel = "N",
      description = "leave out the first strides (default 0)")
  private int skipStrides;

  @Option(names = "--json", description = "last line of standard output is a JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public ScoreCommand() {}

  @Override
  public Integer call() {
    EventTimes truth = EventTimes.read(reference);
    LeftOut leftOut = gaps == null ? LeftOut.NOTHING : LeftOut.read(gaps, pad);
    List<EventScore> scores =
        Scorer.score(truth, EventTimes.read(detected), leftOut.andFirstStrides(truth, skipStrides));
    PrintWriter people = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    scores.forEach(score -> people.println(line(score)));
    people.flush();
    if (json) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.put("ref", reference.toString());
      root.put("det", detected.toString());
      ArrayNode results = root.putArray("results");
      scores.forEach(score -> put(results.addObject(), score));
      spec.commandLine().getOut().println(root);
      spec.commandLine().getOut().flush();
    }
    return ExitCode.OK;
  }

  private static String line(EventScore s) {
    return String.format(
        Locale.ROOT,
        "%-5s %3.0f ms  n %4d  missed %3d  false %3d  P %.4f  R %.4f  F1 %.4f  median %+6.1f ms"
            + "  SD %5.1f ms  p95 %5.1f ms  false/min %.2f  missed in a row %d",
        s.event(),
        s.toleranceMs(),
        s.found() + s.missed(),
        s.missed(),
        s.falseDetections(),
        s.precision(),
        s.recall(),
        s.f1(),
        s.medianMs(),
        s.residualSdMs(),
        s.p95Ms(),
        s.falsePerMinute(),
        s.longestMissedRun());
  }

  private static void put(ObjectNode node, EventScore s) {
    node.put("event", s.event());
    node.put("tol_ms", s.toleranceMs());
    node.put("n_ref", s.found() + s.missed());
    node.put("tp", s.found());
    node.put("fp", s.falseDetections());
    node.put("fn", s.missed());
    number(node, "precision", s.precision());
    number(node, "recall", s.recall());
    number(node, "f1", s.f1());
    number(node, "bias_ms", s.meanMs());
    number(node, "sd_ms", s.sdMs());
    number(node, "mae_ms", s.meanAbsoluteMs());
    number(node, "med_ms", s.medianMs());
    number(node, "sd_res_ms", s.residualSdMs());
    number(node, "p95_ms", s.p95Ms());
    number(node, "p95_res_ms", s.residualP95Ms());
    number(node, "false_per_min", s.falsePerMinute());
    node.put("longest_missed_run", s.longestMissedRun());
  }

  private static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }
}
