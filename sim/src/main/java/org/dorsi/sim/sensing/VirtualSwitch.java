package org.dorsi.sim.sensing;

import java.util.Random;

/** One foot switch: load in, open or closed out, a millisecond at a time. Seeded; one thread. */
public final class VirtualSwitch {

  private static final double TICKS_PER_SEC = 1000;

  /** Bounce: two to six toggles in at least five milliseconds (simulator.md 5.2). */
  private static final int SHORTEST_BOUNCE_TICKS = 5;

  private static final int FEWEST_TOGGLES = 2;
  private static final int MORE_TOGGLES = 5;

  /** An intermittent switch fails every two minutes for 50 to 300 ms. */
  private static final double FAILURES_PER_TICK = 0.5 / 60 / TICKS_PER_SEC;

  private static final int SHORTEST_FAILURE_TICKS = 50;
  private static final int FAILURE_SPREAD_TICKS = 250;

  private final SwitchSettings settings;
  private final Random random;
  private final boolean[] said;
  private int now;
  private boolean loaded;
  private int bounceAge;
  private int bounceTicks;
  private int toggles;
  private int failedTicks;

  public VirtualSwitch(SwitchSettings settings, long seed) {
    this.settings = settings;
    this.random = new Random(seed);
    this.said = new boolean[1 + (int) Math.round(settings.deadTimeSeconds() * TICKS_PER_SEC)];
  }

  /**
   * A millisecond on.
   *
   * @param newtons load on the film, without the shoe's
   * @return whether the switch says closed
   */
  public boolean look(double newtons) {
    double felt = settings.wearFraction() * (newtons + settings.preloadNewtons());
    boolean nowLoaded = felt > (loaded ? settings.openNewtons() : settings.closeNewtons());
    if (nowLoaded != loaded) {
      loaded = nowLoaded;
      bounce();
    }
    bounceAge++;
    said[now] = contact();
    now = (now + 1) % said.length;
    // The ring is as long as the dead time, so what comes next in it is the oldest.
    return fails(said[now]);
  }

  private void bounce() {
    int longest = (int) Math.round(settings.longestBounceSeconds() * TICKS_PER_SEC);
    int spread = longest - SHORTEST_BOUNCE_TICKS;
    bounceTicks = spread < 0 ? 0 : SHORTEST_BOUNCE_TICKS + random.nextInt(spread + 1);
    toggles = FEWEST_TOGGLES + random.nextInt(MORE_TOGGLES);
    bounceAge = -1;
  }

  /** While it bounces the contact alternates, beginning with the new state. */
  private boolean contact() {
    boolean settled = bounceAge >= bounceTicks || bounceAge * toggles / bounceTicks % 2 == 0;
    return settled == loaded;
  }

  private boolean fails(boolean closed) {
    return switch (settings.failure()) {
      case NONE -> closed;
      case STUCK_OPEN -> false;
      case STUCK_CLOSED -> true;
      case INTERMITTENT -> {
        if (failedTicks > 0) {
          failedTicks--;
        } else if (random.nextDouble() < FAILURES_PER_TICK) {
          failedTicks = SHORTEST_FAILURE_TICKS + random.nextInt(FAILURE_SPREAD_TICKS + 1);
        }
        yield closed && failedTicks == 0;
      }
    };
  }
}
