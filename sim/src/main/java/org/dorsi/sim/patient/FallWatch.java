package org.dorsi.sim.patient;

import org.dorsi.sim.body.PlanarBody;
import org.jspecify.annotations.Nullable;

/**
 * Watches for a fall, for a harness that walks in the patient's place, and for numbers that no body
 * can have. One thread.
 */
final class FallWatch {

  /** Hip height below which nobody walks any more, by leg length. */
  private static final double LEAST_HEIGHT = 0.8;

  private static final double MOST_LEAN_RAD = Math.PI / 4;

  /** Beyond any limb of a walker: hip in m/s, segments in rad/s. */
  private static final double MOST_RATE = 100;

  /**
   * Share of body weight in the harness, as the mean of a second, from which the harness carries
   * the patient: more than a stumble takes, for the legs bear the rest again within a step.
   */
  private static final double MOST_CARRIED = 0.3;

  private static final int CARRIED_TICKS = 1000;

  private final PlanarBody body;
  private final double leastHeight;
  private final double[] state = new double[PlanarBody.STATE_SIZE];
  private final double[] lastGood = new double[PlanarBody.STATE_SIZE];
  private final double[] carriedNewtons = new double[CARRIED_TICKS];
  private double carriedSum;
  private int nextTick;
  private @Nullable Fall fall;

  FallWatch(PlanarBody body) {
    this.body = body;
    this.leastHeight = LEAST_HEIGHT * body.parameters().legLengthMeters();
    body.save(lastGood);
  }

  @Nullable Fall fall() {
    return fall;
  }

  /**
   * Looks at the body after a tick; a state that cannot be is taken back.
   *
   * @param harnessNewtons pull of the rope and the straps together
   */
  void watch(long timeNs, double harnessNewtons) {
    if (fall != null) {
      return;
    }
    body.save(state);
    for (int i = 0; i < state.length; i++) {
      if (!(Math.abs(state[i]) < MOST_RATE)) {
        body.restore(lastGood);
        fall = new Fall(timeNs, "the simulation left the range of a human body");
        return;
      }
    }
    System.arraycopy(state, 0, lastGood, 0, state.length);
    carriedSum += harnessNewtons - carriedNewtons[nextTick];
    carriedNewtons[nextTick] = harnessNewtons;
    nextTick = (nextTick + 1) % CARRIED_TICKS;
    double carried = carriedSum / CARRIED_TICKS / body.parameters().weightNewtons();
    if (carried > MOST_CARRIED) {
      fall = new Fall(timeNs, "the harness carried more than 30 % of the weight for a second");
    } else if (body.hipYMeters() < leastHeight) {
      fall = new Fall(timeNs, "the hip sank below 80 % of the leg's length");
    } else if (Math.abs(body.trunkLeanRad()) > MOST_LEAN_RAD) {
      fall = new Fall(timeNs, "the trunk leant by more than 45 degrees");
    }
  }
}
