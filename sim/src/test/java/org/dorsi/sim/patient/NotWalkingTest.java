package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is no step triggers none: no toe off and no contact of a person who does everything but
 * walk, neither before nor after having walked. Rigid feet and shanks; noise of real units.
 */
class NotWalkingTest {

  private static final double STANDING_SECONDS = 2;
  private static final double WALK_SECONDS = 25;
  private static final double BEGIN_SECONDS = 33;
  private static final double ACTIVITY_SECONDS = 24;
  private static final PlanarWalk WALK = new PlanarWalk(0.8, 3, WALK_SECONDS, 0.03, 0.05, 5);
  private static final ObservedWalk.Motion WALKING = ObservedWalk.sampled(WALK, BEGIN_SECONDS);
  private static final int CLOSED = 15;
  private static final int FOREFOOT = CLOSED & ~FootSwitchSample.HEEL;

  /** Something that people do with their feet on the ground. */
  private enum Activity {
    /** Quiet, with the sway of standing people: some degrees at a third of a hertz. */
    STANDING,
    /** Weight to the other leg every 1.5 s; the relieved foot's switches open. */
    WEIGHT_SHIFTING,
    /** Shanks back as the person sits down, feet drawn back a little, then up again. */
    SITTING_DOWN,
    /** On the heels: the forefoot lifts, the foot turns to the side, the forefoot comes down. */
    TURNING,
    /** The forefoot, every 0.8 s, the heel on the ground. */
    TOE_TAPPING,
    /** The heel, the same way, over the toe joint. */
    HEEL_TAPPING,
    /** The belt takes the standing person along and stops again, at 0.5 m/s2. */
    BELT_START_AND_STOP;

    double pitchRad(Side side, double seconds) {
      boolean own = Math.floorMod((long) (seconds / 4), 2) == (side == Side.LEFT ? 0 : 1);
      return switch (this) {
        case STANDING, BELT_START_AND_STOP -> 0;
        case WEIGHT_SHIFTING -> 0.02 * swing(seconds, 3);
        case SITTING_DOWN -> 0.08 * once(seconds % 8, 1, 2);
        case TURNING -> own ? 0.2 * once(seconds % 4, 1, 0.9) : 0;
        case TOE_TAPPING -> own ? 0.3 * once(seconds % 0.8, 0.1, 0.6) : 0;
        case HEEL_TAPPING -> own ? -0.25 * once(seconds % 0.8, 0.1, 0.6) : 0;
      };
    }

    double leanRad(double seconds) {
      return switch (this) {
        case STANDING, TURNING -> 0.03 * swing(seconds, 3);
        case WEIGHT_SHIFTING -> 0.05 * swing(seconds, 3);
        case SITTING_DOWN -> 0.3 * once(seconds % 8, 1, 5);
        default -> 0;
      };
    }

    double alongMeters(double seconds) {
      double since = seconds % 10;
      return this == BELT_START_AND_STOP
          ? 0.25 * (square(since, 1) - square(since, 3) - square(since, 6) + square(since, 8))
          : 0;
    }

    int closedBits(Side side, double seconds) {
      double pitch = pitchRad(side, seconds);
      if (this == WEIGHT_SHIFTING) {
        return swing(seconds, 3) > 0 == (side == Side.LEFT) ? CLOSED : 0;
      } else if (this == SITTING_DOWN) {
        return CLOSED;
      }
      return pitch > 0.02 ? FootSwitchSample.HEEL : pitch < -0.02 ? FOREFOOT : CLOSED;
    }

    private static double swing(double seconds, double period) {
      return StrictMath.sin(2 * Math.PI * seconds / period);
    }

    /** From 0 to 1 and back, smoothly. */
    private static double once(double seconds, double from, double lasting) {
      double share = (seconds - from) / lasting;
      return share <= 0 || share >= 1 ? 0 : (1 - StrictMath.cos(2 * Math.PI * share)) / 2;
    }

    private static double square(double seconds, double from) {
      double since = Math.max(0, seconds - from);
      return since * since;
    }

    PlanarWalk.Pose foot(Side side, double seconds) {
      double pitch = pitchRad(side, seconds);
      // About the heel, 0.14 m behind the unit, or the toe joint, 0.05 m ahead of it.
      double arm = pitch > 0 ? 0.14 : -0.05;
      double height = 0.06;
      return new PlanarWalk.Pose(
          alongMeters(seconds) + arm * (StrictMath.cos(pitch) - 1) - height * StrictMath.sin(pitch),
          arm * StrictMath.sin(pitch) + height * StrictMath.cos(pitch),
          pitch);
    }

    PlanarWalk.Pose shank(double seconds) {
      double lean = leanRad(seconds);
      return new PlanarWalk.Pose(
          alongMeters(seconds) - 0.25 * StrictMath.sin(lean), 0.25 * StrictMath.cos(lean), lean);
    }
  }

  private static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Activity activity : Activity.values()) {
      for (LegSetup.Detector detector : LegSetup.Detector.values()) {
        // Switches alone cannot tell a relieved foot from a lifted one.
        if (activity != Activity.WEIGHT_SHIFTING || detector != LegSetup.Detector.FOOT_SWITCH) {
          cases.add(Arguments.of(activity, detector));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void triggersNothingBeforeAPersonHasWalked(Activity activity, LegSetup.Detector detector) {
    ObservedWalk observed =
        ObservedWalk.of(
                (side, segment, seconds) ->
                    motion(activity, side, segment, Math.max(0, seconds - STANDING_SECONDS)),
                (side, seconds) ->
                    seconds < STANDING_SECONDS
                        ? CLOSED
                        : activity.closedBits(side, seconds - STANDING_SECONDS),
                detector,
                3)
            .run(ACTIVITY_SECONDS);
    assertEquals(List.of(), triggers(observed, 0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void triggersNothingAfterAPersonHasWalked(Activity activity, LegSetup.Detector detector) {
    ObservedWalk observed =
        ObservedWalk.of(
                (side, segment, seconds) -> {
                  if (seconds >= BEGIN_SECONDS) {
                    return motion(activity, side, segment, seconds - BEGIN_SECONDS);
                  }
                  return WALKING.at(side, segment, seconds);
                },
                (side, seconds) ->
                    seconds < BEGIN_SECONDS
                        ? WALK.closedBits(side, seconds)
                        : activity.closedBits(side, seconds - BEGIN_SECONDS),
                detector,
                3)
            .run(BEGIN_SECONDS + ACTIVITY_SECONDS);
    assertTrue(observed.state(Side.RIGHT, BEGIN_SECONDS).strides() > 10, "has walked");
    assertEquals(List.of(), triggers(observed, BEGIN_SECONDS));
  }

  private static double[] motion(
      Activity activity, Side side, BodySegment segment, double seconds) {
    return segment == BodySegment.FOOT
        ? PlanarWalk.measured(t -> activity.foot(side, t), seconds)
        : PlanarWalk.measured(activity::shank, seconds);
  }

  private static List<String> triggers(ObservedWalk observed, double fromSeconds) {
    return observed.events().stream()
        .filter(e -> e.timeNs() * 1e-9 >= fromSeconds)
        .filter(e -> e.label().equals("TO") || e.label().equals("IC"))
        .map(e -> e.label() + " " + e.side() + " at " + e.timeNs() * 1e-9 + " s")
        .toList();
  }
}
