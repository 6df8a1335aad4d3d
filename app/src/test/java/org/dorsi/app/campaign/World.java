package org.dorsi.app.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.guard.GuardedChannel;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.WalkSettings;

/**
 * Who walks, with what, in one run.
 *
 * @param seed decides everything
 * @param profile the patient's
 * @param imu whether legs are known by the feet's inertial units, not by switches
 * @param walk how they walk
 * @param channels what is stimulated
 */
record World(
    long seed,
    PatientProfile profile,
    boolean imu,
    WalkSettings walk,
    List<ChannelProgram> channels) {

  static final double STANDING_SECONDS = 0.3;
  static final List<String> ATTESTATIONS = List.of("self-test", "side-check");

  World {
    channels = List.copyOf(channels);
  }

  static World of(long seed) {
    Random random = new Random(seed);
    PatientProfile profile = random.nextBoolean() ? PatientProfile.ADULT : PatientProfile.CHILD;
    boolean imu = random.nextInt(10) < 3;
    WalkSettings walk =
        new WalkSettings(
            STANDING_SECONDS,
            0.75 + 0.5 * random.nextDouble(),
            0.58 + 0.08 * random.nextDouble(),
            0.02 * random.nextDouble(),
            0.1 * (random.nextDouble() - 0.5),
            Optional.empty(),
            !imu,
            seed);
    List<ChannelProgram> channels = new ArrayList<>();
    channels.add(channel(random, 1 + random.nextInt(4), Muscle.TIBIALIS_ANTERIOR, Side.RIGHT));
    if (random.nextBoolean()) {
      channels.add(channel(random, 5 + random.nextInt(2), Muscle.TIBIALIS_ANTERIOR, Side.LEFT));
    }
    if (random.nextInt(4) == 0) {
      channels.add(channel(random, 7, Muscle.PERONEUS_LONGUS, Side.RIGHT));
    }
    return new World(seed, profile, imu, walk, channels);
  }

  /** Also beyond what the profile allows: the limits must see to it. */
  private static ChannelProgram channel(Random random, int number, Muscle muscle, Side side) {
    double maximum = 8 + random.nextInt(80);
    return new ChannelProgram(
        new StimulationChannel(number, muscle, side, 12 + random.nextInt(40)),
        new CalibratedCurrents(maximum * (0.5 + 0.5 * random.nextDouble()), maximum),
        100 + 50 * random.nextInt(7),
        25 + 5 * random.nextInt(6),
        0.05 + 0.25 * random.nextDouble(),
        0.1 * random.nextDouble(),
        1.5,
        GaitWindow.heelOffToContact(0.05 * random.nextInt(3)));
  }

  ControllerSettings settings() {
    LegSetup.Detector detector = imu ? LegSetup.Detector.FOOT_IMU : LegSetup.Detector.FOOT_SWITCH;
    return new ControllerSettings(
        profile,
        List.of(new LegSetup(Side.LEFT, detector), new LegSetup(Side.RIGHT, detector)),
        channels,
        ATTESTATIONS);
  }

  /** What the guard is told, as the session tells it. */
  List<GuardedChannel> guarded() {
    return settings().channels().stream()
        .map(
            program ->
                new GuardedChannel(
                    program.channel().number(),
                    program.channel().electrodeAreaCm2(),
                    program.maximumMilliamps()))
        .toList();
  }

  Side side(int channel) {
    for (ChannelProgram program : channels) {
      if (program.channel().number() == channel) {
        return program.channel().side();
      }
    }
    return Side.RIGHT;
  }

  long strideNs() {
    return Math.round(walk.strideSeconds() * 1e9);
  }

  /** T_gait of section 3, with the variation of the walk. */
  long gaitAgeNs() {
    return Math.min(3_000_000_000L, Math.max(1_500_000_000L, strideNs() * 8 / 5));
  }

  /** The longest that a burst goes on beyond initial contact by its program. */
  long tailNs() {
    double tail = 0;
    for (ChannelProgram program : channels) {
      GaitWindow window = program.window();
      double extension = window == null ? 0 : window.extensionSeconds();
      tail = Math.max(tail, extension + program.rampDownSeconds());
    }
    return Math.round(tail * 1e9);
  }
}
