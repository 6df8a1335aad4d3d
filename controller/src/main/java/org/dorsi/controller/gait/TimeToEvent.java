package org.dorsi.controller.gait;

import java.util.Arrays;

/**
 * Predicts how long it is until an event, linearly from the foot's last 0.2 s, as learned from the
 * wearer's own past strides (detection page, section F).
 *
 * <p>Time since another event is no feature: a foot that stops gets no event by the clock.
 *
 * <p>Least squares with forgetting: older strides weigh less and less. Learning takes place once a
 * stride, when its events are known in retrospect.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class TimeToEvent {

  /** How far back a prediction looks. */
  static final int REACH_STEPS = 44;

  /** Lags at which the motion is looked at, in steps of 5 ms. */
  private static final int[] LAGS = {0, 2, 4, 8, 14, 22, 32, REACH_STEPS};

  private static final int SIGNALS = 3;
  private static final int SIZE = LAGS.length * SIGNALS + 1;

  /** What a stride still weighs when the next one is learned. */
  private static final double MEMORY = 0.9;

  /** Keeps the solution small where strides do not tell: in (feature units)^2. */
  private static final double RIDGE = 3;

  /** Features of about size one: rad/s and m/s2 are divided by these. */
  private static final double TURN_SCALE = 2;

  private static final double FORCE_SCALE = 5;

  private static final double[] NOTHING = {};

  private final double[] gram = new double[SIZE * SIZE];
  private final double[] moment = new double[SIZE];
  private final double[] factor = new double[SIZE * SIZE];
  private final double[] weight = new double[SIZE];
  private final double[] feature = new double[SIZE];
  private int strides;

  /** How many strides have been learned. */
  int strides() {
    return strides;
  }

  /** Begins anew. */
  void forget() {
    Arrays.fill(gram, 0);
    Arrays.fill(moment, 0);
    strides = 0;
  }

  /** Makes room for a new stride: what was learned so far weighs less. */
  void beginStride() {
    for (int i = 0; i < gram.length; i++) {
      gram[i] *= MEMORY;
    }
    for (int i = 0; i < SIZE; i++) {
      moment[i] *= MEMORY;
    }
  }

  /** One instant of the stride, and how long it was before the event. */
  void learn(SignalHistory history, int step, double untilSeconds) {
    look(history, step);
    for (int i = 0; i < SIZE; i++) {
      moment[i] += feature[i] * untilSeconds;
      for (int j = 0; j <= i; j++) {
        gram[i * SIZE + j] += feature[i] * feature[j];
      }
    }
  }

  /** Solves for the weights by Cholesky's decomposition. */
  void endStride() {
    strides++;
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = gram[i * SIZE + j] + (i == j ? RIDGE : 0);
        for (int k = 0; k < j; k++) {
          sum -= factor[i * SIZE + k] * factor[j * SIZE + k];
        }
        factor[i * SIZE + j] = i == j ? StrictMath.sqrt(sum) : sum / factor[j * SIZE + j];
      }
    }
    for (int i = 0; i < SIZE; i++) {
      double sum = moment[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i * SIZE + k] * weight[k];
      }
      weight[i] = sum / factor[i * SIZE + i];
    }
    for (int i = SIZE - 1; i >= 0; i--) {
      double sum = weight[i];
      for (int k = i + 1; k < SIZE; k++) {
        sum -= factor[k * SIZE + i] * weight[k];
      }
      weight[i] = sum / factor[i * SIZE + i];
    }
  }

  /** Seconds until the event, as seen at a step. */
  double seconds(SignalHistory history, int step) {
    look(history, step);
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += weight[i] * feature[i];
    }
    return sum;
  }

  private void look(SignalHistory history, int step) {
    int i = 0;
    for (int lag : LAGS) {
      feature[i++] = history.turn(step - lag) / TURN_SCALE;
      feature[i++] = history.forward(step - lag) / FORCE_SCALE;
      feature[i++] = history.upward(step - lag) / FORCE_SCALE;
    }
    feature[i] = 1;
  }

  /** Writes down what was learned. */
  void save(WearerHabits habits, String name) {
    habits.put(name + ".gram", gram);
    habits.put(name + ".moment", moment);
    habits.put(name + ".strides", strides);
  }

  /** Takes over what was written down, where it is whole. */
  void restore(WearerHabits habits, String name) {
    double[] savedGram = habits.get(name + ".gram", gram.length).orElse(NOTHING);
    double[] savedMoment = habits.get(name + ".moment", SIZE).orElse(NOTHING);
    double[] savedStrides = habits.get(name + ".strides", 1).orElse(NOTHING);
    if (savedGram.length == gram.length
        && savedMoment.length == SIZE
        && savedStrides.length == 1
        && savedStrides[0] > 0) {
      System.arraycopy(savedGram, 0, gram, 0, gram.length);
      System.arraycopy(savedMoment, 0, moment, 0, SIZE);
      endStride();
      strides = (int) savedStrides[0];
    }
  }
}
