package org.dorsi.controller.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.gait.Legs;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.controller.safety.Conditions;
import org.dorsi.controller.safety.Dose;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.LimitList;
import org.dorsi.controller.safety.Limitation;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.ProgramLimiter;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyLimiter;
import org.dorsi.controller.safety.SafetyLimits;
import org.dorsi.controller.safety.SafetyMachine;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.safety.SoftStart;
import org.dorsi.controller.safety.check.CheckList;
import org.dorsi.controller.safety.check.Findings;
import org.dorsi.controller.safety.check.Preparation;
import org.dorsi.controller.safety.check.SafetyCheck;
import org.dorsi.controller.safety.check.Sight;
import org.dorsi.controller.stimulation.Calibration;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.LegCycle;
import org.dorsi.controller.stimulation.ProgramTimer;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StimulationRequest;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/**
 * The decision: one tick's inputs in, one tick's outputs out. Nothing else goes in, so that the
 * same inputs give the same outputs, live, simulated and replayed.
 *
 * <p>Kernel: no clock, no I/O, no threads. Control thread only.
 */
public final class GaitController implements Controller {

  /** Valid strides that a start or a resume waits for (safety requirements, section 4.3). */
  private static final int STRIDES_TO_START = 3;

  private static final String NO_CHANNEL = " refused: no such channel";

  private final Legs legs;
  private final LegCycle leftCycle = new LegCycle(Side.LEFT);
  private final LegCycle rightCycle = new LegCycle(Side.RIGHT);
  private LegState left = LegState.UNOBSERVED;
  private LegState right = LegState.UNOBSERVED;
  private final List<StimulatedChannel> channels = new ArrayList<>();
  private final SafetyMachine machine;
  private final List<Limitation> limitations;
  private final SafetyLimiter limiter;
  private final Calibrations calibrations;
  private final SoftStart softStart = new SoftStart();
  private final Lateness lateness = new Lateness();
  private final List<SafetyCheck> checks;
  private final Preparation preparation = new Preparation();
  private final Schedule schedule;
  private final ProgramTimer timer;
  private final double secondsBefore;
  private final StimulationRequest request = new StimulationRequest();

  private final List<GaitEvent> events = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Findings findings = new Findings(notes);
  private final ReadingOrder order = new ReadingOrder();
  private List<SensorReading> readings = List.of();
  private SafeCommand command = SafeCommand.off();
  private boolean sensorLost;
  private List<ChannelState> channelStates = List.of();

  /**
   * @throws IllegalArgumentException if a side has two legs, or a channel has no observed leg or a
   *     number or name that another one has
   */
  public GaitController(ControllerSettings settings) {
    this(settings, CheckList.all(), LimitList.all());
  }

  /**
   * With only some of the checks and limits, for tests of whether each of them is needed.
   *
   * @throws IllegalArgumentException as above
   */
  public GaitController(ControllerSettings settings, CheckList checkList, LimitList limitList) {
    SafetyLimits limits = SafetyLimits.of(settings.profile());
    legs = new Legs(settings.legs());
    legs.restore(settings.habits());
    ProgramLimiter programLimiter = new ProgramLimiter(limits);
    List<ChannelProgram> programs = new ArrayList<>();
    for (ChannelProgram asked : settings.channels()) {
      ChannelProgram program = programLimiter.limit(asked);
      check(program, programs);
      programs.add(program);
      channels.add(new StimulatedChannel(program, limits));
    }
    schedule = settings.program().schedule();
    timer = new ProgramTimer(schedule);
    secondsBefore = settings.before().seconds();
    machine = new SafetyMachine(settings.arming(), channelNames(), schedule.mode());
    limitations = programLimiter.limitations();
    limiter = new SafetyLimiter(limits, programs, limitations, settings.before(), limitList);
    calibrations = new Calibrations(channels, limiter, settings.calibrations());
    checks =
        checkList.make(
            new CheckList.Setup(limits, settings.deadMan(), settings.before().seconds()));
  }

  /** What the limits have taken from the programs, all session long. */
  public List<Limitation> limitations() {
    return limitations;
  }

  /**
   * What the patient has had so far, earlier starts of the program included.
   *
   * @param nowNs the tick's time
   */
  public SessionSoFar soFar(long nowNs) {
    List<Dose> doses = new ArrayList<>();
    for (int channel = 1; channel <= StimulationChannel.MAX_CHANNELS; channel++) {
      doses.add(limiter.dose(channel));
    }
    return new SessionSoFar(secondsBefore + nowNs * 1e-9, doses);
  }

