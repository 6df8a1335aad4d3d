package org.dorsi.controller.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitForecast;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.gait.PhaseReason;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.Limitation;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StrideModulation;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/** Ticks of every kind of content, the odd numbers and letters among it; the same for a seed. */
final class RandomTicks {

  private static final double[] ODD = {
    0.0,
    -0.0,
    Double.NaN,
    Double.longBitsToDouble(0x7ff8000000000abcL),
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE
  };
  private static final String[] TEXTS = {"", "self-test", "Gleichgewicht ≤ 3°", "左足", "🦶\n\"\\"};

  private final Random random;

  RandomTicks(long seed) {
    random = new Random(seed);
  }

  TickInputs inputs(long tick) {
    return new TickInputs(
        tick,
        random.nextLong() >>> 1,
        some(5, this::reading),
        some(3, this::operatorCommand),
        some(2, this::fault),
        guard());
  }

  TickOutputs outputs(TickInputs in) {
    return new TickOutputs(
        in.tick(),
        in.timeNs(),
        some(3, this::event),
        leg(),
        leg(),
        safety(),
        some(3, this::channel),
        progress(),
        command(),
        some(2, this::text));
  }

  private ProgramProgress progress() {
    return new ProgramProgress(
        one(ProgramProgress.Part.values()),
        random.nextInt(60),
        random.nextInt(20),
        20,
        random.nextInt(3),
        3);
  }

  private <T> List<T> some(int most, Supplier<T> item) {
    List<T> list = new ArrayList<>();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      list.add(item.get());
    }
    return list;
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private double number() {
    return random.nextInt(4) == 0 ? ODD[random.nextInt(ODD.length)] : random.nextGaussian() * 100;
  }

  private String text() {
    return one(TEXTS);
  }

  SensorReading reading() {
    if (random.nextBoolean()) {
      return new FootSwitchSample(
          random.nextLong(), random.nextLong(), one(Side.values()), random.nextInt(16));
    }
    return new ImuSample(
        random.nextLong(),
        random.nextLong(),
        new Placement(one(Side.values()), one(BodySegment.values())),
        number(),
        number(),
        number(),
        number(),
        number(),
        number());
  }

  private OperatorCommand operatorCommand() {
    return switch (random.nextInt(19)) {
      case 0 -> new OperatorCommand.Attest(text());
      case 1 -> new OperatorCommand.Arm();
      case 2 -> new OperatorCommand.Start();
      case 3 -> new OperatorCommand.Pause();
      case 4 -> new OperatorCommand.Resume();
      case 5 -> new OperatorCommand.Acknowledge();
      case 6 -> new OperatorCommand.EmergencyStop();
      case 7 -> new OperatorCommand.Intensity(text(), number());
      case 8 -> new OperatorCommand.ChannelEnable(text(), random.nextBoolean());
      case 9 -> new OperatorCommand.Belt(number());
      case 10 -> new OperatorCommand.ChooseMode(one(StimulationMode.values()));
      case 11 -> new OperatorCommand.Confirm();
      case 12 -> new OperatorCommand.TestBurst(text(), random.nextBoolean());
      case 13 -> new OperatorCommand.Trigger(text(), random.nextBoolean());
      case 14 -> new OperatorCommand.DeadMan(random.nextBoolean());
      case 15 ->
          new OperatorCommand.Modulate(
              text(), new StrideModulation(random.nextDouble(), 2 - random.nextDouble()));
      case 16 -> new OperatorCommand.Calibrate(text(), random.nextBoolean());
      case 17 -> new OperatorCommand.Mark(text(), one(CalibrationMark.values()));
      default -> new OperatorCommand.Marker(text());
    };
  }

  private Fault fault() {
    return new Fault(random.nextLong(), one(Fault.Kind.values()), text(), text());
  }

  private GuardStatus guard() {
    long[] pulses = random.longs(8, 0, 5).toArray();
    long[] charge = random.longs(8, 0, 5).toArray();
    return new GuardStatus(
        random.nextLong(),
        one(GuardStatus.Stimulator.values()),
        random.nextBoolean(),
        text(),
        pulses,
        charge);
  }

  private GaitEvent event() {
    long timeNs = random.nextLong();
    long estimateNs = random.nextLong();
    Side side = one(Side.values());
    double confidence = number();
    EventSource source = one(EventSource.values());
    return switch (random.nextInt(6)) {
      case 0 -> new GaitEvent.InitialContact(timeNs, estimateNs, side, confidence, source);
      case 1 -> new GaitEvent.FootFlat(timeNs, estimateNs, side, confidence, source);
      case 2 -> new GaitEvent.HeelOff(timeNs, estimateNs, side, confidence, source);
      case 3 -> new GaitEvent.ToeOff(timeNs, estimateNs, side, confidence, source);
      case 4 -> new GaitEvent.FeetAdjacent(timeNs, estimateNs, side, confidence, source);
      default -> new GaitEvent.TibiaVertical(timeNs, estimateNs, side, confidence, source);
    };
  }

  private LegState leg() {
    return new LegState(
        one(GaitPhase.values()),
        one(PhaseReason.values()),
        random.nextLong(),
        random.nextBoolean(),
        number(),
        number(),
        number(),
        number(),
        random.nextInt(),
        random.nextInt(),
        one(EventSource.values()),
        new GaitForecast(random.nextLong(), random.nextLong(), GaitForecast.NEVER));
  }

  private SafetyState safety() {
    return switch (random.nextInt(10)) {
      case 0 -> new SafetyState.Disconnected();
      case 1 -> new SafetyState.Idle(text());
      case 2 -> new SafetyState.Armed(random.nextBoolean());
      case 3 -> new SafetyState.Stimulating();
      case 4 -> new SafetyState.Suspended(text(), random.nextBoolean());
      case 5 -> new SafetyState.Testing(text());
      case 6 -> new SafetyState.Exercise(random.nextBoolean());
      case 7 -> new SafetyState.Sensory(random.nextBoolean());
      case 8 -> new SafetyState.Calibrating(text(), random.nextBoolean());
      default -> new SafetyState.EmergencyStopped(text());
    };
  }

  private PulseParameters pulses() {
    return random.nextInt(3) == 0
        ? PulseParameters.OFF
        : new PulseParameters(number(), number(), number());
  }

  private ChannelState channel() {
    StimulationChannel channel =
        new StimulationChannel(
            1 + random.nextInt(8),
            one(Muscle.values()),
            one(Side.values()),
            1 + 100 * random.nextDouble());
    return new ChannelState(
        channel,
        random.nextBoolean(),
        number(),
        number(),
        random.nextBoolean(),
        pulses(),
        random.nextInt(),
        random.nextInt());
  }

  private SafeCommand command() {
    List<PulseParameters> channels = new ArrayList<>();
    for (int i = 0; i < StimulationChannel.MAX_CHANNELS; i++) {
      channels.add(pulses());
    }
    return TestCommands.arbitrary(
        random.nextBoolean(),
        random.nextInt(),
        channels,
        some(2, () -> new Limitation(random.nextInt(9), text(), number(), number(), text())));
  }
}
