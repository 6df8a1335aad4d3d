package org.dorsi.sim.sensing;

/**
 * A force-sensing resistor in a shoe, used as a switch. A film of this kind repeats itself to a few
 * percent and creeps, so only its threshold means anything (simulator.md 5.2).
 *
 * @param closeNewtons load from which it counts as closed, over the film's own area
 * @param openNewtons load below which it counts as open again; the difference is the hysteresis
 * @param longestBounceSeconds how long its contact toggles after a change, at the most; 0 for never
 * @param deadTimeSeconds from the load to the switch's word
 * @param wearFraction what is left of its sensitivity: 1 new, 0.5 worn out
 * @param preloadNewtons what the laced shoe presses with, in swing too
 * @param failure what is broken
 */
public record SwitchSettings(
    double closeNewtons,
    double openNewtons,
    double longestBounceSeconds,
    double deadTimeSeconds,
    double wearFraction,
    double preloadNewtons,
    Failure failure) {

  /** What may be broken. */
  public enum Failure {
    NONE,
    STUCK_OPEN,
    STUCK_CLOSED,
    /** Opens by itself for 50 to 300 ms, every two minutes on the average. */
    INTERMITTENT
  }

  /** A switch of which nothing is wrong: 30 N and 15 N, bouncing, 10 ms late, 5 N of lacing. */
  public static final SwitchSettings SOUND =
      new SwitchSettings(30, 15, 0.012, 0.01, 1, 5, Failure.NONE);

  public SwitchSettings {
    Ranges.check("switch closing load", closeNewtons, 0.2, 200, "N");
    Ranges.check("switch opening load", openNewtons, 0.1, closeNewtons, "N");
    Ranges.check("switch bounce", longestBounceSeconds, 0, 0.05, "s");
    Ranges.check("switch dead time", deadTimeSeconds, 0, 0.1, "s");
    Ranges.check("switch wear", wearFraction, 0.1, 1, "");
    Ranges.check("shoe preload", preloadNewtons, 0, 50, "N");
  }

  /** The same switch, broken. */
  public SwitchSettings with(Failure broken) {
    return new SwitchSettings(
        closeNewtons,
        openNewtons,
        longestBounceSeconds,
        deadTimeSeconds,
        wearFraction,
        preloadNewtons,
        broken);
  }
}
