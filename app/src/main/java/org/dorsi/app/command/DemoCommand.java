package org.dorsi.app.command;

import java.util.concurrent.Callable;
import org.dorsi.app.session.Session;
import org.dorsi.app.session.Simulation;
import org.dorsi.sim.rig.Walker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A session with nothing to set up. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a session with a simulated patient who has a drop foot: no hardware, no configuration.",
      "The impairment sets in after 12 s.",
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

  private static final String PATIENT = "stroke-drop-foot";

  @Mixin private SessionSwitches switches;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "decides every chance (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  /** Only picocli makes one. */
  public DemoCommand() {}

  @Override
  public Integer call() {
    Walker walker = Walker.of(PATIENT);
    Simulation simulation =
        new Simulation(
            walker,
            walker.patient().defaultSpeedMetersPerSec(),
            Simulation.ONSET_SECONDS,
            true,
            seed);
    return switches.run(
        Session.simulated(
                Session.configure(walker, "drop-foot"), switches.options(), simulation, true)
            ::run);
  }
}
