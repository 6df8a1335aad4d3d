package org.dorsi.app.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dorsi campaign}: runs the campaign and prints its tables. */
@Command(
    name = "dorsi campaign",
    mixinStandardHelpOptions = true,
    description = {
      "Throws faults into whole sessions in virtual time and judges the stimulator's wire.",
      "Leaves with 4 when a pulse was found that must not have been."
    })
public final class CampaignMain implements Callable<Integer> {

  private static final int EXIT_USAGE = 1;
  private static final int EXIT_NOT_MET = 4;

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

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new CampaignMain());
    line.setParameterExceptionHandler(
        (e, arguments) -> {
          System.err.println("dorsi campaign: " + e.getMessage());
          return EXIT_USAGE;
        });
    System.exit(line.execute(args));
  }
}
