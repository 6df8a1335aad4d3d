package org.dorsi.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dorsi.app.report.ProgramPicture;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ProgramLibrary;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
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

  @Option(names = "--svg", paramLabel = "FILE", description = "draw it over the gait cycle")
  private @Nullable Path svg;

  @Option(names = "--toml", description = "print its file, to begin one's own with")
  private boolean toml;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public ProgramsCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      for (String supplied : ProgramLibrary.NAMES) {
        out.printf("%-20s %s%n", supplied, ProgramLibrary.read(supplied, Path.of("")).title());
      }
    } else if (toml) {
      out.print(ProgramLibrary.text(name, Path.of("")));
    } else {
      StimulationProgram program = ProgramLibrary.read(name, Path.of(""));
      if (svg != null) {
        draw(program, svg);
      }
      show(program, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void draw(StimulationProgram program, Path file) {
    try {
      Files.writeString(file, ProgramPicture.svg(program));
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be written: " + e.getMessage());
    }
  }

  private static void show(StimulationProgram program, PrintWriter out) {
    out.printf("%s (%s)%n", program.title(), program.schedule().mode().word());
    out.printf("source: %s%n%n", program.source());
    for (ChannelProgram channel : program.channels()) {
      out.printf(
          Locale.ROOT,
          "%d  %-20s %3.0f us  %2.0f Hz  ramps %4.0f / %4.0f ms  %s%n",
          channel.channel().number(),
          channel.channel().name(),
          channel.pulseWidthMicros(),
          channel.frequencyHz(),
          channel.rampUpSeconds() * 1000,
          channel.rampDownSeconds() * 1000,
          when(channel));
    }
  }

  private static String when(ChannelProgram channel) {
    GaitWindow window = channel.window();
    if (window == null) {
      return String.format(Locale.ROOT, "at most %.1f s at a time", channel.maximumOnSeconds());
    }
    String extension =
        window.extensionSeconds() > 0
            ? String.format(Locale.ROOT, " + %.0f ms", window.extensionSeconds() * 1000)
            : "";
    return window.from().words() + " to " + window.until().words() + extension;
  }
}
