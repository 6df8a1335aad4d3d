package org.dorsi.controller.gait;

import java.util.List;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * Both legs of the wearer, where they are observed: each reading goes to its leg, and each leg
 * hears of the other's events, which begin and end its double support.
 *
 * <p>Control thread only.
 */
public final class Legs {

  private final @Nullable LegTracker left;
  private final @Nullable LegTracker right;

  /**
   * @throws IllegalArgumentException if a side has two legs
   */
  public Legs(List<LegSetup> setups) {
    left = tracker(setups, Side.LEFT);
    right = tracker(setups, Side.RIGHT);
  }

  /** What is known of one side's leg; null where it is not observed. */
  public @Nullable LegTracker leg(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** What is known of one side's leg, as a value. */
  public LegState state(Side side, long nowNs) {
    LegTracker leg = leg(side);
    return leg == null ? LegState.UNOBSERVED : leg.state(nowNs);
  }

  /**
   * Looks at one reading.
   *
   * @param reading the reading
   * @param nowNs the tick's time: when events are emitted
   * @param events where detected events are added
   */
  public void accept(SensorReading reading, long nowNs, List<GaitEvent> events) {
    boolean isLeft = reading.side() == Side.LEFT;
    LegTracker own = isLeft ? left : right;
    LegTracker other = isLeft ? right : left;
    if (own == null) {
      return;
    }
    if (other != null) {
      own.seeOther(other);
    }
    int before = events.size();
    own.accept(reading, nowNs, events);
    if (other != null) {
      for (int i = before; i < events.size(); i++) {
        other.hearOfOther(events.get(i), nowNs);
      }
    }
  }

  /**
   * Lets time pass: notices silence, standing still, and the phases that begin without an event.
   */
  public void advance(long nowNs) {
    if (left != null) {
      left.advance(nowNs);
    }
    if (right != null) {
      right.advance(nowNs);
    }
  }

  /** Forgets the place in the gait cycle: readings came too late to trust it. */
  public void interrupt(long nowNs) {
    if (left != null) {
      left.interrupt(nowNs);
    }
    if (right != null) {
      right.interrupt(nowNs);
    }
  }

  /** What has been learned of the wearer. */
  public WearerHabits habits() {
    WearerHabits habits = new WearerHabits();
    for (Side side : Side.values()) {
      LegTracker leg = leg(side);
      if (leg != null) {
        leg.save(habits);
      }
    }
    return habits;
  }

  /** Starts from what was learned in an earlier session; to be called before the first reading. */
  public void restore(WearerHabits habits) {
    for (Side side : Side.values()) {
      LegTracker leg = leg(side);
      if (leg != null) {
        leg.restore(habits);
      }
    }
  }

  /**
   * Counts valid strides from now on: what was walked before something was wrong proves nothing.
   */
  public void revalidate() {
    if (left != null) {
      left.revalidate();
    }
    if (right != null) {
      right.revalidate();
    }
  }

  private static @Nullable LegTracker tracker(List<LegSetup> setups, Side side) {
    LegTracker tracker = null;
    for (LegSetup setup : setups) {
      if (setup.side() == side) {
        if (tracker != null) {
          throw new IllegalArgumentException("legs must differ in side, got two " + side);
        }
        tracker = new LegTracker(setup);
      }
    }
    return tracker;
  }
}
