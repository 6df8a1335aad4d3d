package org.dorsi.sim.patient;

import org.dorsi.sim.body.PlanarBody;
import org.jspecify.annotations.Nullable;

/** Watches for a fall, and for numbers that no body can have. One thread. */
final class FallWatch {

  /** Hip height below which nobody walks any more, by leg length. */
  private static final double LEAST_HEIGHT = 0.8;

  private static final double MOST_LEAN_RAD = Math.PI / 4;

  /** Beyond any limb of a walker: hip in m/s, segments in rad/s. */
  private static final double MOST_RATE = 100;

  private final PlanarBody body;
  private final double leastHeight;
  private final double[] state = new double[PlanarBody.STATE_SIZE];
  private final double[] lastGood = new double[PlanarBody.STATE_SIZE];
  private @Nullable Fall fall;

  FallWatch(PlanarBody body) {
    this.body = body;
    this.leastHeight = LEAST_HEIGHT * body.parameters().legLengthMeters();
    body.save(lastGood);
  }

  @Nullable Fall fall() {
    return fall;
  }

  /** Looks at the body after a tick; a state that cannot be is taken back. */
  void watch(long timeNs) {
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
    if (body.hipYMeters() < leastHeight) {
      fall = new Fall(timeNs, "the hip sank below 80 % of the leg's length");
    } else if (Math.abs(body.trunkLeanRad()) > MOST_LEAN_RAD) {
      fall = new Fall(timeNs, "the trunk leant by more than 45 degrees");
    }
  }
}
