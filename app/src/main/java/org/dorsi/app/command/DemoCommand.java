package org.dorsi.app.command;

import java.util.concurrent.Callable;
import org.dorsi.app.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A session with nothing to set up. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a session on a generated walk with a drop foot: no hardware, no configuration.",
      "The demo arms and starts by itself; the keys work as in a live session."
    },
    footer = {
      "",
      "Examples:",
      "  dorsi demo",
      "  dorsi demo --headless --seconds 30 --json",
      "  dorsi demo --seconds 25 --screenshot window.png --at 20"
    })
public final class DemoCommand implements Callable<Integer> {

  @Mixin private SessionSwitches switches;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "decides every chance in the walk (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  /** Only picocli makes one. */
  public DemoCommand() {}

  @Override
  public Integer call() {
    return switches.run(Session.demo(switches.options(), seed)::run);
  }
}
