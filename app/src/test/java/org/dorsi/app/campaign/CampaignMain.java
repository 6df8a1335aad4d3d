package org.dorsi.app.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./dorsi campaign}: runs the campaign and prints its tables. */
@Command(
    name = "dorsi campaign",
    mixinStandardHelpOptions = true,
    description = {
      "Throws faults into whole sessions in virtual time and judges the stimulator's wire.",
      "What is found is printed with the number of its run, which repeats it."
    },
    footer = {
      "",
      "Exit codes: 0 nothing found, 1 usage, 4 a pulse that must not have been.",
      "",
      "Examples:",
      "  dorsi campaign                       10 000 runs",
      "  dorsi campaign --runs 1000           what ./dorsi test does",
      "  dorsi campaign --runs 1 --first 17   run 17 alone"
    })
public final class CampaignMain implements Callable<Integer> {

  private static final int EXIT_USAGE = 1;
  private static final int EXIT_NOT_MET = 4;

  @Spec private CommandSpec spec;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many runs (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--first",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Seed of the first run; each run can be repeated alone.")
  private long first;

  @Option(names = "--json", description = "End with one line of JSON.")
  private boolean json;

  /** Only picocli makes one. */
  public CampaignMain() {}

  @Override
  public Integer call() {
    if (runs < 1) {
      // Nothing found in no runs would look like a result.
      throw new ParameterException(spec.commandLine(), "--runs must be at least 1, got " + runs);
    }
    long startNs = System.nanoTime();
    Campaign campaign =
        Campaign.run(
            first,
            runs,
            done -> System.err.printf("%d of %d runs, %.0f s%n", done, runs, seconds(startNs)),
            System.out::println);
    System.out.println(campaign.table());
    System.out.println(campaign.catches());
    System.out.printf(
        "%d runs, %d amid stimulation, %d findings%n",
        campaign.runs(), campaign.stimulated(), campaign.findings().size());
    if (json) {
      System.out.println(line(campaign, seconds(startNs)));
    }
    return campaign.findings().isEmpty() ? 0 : EXIT_NOT_MET;
  }

  private static double seconds(long sinceNs) {
    return (System.nanoTime() - sinceNs) * 1e-9;
  }

  private ObjectNode line(Campaign campaign, double tookSeconds) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("runs", campaign.runs()).put("firstSeed", first).put("amid", campaign.stimulated());
    line.put("rows", campaign.rows().size()).put("tookSeconds", tookSeconds);
    for (Finding.Rule rule : Finding.Rule.values()) {
      long count = campaign.findings().stream().filter(each -> each.rule() == rule).count();
      line.put(rule.word(), count);
    }
    return line;
  }

  /** The command line, whose mistakes are told on its error writer. */
  static CommandLine commandLine() {
    return new CommandLine(new CampaignMain())
        .setParameterExceptionHandler(
            (e, arguments) -> {
              e.getCommandLine().getErr().println("dorsi campaign: " + e.getMessage());
              return EXIT_USAGE;
            });
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }
}