  @Override
  public TickOutputs step(TickInputs in) {
    long nowNs = in.timeNs();
    events.clear();
    notes.clear();
    listen(in);
    operate(in);
    check(in);
    SafetyState safety = machine.step(in.operator(), conditions(in), notes);
    calibrations.mark(machine.marks(), nowNs, notes);
    command = stimulate(nowNs, in.guard().stimulator() == GuardStatus.Stimulator.ON);
    return new TickOutputs(
        in.tick(),
        nowNs,
        events,
        left,
        right,
        safety,
        settle(command),
        timer.progress(),
        command,
        notes);
  }

  /** What the detectors have learned of the wearer up to the last tick. */
  public WearerHabits habits() {
    return legs.habits();
  }

  /**
   * What the calibrations have found up to the last tick; the very list of before where that is
   * nothing new.
   */
  public List<Calibration> calibrations() {
    return calibrations.inForce();
  }

  private void listen(TickInputs in) {
    long nowNs = in.timeNs();
    readings = order.byArrival(in.readings());
    for (int i = 0; i < readings.size(); i++) {
      legs.accept(readings.get(i), nowNs, events);
    }
    legs.advance(nowNs);
    left = legs.state(Side.LEFT, nowNs);
    right = legs.state(Side.RIGHT, nowNs);
    calibrations.follow(in.guard());
    leftCycle.follow(nowNs, events, left);
    rightCycle.follow(nowNs, events, right);
    for (StimulatedChannel channel : channels) {
      channel.pass(nowNs);
      for (int i = 0; i < events.size(); i++) {
        if (events.get(i).side() == channel.program().channel().side()) {
          channel.count(events.get(i), machine.isRunning(StimulationMode.GAIT));
        }
      }
    }
  }

  private void operate(TickInputs in) {
    for (OperatorCommand command : in.operator()) {
      String news = operate(command, in.timeNs());
      if (!news.isEmpty()) {
        notes.add(command.line() + news);
      }
    }
  }

  /** What one command does to the program; the news of it, where there is any. */
  private String operate(OperatorCommand command, long nowNs) {
    if (command instanceof OperatorCommand.Intensity c) {
      StimulatedChannel channel = StimulatedChannel.named(c.channel(), channels);
      if (channel == null) {
        return NO_CHANNEL;
      }
      String cut = channel.intensity().change(nowNs, c.stepMilliamps());
      return cut.isEmpty() ? "" : " cut: " + cut;
    }
    if (command instanceof OperatorCommand.ChannelEnable c) {
      return order(c.channel(), channel -> channel.enable(c.enabled()));
    }
    if (command instanceof OperatorCommand.Resume && machine.isHeld()) {
      // Strides of the pause do not count: gait proves valid again from here on.
      legs.revalidate();
      return "";
    }
    if (command instanceof OperatorCommand.Modulate c) {
      return order(c.channel(), channel -> channel.modulate(c.modulation()));
    }
    if (command instanceof OperatorCommand.Trigger c) {
      return schedule instanceof Schedule.Manual
          ? order(c.channel(), channel -> channel.trigger(c.held()))
          : " refused: the program is not a manual one";
    }
    if (command instanceof OperatorCommand.ChooseMode c && c.mode() != schedule.mode()) {
      return ": the program has no stimulation for it";
    }
    return "";
  }

  private String order(String name, Consumer<StimulatedChannel> order) {
    StimulatedChannel channel = StimulatedChannel.named(name, channels);
    if (channel == null) {
      return NO_CHANNEL;
    }
    order.accept(channel);
    return "";
  }

  /** A tick that came too late has lost the place in the gait cycle. */
  private void check(TickInputs in) {
    findings.clear();
    Sight sight =
        new Sight(
            in.timeNs(),
            lateness.ofTickNs(in),
            readings,
            events,
            in.operator(),
            in.faults(),
            in.guard(),
            legs,
            channels,
            limiter,
            machine.limitingMode(),
            command);
    for (int i = 0; i < checks.size(); i++) {
      checks.get(i).look(sight, findings);
    }
    sensorLost = sight.sensorLost();
    preparation.look(sight, findings.isReleased(), machine.outputEnabled());
    if (findings.isTooLate()) {
      legs.interrupt(in.timeNs());
    }
    boolean letGo = findings.isReleased() && machine.isRunning(StimulationMode.GAIT);
    if (findings.suspends() != null || letGo) {
      legs.revalidate();
    }
  }

