package org.dorsi.app.campaign;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.safety.OperatorCommand;

/**
 * One run of the campaign: somebody walks and is stimulated, one to three faults are thrown in, and
 * the wire is judged.
 */
final class FaultyRun {

  private static final Hazard[] HAZARDS = Hazard.values();
  static final long ARM_NS = 200 * Span.MS;
  private static final long AFTER_NS = 1_000 * Span.MS;

  /** Strides until stimulation runs at full current. */
  private static final int STRIDES_TO_START = 7;

  private static final int STRIDES_OF_CALIBRATION = 4;

  /** These last for the whole run, and leave nothing for another fault to spoil. */
  private static final Set<Hazard> ALONE = EnumSet.of(Hazard.H32, Hazard.H48, Hazard.H28);

  /** Seen by switches alone. */
  private static final Set<Hazard> OF_SWITCHES =
      EnumSet.of(Hazard.H1, Hazard.H2, Hazard.H3, Hazard.H4, Hazard.H22);

  /** Seen by inertial units alone. */
  private static final Set<Hazard> OF_UNITS = EnumSet.of(Hazard.H6, Hazard.H7);

  /**
   * Troubles of the device: it has one at a time, and an operator who arms again in its middle
   * (H26) asks it for a pulse again.
   */
  private static final Set<Hazard> OF_DEVICE =
      EnumSet.of(
          Hazard.H10, Hazard.H17, Hazard.H18, Hazard.H26, Hazard.H29, Hazard.H30, Hazard.H32);

  /** Whether the control thread runs: two that start and stop it undo each other. */
  private static final Set<Hazard> OF_CONTROL =
      EnumSet.of(Hazard.H12, Hazard.H14, Hazard.H37, Hazard.H40);

  /** Between controller and guard: who writes no permits does not miss the answers to them. */
  private static final Set<Hazard> OF_LINK = EnumSet.of(Hazard.H15, Hazard.H16);

  /** What legs seem to do: of two, one hides the other. */
  private static final Set<Hazard> OF_LEGS =
      EnumSet.of(
          Hazard.H1,
          Hazard.H2,
          Hazard.H3,
          Hazard.H4,
          Hazard.H6,
          Hazard.H7,
          Hazard.H22,
          Hazard.H23,
          Hazard.H24);

  /**
   * What came of a run.
   *
   * @param hazards what was injected
   * @param findings what must not have been
   * @param pulses on the wire
   * @param pulsesBefore anything was wrong
   * @param caught what took the output back first after the first fault; empty where nothing did
   */
  record Outcome(
      List<Hazard> hazards,
      List<Finding> findings,
      long pulses,
      long pulsesBefore,
      String caught) {}

  private FaultyRun() {}

  /** The run of a seed: its world, its faults, its judgement. */
  static Outcome of(long seed) {
    Random random = new Random(~seed);
    World world = World.of(seed);
    Hazard first = HAZARDS[(int) Math.floorMod(seed, (long) HAZARDS.length)];
    if ((OF_SWITCHES.contains(first) && world.imu())
        || (OF_UNITS.contains(first) && !world.imu())) {
      world = new World(seed, world.profile(), !world.imu(), world.walk(), world.channels());
    }
    List<Hazard> hazards = new ArrayList<>(List.of(first));
    for (int more = random.nextInt(3); more > 0 && !ALONE.contains(first); more--) {
      Hazard another = HAZARDS[random.nextInt(HAZARDS.length)];
      boolean fits =
          !ALONE.contains(another)
              && !hazards.contains(another)
              && !exclude(OF_LEGS, another, hazards)
              && !exclude(OF_DEVICE, another, hazards)
              && !exclude(OF_CONTROL, another, hazards)
              && !exclude(OF_LINK, another, hazards)
              && !(world.imu() ? OF_SWITCHES : OF_UNITS).contains(another);
      if (fits) {
        hazards.add(another);
      }
    }
    return of(world, hazards, random);
  }

  private static boolean exclude(Set<Hazard> family, Hazard another, List<Hazard> hazards) {
    return family.contains(another) && hazards.stream().anyMatch(family::contains);
  }

  static Outcome of(World world, List<Hazard> hazards, Random random) {
    int strides = STRIDES_TO_START + (world.imu() ? STRIDES_OF_CALIBRATION : 0);
    long steadyNs = ARM_NS + strides * world.strideNs();
    long endNs = steadyNs;
    long firstNs = Span.FOREVER;
    List<Injection> injections = new ArrayList<>();
    for (Hazard hazard : hazards) {
      long fromNs = steadyNs + random.nextInt((int) (2 * world.strideNs() / Span.MS)) * Span.MS;
      long lastsNs = (500 + random.nextInt(2500)) * Span.MS;
      fromNs = fromNs / Span.MS * Span.MS;
      Span span = new Span(fromNs, fromNs + lastsNs);
      injections.add(injection(hazard, world, span, random));
      firstNs = Math.min(firstNs, fromNs);
      endNs = Math.max(endNs, span.untilNs() + AFTER_NS);
    }
    boolean phaseKept = injections.stream().allMatch(Injection::keepsPhase);
    // Somebody is there who arms again, which is right as soon as nothing is wrong any more.
    boolean operator = hazards.contains(Hazard.H26);
    Judge judge =
        new Judge(
            world,
            () -> bans(injections, operator),
            phaseKept,
            firstNs,
            hazards.contains(Hazard.H28));
    VirtualSession session =
        new VirtualSession(world, new GaitController(world.settings()), injections, judge);
    session.runUntil(ARM_NS);
    if (!hazards.contains(Hazard.H48)) {
      arm(session);
    }
    session.runUntil(endNs);
    return new Outcome(
        List.copyOf(hazards),
        judge.findings(),
        judge.pulses(),
        judge.pulsesBefore(),
        caught(session, firstNs));
  }

