package org.dorsi.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.trial.ReplayResult;
import org.dorsi.controller.trial.ReplayVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recomputes a recorded trial. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Recomputes every output of a trial from its recorded inputs and compares.",
      "Exit code 0 if all are equal, 3 with the first difference if not."
    },
    footer = {"", "Example:", "  dorsi replay trials/2026-11-20T12-40-03_DEMO-001.wpilog --verify"})
public final class ReplayCommand implements Callable<Integer> {

  @Parameters(paramLabel = "TRIAL", description = "a trial file")
  private Path trial;

  @Option(names = "--verify", description = "compare the recomputed outputs with the recorded ones")
  private boolean verify;

  @Option(names = "--json", description = "last line of standard output is a JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public ReplayCommand() {}

  @Override
  public Integer call() {
    if (!verify) {
      throw new ParameterException(spec.commandLine(), "replay needs --verify");
    }
    if (!Files.isRegularFile(trial)) {
      throw new ConfigException(trial + ": no such file");
    }
    ReplayResult result;
    try {
      result =
          ReplayVerifier.verify(
              trial, header -> new GaitController(header.controllerSettings()), this::progress);
    } catch (IOException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
    tell(result);
    return result.verified() ? ExitCode.OK : ExitCode.DIFFERS;
  }

  private void progress(long ticks, long readBytes, long fileBytes) {
    if (Boolean.getBoolean("dorsi.terminal")) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(Locale.ROOT, "\r%3d %%  %d ticks", 100 * readBytes / fileBytes, ticks);
      err.print(readBytes >= fileBytes ? "\n" : "");
      err.flush();
    }
  }

  private void tell(ReplayResult result) {
    PrintWriter people = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    people.printf("%s: %d ticks compared%n", trial, result.ticksCompared());
    if (result.lostTicks() > 0 || result.lostBytes() > 0) {
      people.printf(
          "incomplete: %d ticks missing, %d bytes damaged or cut off%n",
          result.lostTicks(), result.lostBytes());
    }
    ReplayResult.Difference d = result.firstDifference();
    if (d == null) {
      people.println("every recomputed output equals the recorded one");
    } else {
      people.printf(
          Locale.ROOT,
          "differs first at tick %d (%.3f s), %s: recorded %s, recomputed %s%n",
          d.tick(),
          d.timeNs() * 1e-9,
          d.field(),
          d.recorded(),
          d.recomputed());
    }
    people.flush();
    if (json) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.put("trial", trial.toString());
      root.put("verified", result.verified());
      root.put("ticksCompared", result.ticksCompared());
      root.put("lostTicks", result.lostTicks());
      root.put("lostBytes", result.lostBytes());
      if (d != null) {
        ObjectNode first = root.putObject("firstDifference");
        first.put("tick", d.tick());
        first.put("atSeconds", d.timeNs() * 1e-9);
        first.put("field", d.field());
        first.put("recorded", d.recorded());
        first.put("recomputed", d.recomputed());
      }
      spec.commandLine().getOut().println(root);
      spec.commandLine().getOut().flush();
    }
  }
}
