package org.dorsi.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dorsi.app.report.ProgramPicture;
import org.dorsi.app.report.ProgramReport;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ProgramLibrary;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows stimulation programs. */
@Command(
    name = "programs",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the supplied stimulation programs, or shows one of them, or one in a file.",
      "A session uses one with: program = \"NAME\" in its [session] table (docs/programs.md)."
    },
    footer = {
      "",
      "Examples:",
      "  dorsi programs",
      "  dorsi programs drop-foot",
      "  dorsi programs cp-five-muscles --svg cp.svg",
      "  dorsi programs drop-foot --toml > mine.toml"
    })
public final class ProgramsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "a supplied program, or a program file ending in .toml")
  private @Nullable String name;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "draw it over the gait cycle, or over the time of a repetition")
  private @Nullable Path svg;

  @Option(names = "--toml", description = "print its file, to begin one's own with")
  private boolean toml;

  @Option(names = "--json", description = "last line of standard output is a JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public ProgramsCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter people = json ? spec.commandLine().getErr() : out;
    if (name == null) {
      list(people, out);
    } else if (toml) {
      out.print(ProgramLibrary.text(name, Path.of("")));
    } else {
      StimulationProgram program = ProgramLibrary.read(name, Path.of(""));
      if (svg != null) {
        draw(program, svg);
      }
      ProgramReport report = new ProgramReport(program);
      report.print(people);
      if (json) {
        out.println(report.json());
      }
    }
    people.flush();
    out.flush();
    return ExitCode.OK;
  }

  private void list(PrintWriter people, PrintWriter out) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode programs = root.putArray("programs");
    for (String supplied : ProgramLibrary.NAMES) {
      StimulationProgram program = ProgramLibrary.read(supplied, Path.of(""));
      people.printf("%-20s %-9s %s%n", supplied, program.schedule().mode().word(), program.title());
      programs.add(new ProgramReport(program).json());
    }
    if (json) {
      out.println(root);
    }
  }

  private static void draw(StimulationProgram program, Path file) {
    try {
      Files.writeString(file, ProgramPicture.svg(program));
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be written: " + e.getMessage());
    }
  }
}
