package org.dorsi.controller.stimulation;

/**
 * The bursts of one channel: a rising ramp when its window opens, full current, and when it closes
 * the extension and a falling ramp.
 *
 * <p>A burst that has lasted its maximum ends by itself and does not come back before the next
 * window, whatever the sensors say.
 *
 * <p>Control thread only; allocates nothing.
 */
public final class Burst {

  /**
   * The share of a stride that one burst may take, tail included. A channel may be on for a share
   * of a window of time only (safety requirements, section 4.1: 65 % of ten seconds), and the
   * window may hold one burst more than strides: a long tail would use up what the next swing
   * needs, so the tail is what gives way.
   */
  private static final double BURST_SHARE = 0.6;

  /**
   * What remains of a tail at the least: two pulses at 40 Hz, so that the foot does not drop; less
   * only where every tenth swing or so would else be refused its pulses for them.
   */
  private static final double SHORTEST_TAIL_SECONDS = 0.05;

  /** Strides differ: what a burst may take is kept this far away from what would be refused. */
  private static final double DUTY_MARGIN_FRACTION = 0.02;

  private enum Part {
    OFF,
    RISING,
    EXTENDING,
    FALLING
  }

  private final ChannelProgram program;
  private final Duty most;
  private final double holdSeconds;
  private final double firstStepSeconds;
  private Part part = Part.OFF;
  private double level;
  private double anchorLevel;
  private long anchorNs;
  private long burstNs;
  private boolean spent;
  private double tailScale = 1;

  /**
   * How long a channel may be on.
   *
   * @param onSeconds this long, all bursts together
   * @param windowSeconds of any so many seconds
   */
  public record Duty(double onSeconds, double windowSeconds) {}

  /**
   * No burst yet.
   *
   * @param most what a row of bursts will be refused for exceeding
   */
  public Burst(ChannelProgram program, Duty most) {
    this.program = program;
    this.most = most;
    GaitWindow window = program.window();
    this.holdSeconds = window == null ? 0 : window.extensionSeconds();
    // A ramp is a staircase of pulses: the first one stands on the first step, not on the floor.
    this.firstStepSeconds = 1 / program.frequencyHz();
  }

  /**
   * The share of the set current that is asked for now.
   *
   * @param nowNs the tick's time, session time
   * @param window whether the channel's window is open
   * @param strideSeconds the wearer's stride time; NaN while unknown
   * @param allowed whether pulses may come at all; false ends the burst at once, without a ramp
   * @return 0 to 1
   */
  public double levelFraction(long nowNs, boolean window, double strideSeconds, boolean allowed) {
    spent &= window;
    if (!allowed) {
      part = Part.OFF;
      level = 0;
      return 0;
    }
    if (part != Part.OFF && part != Part.FALLING && isTimeUp(nowNs)) {
      spent = window;
      move(Part.FALLING, nowNs);
    }
    switch (part) {
      case OFF -> {
        if (window && !spent) {
          burstNs = nowNs;
          rise(nowNs, 0);
        }
      }
      case RISING -> {
        if (!window) {
          tailScale = tailScale(nowNs, strideSeconds);
          move(Part.EXTENDING, nowNs);
        }
      }
      case EXTENDING -> {
        if (window) {
          rise(nowNs, level);
        } else if (seconds(nowNs, anchorNs) >= extensionSeconds()) {
          move(Part.FALLING, anchorNs + (long) (extensionSeconds() * 1e9));
        }
      }
      case FALLING -> {
        if (window && !spent && !isTimeUp(nowNs)) {
          rise(nowNs, level);
        }
      }
    }
    level = levelNow(nowNs);
    if (part == Part.FALLING && level <= 0) {
      part = Part.OFF;
    }
    return level;
  }

  /** Whether a burst is under way, ramps included. */
  public boolean isActive() {
    return part != Part.OFF;
  }

  private void rise(long nowNs, double fromLevel) {
    part = Part.RISING;
    tailScale = 1;
    anchorNs = nowNs;
    anchorLevel = fromLevel;
  }

  private void move(Part next, long nowNs) {
    part = next;
    anchorNs = nowNs;
    anchorLevel = level;
  }

  private double levelNow(long nowNs) {
    double forSeconds = seconds(nowNs, anchorNs);
    return switch (part) {
      case OFF -> 0;
      case RISING ->
          Math.min(1, anchorLevel + ramp(forSeconds + firstStepSeconds, program.rampUpSeconds()));
      case EXTENDING -> anchorLevel;
      case FALLING ->
          Math.max(0, anchorLevel - ramp(forSeconds, tailScale * program.rampDownSeconds()));
    };
  }

  /**
   * The falling ramp belongs to the burst, so the rest has to end before the longest time is up.
   */
  private boolean isTimeUp(long nowNs) {
    return seconds(nowNs, burstNs) >= program.maximumOnSeconds() - program.rampDownSeconds();
  }

  private double extensionSeconds() {
    return tailScale * holdSeconds;
  }

  private double tailScale(long nowNs, double strideSeconds) {
    if (!(strideSeconds > 0)) {
      return 1;
    }
    double tailSeconds = holdSeconds + program.rampDownSeconds();
    double soFarSeconds = seconds(nowNs, burstNs);
    double leastSeconds =
        Math.min(SHORTEST_TAIL_SECONDS, mostBurstSeconds(strideSeconds) - soFarSeconds);
    double leftSeconds =
        Math.max(0, Math.max(leastSeconds, BURST_SHARE * strideSeconds - soFarSeconds));
    return tailSeconds > leftSeconds ? leftSeconds / tailSeconds : 1;
  }

  /**
   * How long bursts of one a stride may be for the limit on duty: its window holds whole strides,
   * and of one more burst what fits into the rest.
   */
  private double mostBurstSeconds(double strideSeconds) {
    double strides = Math.floor(most.windowSeconds() / strideSeconds);
    double restSeconds = most.windowSeconds() - strides * strideSeconds;
    double longSeconds = (most.onSeconds() - restSeconds) / strides;
    double mostSeconds =
        longSeconds >= restSeconds ? longSeconds : most.onSeconds() / (strides + 1);
    return (1 - DUTY_MARGIN_FRACTION) * mostSeconds;
  }

  private static double ramp(double forSeconds, double wholeSeconds) {
    return wholeSeconds > 0 ? forSeconds / wholeSeconds : 1;
  }

  private static double seconds(long nowNs, long sinceNs) {
    return (nowNs - sinceNs) * 1e-9;
  }
}