  private Conditions conditions(TickInputs in) {
    boolean any = false;
    boolean walking = true;
    boolean valid = true;
    for (StimulatedChannel channel : channels) {
      LegTracker leg = channel.isEnabled() ? legs.leg(channel.program().channel().side()) : null;
      if (leg != null) {
        any = true;
        walking &= leg.phase().isPhase();
        valid &= leg.validInARow() >= STRIDES_TO_START;
      }
    }
    return new Conditions(
        in.timeNs(),
        in.guard().stimulator(),
        in.guard().stopLatched(),
        any && walking,
        any && valid,
        findings.isReleased(),
        findings.isTooLate(),
        timer.isDone(),
        sensorLost,
        calibrations.isPulsing(),
        findings.suspends(),
        findings.latches(),
        findings.stops(),
        preparation.seen());
  }

  /** Asks for pulses only where they can be given: a ramp that began unseen ends in a jolt. */
  private SafeCommand stimulate(long nowNs, boolean deviceOn) {
    boolean running = machine.isRunning(schedule.mode());
    double gain =
        softStart.gainFraction(nowNs, running, machine.isEnding(), longestStrideSeconds());
    timer.follow(nowNs, running && !machine.isEnding(), machine.armingEpoch());
    String tested = machine.testedChannel();
    boolean calibrates = machine.limitingMode() == StimulationMode.CALIBRATION;
    request.clear();
    for (StimulatedChannel channel : channels) {
      boolean tries = deviceOn && channel.program().channel().name().equals(tested);
      channel.askCalibration(nowNs, tries && calibrates, machine.isRamping(nowNs), request);
      if (!tested.isEmpty()) {
        channel.askTest(nowNs, tries && !calibrates, request);
      } else if (schedule instanceof Schedule.Gait) {
        followLeg(channel, nowNs, running && deviceOn, gain);
      } else {
        boolean open = schedule instanceof Schedule.Manual ? channel.isTriggered() : timer.isOn();
        channel.ask(nowNs, open, Double.NaN, running && deviceOn, gain, request);
      }
      if (!running) {
        channel.rest();
      }
    }
    return limiter.limit(
        nowNs, machine.outputEnabled(), machine.armingEpoch(), machine.limitingMode(), request);
  }

  private void followLeg(StimulatedChannel channel, long nowNs, boolean running, double gain) {
    LegTracker leg = legs.leg(channel.program().channel().side());
    if (leg != null) {
      limiter.walk(leg.side(), leg.lastEventNs(), leg.strideSeconds());
      LegCycle cycle = leg.side() == Side.LEFT ? leftCycle : rightCycle;
      boolean allowed = running && !findings.isHeld(leg.side());
      boolean open = channel.isInWindow(cycle);
      channel.ask(nowNs, open, cycle.strideSeconds(), allowed, gain, request);
    }
  }

  private List<ChannelState> settle(SafeCommand command) {
    boolean changed = channelStates.size() != channels.size();
    for (int i = 0; i < channels.size(); i++) {
      StimulatedChannel channel = channels.get(i);
      ChannelState state = channel.settle(command.pulses(channel.program().channel().number()));
      changed |= changed || !state.equals(channelStates.get(i));
    }
    if (changed) {
      List<ChannelState> states = new ArrayList<>(channels.size());
      for (StimulatedChannel channel : channels) {
        states.add(channel.settle(command.pulses(channel.program().channel().number())));
      }
      channelStates = List.copyOf(states);
    }
    return channelStates;
  }

  private double longestStrideSeconds() {
    double longest = 0;
    for (StimulatedChannel channel : channels) {
      LegTracker leg = legs.leg(channel.program().channel().side());
      if (leg != null && leg.strideSeconds() > longest) {
        longest = leg.strideSeconds();
      }
    }
    return longest;
  }

  private List<String> channelNames() {
    return channels.stream().map(channel -> channel.program().channel().name()).toList();
  }

  private void check(ChannelProgram program, List<ChannelProgram> others) {
    String name = program.channel().name();
    if (program.window() != null && legs.leg(program.channel().side()) == null) {
      throw new IllegalArgumentException("channel " + name + " needs an observed leg of its side");
    }
    for (ChannelProgram other : others) {
      if (other.channel().number() == program.channel().number()
          || other.channel().name().equals(name)) {
        throw new IllegalArgumentException(
            "channels must differ in number and name, got "
                + name
                + " twice on "
                + program.channel().number());
      }
    }
  }
}