  /** The controller's first answer to the faults, or the guard's where the controller has none. */
  private static String caught(VirtualSession session, long fromNs) {
    for (VirtualSession.Reaction reaction : session.reactions()) {
      if (reaction.timeNs() >= fromNs) {
        return reaction.by();
      }
    }
    return session.guard().bites() > 0 ? "guard: permits too old" : "";
  }

  private static List<Ban> bans(List<Injection> injections, boolean operator) {
    return injections.stream()
        .flatMap(
            injection ->
                injection.bans().stream()
                    .map(ban -> operator ? ban.endingBy(injection.overNs()) : ban))
        .toList();
  }

  static void arm(VirtualSession session) {
    World.ATTESTATIONS.forEach(step -> session.operate(new OperatorCommand.Attest(step)));
    session.operate(new OperatorCommand.Arm());
    session.operate(new OperatorCommand.Start());
  }

  private static Injection injection(Hazard hazard, World world, Span span, Random random) {
    Random own = new Random(random.nextLong());
    return switch (hazard) {
      case H1 -> SensorFaults.StuckClosed.of(own, world, span);
      case H2 -> new SensorFaults.StuckOpen(span, SensorFaults.anySide(own));
      case H3 ->
          new SensorFaults.Chatter(
              span, SensorFaults.anySide(own), own.nextBoolean() ? 0x1 : 0xE, own);
      case H4 ->
          new SensorFaults.Intermittent(
              span, SensorFaults.anySide(own), 0.1 + 0.4 * own.nextDouble(), own);
      case H5 -> new SensorFaults.Silent(span);
      case H6 -> new SensorFaults.Frozen(span, SensorFaults.anySide(own));
      case H7 -> SensorFaults.Saturated.of(own, span);
      case H8 -> new LineFaults.Garbage(span, own.nextBoolean(), own);
      case H9 -> new LineFaults.Damage(span, Math.pow(10, -4 + 3.3 * own.nextDouble()), own);
      case H10 -> StimulatorFaults.Device.deaf(span);
      case H11 -> new LineFaults.ClockJump(span, jumpMicros(own));
      case H12 -> ProcessFaults.paused(hazard, pause(own, span), world.strideNs());
      case H13 -> ProcessFaults.throwing(span);
      case H14 ->
          ProcessFaults.paused(hazard, new Span(span.fromNs(), Span.FOREVER), world.strideNs());
      case H15 -> ProcessFaults.noPermits(span);
      case H16 -> ProcessFaults.guardFrozen(pause(own, span));
      case H17 -> StimulatorFaults.Device.silent(own, span);
      case H18 -> new StimulatorFaults.Elsewhere(span);
      case H22 -> new SensorFaults.AnyPhase(span, own);
      case H23 -> SensorFaults.Still.standing(world, span);
      case H24 -> SensorFaults.Still.lifted(world, span);
      case H25 -> new OperatorFaults.Raises(span, world, own);
      case H26 -> new OperatorFaults.Storm(span, world, own);
      case H28 -> new StimulatorFaults.MadPermits(span, own);
      case H29 -> StimulatorFaults.Device.electrode(span);
      case H30 -> StimulatorFaults.Device.voltage(own, span);
      case H31 -> new StimulatorFaults.SecondWriter(span, own);
      case H32 -> StimulatorFaults.Device.other();
      case H33 -> StimulatorFaults.unplugged(span);
      case H37 -> ProcessFaults.killed(span);
      case H38 -> ProcessFaults.suspended(new Span(span.fromNs(), span.untilNs() + Span.MS));
      case H40 -> new ProcessFaults.Starved(span, own);
      case H47 -> new OperatorFaults.Flood(span);
      case H48 -> new OperatorFaults.Nobody();
    };
  }

  private static Span pause(Random random, Span span) {
    int[] millis = {5, 20, 60, 100, 200, 400, 700, 2000};
    return new Span(span.fromNs(), span.fromNs() + millis[random.nextInt(8)] * Span.MS);
  }

  private static long jumpMicros(Random random) {
    long[] micros = {100_000, 1_000_000, 60_000_000, 3_600_000_000L, 0xFFFF_FFFFL - 9_000_000};
    return micros[random.nextInt(micros.length)] * (random.nextBoolean() ? 1 : -1);
  }
}
