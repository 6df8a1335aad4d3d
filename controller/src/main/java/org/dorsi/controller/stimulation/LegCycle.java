package org.dorsi.controller.stimulation;

import java.util.Arrays;
import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitForecast;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegState;
import org.dorsi.sensors.Side;

/**
 * Which landmarks of its present cycle one leg has passed, and when the next ones are due.
 *
 * <p>A landmark that a walker leaves out counts as passed with the next one that is seen: who has
 * no heel off is stimulated from toe off. A landmark that is taken back, because the foot had not
 * left the ground after all, takes back all that follow it.
 *
 * <p>Control thread only; allocates nothing.
 */
public final class LegCycle {

  private static final int LANDMARKS = Landmark.values().length;
  private static final int NONE = -1;
  private static final long UNSEEN = Long.MIN_VALUE / 2;

  /** Weight of the newest stride in the time from contact to a landmark that nobody forecasts. */
  private static final double NEWEST = 0.4;

  private final Side side;
  private final long[] seenNs = new long[LANDMARKS];
  private final double[] lagSeconds = new double[LANDMARKS];
  private LegState state = LegState.UNOBSERVED;
  private int last = NONE;
  private long contactNs = UNSEEN;
  private int cycle;
  private long nowNs;

  /** A leg of which nothing is known yet. */
  public LegCycle(Side side) {
    this.side = side;
    Arrays.fill(lagSeconds, Double.NaN);
  }

  /**
   * Follows one tick.
   *
   * @param tickNs the tick's time
   * @param events the tick's events, of any leg
   * @param now what is known of the leg after them
   */
  public void follow(long tickNs, List<GaitEvent> events, LegState now) {
    nowNs = tickNs;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).side() == side) {
        pass(Landmark.of(events.get(i)));
      }
    }
    if (!now.phase().isPhase()) {
      last = NONE;
      contactNs = UNSEEN;
    } else if (now.phase() != state.phase()) {
      enter(now.phase());
    }
    if (!now.heelUp()) {
      takeBack(Landmark.FOOT_FLAT);
    } else if (!now.phase().isSwing()) {
      takeBack(Landmark.HEEL_OFF);
    }
    state = now;
  }

  /** The last two landmarks are phases' beginnings, told by an event or by the clock. */
  private void enter(GaitPhase next) {
    if (next == GaitPhase.MID_SWING) {
      pass(Landmark.FEET_ADJACENT);
    } else if (next == GaitPhase.TERMINAL_SWING) {
      pass(Landmark.TIBIA_VERTICAL);
    }
  }

  private void takeBack(Landmark latest) {
    last = Math.min(last, latest.place());
  }

  private void pass(Landmark landmark) {
    int place = landmark.place();
    if (place == last) {
      return;
    }
    if (landmark == Landmark.INITIAL_CONTACT) {
      cycle++;
      contactNs = nowNs;
    } else {
      for (int i = last + 1; i < place; i++) {
        seenNs[i] = UNSEEN;
      }
      learn(place);
    }
    seenNs[place] = nowNs;
    last = place;
  }

  private void learn(int place) {
    if (contactNs != UNSEEN && place > last) {
      double lag = seconds(contactNs, nowNs);
      double known = lagSeconds[place];
      lagSeconds[place] = known > 0 ? known + NEWEST * (lag - known) : lag;
    }
  }

  /** Whether the leg has a place in a cycle at all. */
  boolean isPlaced() {
    return last != NONE;
  }

  /** Counts the initial contacts. */
  int cycle() {
    return cycle;
  }

  /** Whether the landmark lies behind in this cycle. */
  boolean isPassed(Landmark landmark) {
    return landmark.place() <= last;
  }

  /** Time since the landmark was passed in this cycle; very long where it was left out. */
  double sinceSeconds(Landmark landmark) {
    return seconds(seenNs[landmark.place()], nowNs);
  }

  /** Position in the gait cycle; NaN where unknown. */
  double cycleFraction() {
    return state.cycleFraction();
  }

  /** The wearer's stride time; NaN while unknown. */
  public double strideSeconds() {
    return state.strideSeconds();
  }

  /** Session time of the last tick, ns. */
  long nowNs() {
    return nowNs;
  }

  /** Time until the next occurrence of a landmark; NaN where none is expected. */
  double untilSeconds(Landmark landmark) {
    GaitForecast forecast = state.forecast();
    return switch (landmark) {
      case INITIAL_CONTACT -> untilSeconds(forecast.contactNs());
      case HEEL_OFF -> untilSeconds(forecast.heelOffNs());
      case TOE_OFF -> untilSeconds(forecast.toeOffNs());
      default ->
          contactNs == UNSEEN
              ? Double.NaN
              : lagSeconds[landmark.place()] - seconds(contactNs, nowNs);
    };
  }

  private double untilSeconds(long forecastNs) {
    return forecastNs == GaitForecast.NEVER ? Double.NaN : seconds(nowNs, forecastNs);
  }

  private static double seconds(long fromNs, long toNs) {
    return (toNs - fromNs) * 1e-9;
  }
}
