package org.dorsi.controller.safety;

import java.util.Arrays;
import java.util.List;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/** All channels, for the limits that concern more than one. Control thread only. */
final class ChannelGroup {

  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final List<Side> SIDES = List.of(Side.LEFT, Side.RIGHT);

  private final @Nullable ChannelProgram[] programs =
      new @Nullable ChannelProgram[StimulationChannel.MAX_CHANNELS];
  private final Activations[] activations = new Activations[StimulationChannel.MAX_CHANNELS];
  private final long[] gaitEventNs = {NEVER, NEVER};
  private final double[] strideSeconds = {Double.NaN, Double.NaN};
  private final CalibratedCurrents[] currents =
      new CalibratedCurrents[StimulationChannel.MAX_CHANNELS];

  ChannelGroup() {
    Arrays.setAll(activations, i -> new Activations());
  }

  void add(ChannelProgram program) {
    programs[program.channel().number() - 1] = program;
    currents[program.channel().number() - 1] = program.currents();
  }

  @Nullable ChannelProgram program(int index) {
    return programs[index];
  }

  /** Tells what a calibration of a channel, 1 to 8, has found. */
  void calibrated(int channel, CalibratedCurrents found) {
    currents[channel - 1] = found;
  }

  /** What was found of a channel, 1 to 8, that has a program; the program's until then. */
  CalibratedCurrents currents(int channel) {
    return currents[channel - 1];
  }

  Activations activations(int index) {
    return activations[index];
  }

  /** Channels that were on in the last tick, or have been begun in this one. */
  int on() {
    int count = 0;
    for (Activations activation : activations) {
      count += activation.isOn() ? 1 : 0;
    }
    return count;
  }

  /** Whether a muscle that works against this one in the same leg is asked for, too. */
  boolean isAntagonistAsked(StimulationChannel channel) {
    for (int i = 0; i < programs.length; i++) {
      ChannelProgram other = programs[i];
      if (other != null
          && activations[i].isAsked()
          && other.channel().side() == channel.side()
          && areAntagonists(other.channel().muscle(), channel.muscle())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Across the ankle. Quadriceps and hamstrings work together around every initial contact (Perry),
   * so that gait programmes have them on together on purpose.
   */
  private static boolean areAntagonists(Muscle a, Muscle b) {
    return (a == Muscle.TIBIALIS_ANTERIOR && isPlantarflexor(b))
        || (b == Muscle.TIBIALIS_ANTERIOR && isPlantarflexor(a));
  }

  private static boolean isPlantarflexor(Muscle muscle) {
    return muscle == Muscle.GASTROCNEMIUS || muscle == Muscle.SOLEUS;
  }

  private static int index(Side side) {
    return SIDES.indexOf(side);
  }

  /** Tells of a leg's last valid gait event and its stride time. */
  void walk(Side side, long eventNs, double stride) {
    gaitEventNs[index(side)] = eventNs;
    strideSeconds[index(side)] = stride;
  }

  long gaitEventNs(Side side) {
    return gaitEventNs[index(side)];
  }

  double strideSeconds(Side side) {
    return strideSeconds[index(side)];
  }
}
