package org.dorsi.app.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dorsi.app.campaign.Finding.Rule;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.sensors.Side;
import org.dorsi.sim.device.WirePulse;
import org.dorsi.sim.patient.TrueEvent;
import org.jspecify.annotations.Nullable;

/**
 * Judges one run by the pulses on the stimulator's wire and by what was injected when. Knows
 * nothing of how the program decides. One thread.
 */
final class Judge {

  /** T_off: the oldest reading that may still cause a pulse. */
  private static final long SENSOR_NS = 100_000_000;

  /** A permit is good for 100 ms; a pulse may take one tick more to be written. */
  private static final long PERMIT_NS = 101_000_000;

  /** The oldest event of a foot, whatever the stride. */
  private static final long GAIT_NS = 3_100_000_000L;

  /** Detection has its latency, and a burst its extension and falling ramp. */
  private static final long EARLY_NS = 80_000_000;

  private static final long LONG_AGO = Long.MIN_VALUE / 2;
  private static final int FINDINGS_KEPT = 20;
  private static final int CHANNELS = 8;

  /** What is known of a foot; long ago where nothing is. */
  private static final class Foot {
    private long heelOffNs = LONG_AGO;
    private long contactNs = LONG_AGO;
    private long heardNs = LONG_AGO;
    private long edgeNs = LONG_AGO;
  }

  private final World world;
  private final Supplier<List<Ban>> bans;
  private final boolean phaseKept;
  private final long faultNs;
  private final boolean guardAlone;
  private final Map<Integer, ChannelJudge> channels = new TreeMap<>();
  private final Foot left = new Foot();
  private final Foot right = new Foot();
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable WirePulse last;
  private long ranNs;
  private long pulses;
  private long pulsesBefore;

  /**
   * @param bans when there must be no pulses
   * @param phaseKept whether nothing was done to what is known of the legs
   * @param faultNs when the first fault begins
   * @param guardAlone whether the controller is mad: only the guard's own limits hold then
   */
  Judge(
      World world, Supplier<List<Ban>> bans, boolean phaseKept, long faultNs, boolean guardAlone) {
    this.world = world;
    this.faultNs = faultNs;
    this.guardAlone = guardAlone;
    this.bans = bans;
    this.phaseKept = phaseKept;
    for (int number = 1; guardAlone && number <= CHANNELS; number++) {
      hold(number, Envelope.hard());
    }
    for (ChannelProgram program : guardAlone ? List.<ChannelProgram>of() : world.channels()) {
      hold(program.channel().number(), Envelope.of(world.profile(), program));
    }
  }

  private Foot foot(Side side) {
    return side == Side.LEFT ? left : right;
  }

  private void hold(int number, Envelope envelope) {
    channels.put(
        number,
        new ChannelJudge(
            envelope, words -> find(Rule.ENVELOPE, "channel " + number + ": " + words)));
  }

  /** The sensor that a leg is known by was heard whole. */
  void heard(Side side, long timeNs) {
    foot(side).heardNs = timeNs;
  }

  /** The state of a foot's switches that was sent has changed. */
  void edge(Side side, long timeNs) {
    foot(side).edgeNs = timeNs;
  }

  /** The control thread has finished a tick, and what it decided could be told. */
  void controllerRan(long timeNs) {
    ranNs = timeNs;
  }

  /** What the feet truly did. */
  void truth(TrueEvent event) {
    Foot foot = foot(event.side());
    if (event.label().equals("HO")) {
      foot.heelOffNs = event.timeNs();
    } else if (event.label().equals("IC")) {
      foot.contactNs = event.timeNs();
    }
  }

  void pulse(WirePulse pulse) {
    WirePulse before = last;
    last = pulse;
    pulses++;
    ChannelJudge channel = channels.get(pulse.channel());
    if (channel == null) {
      find(Rule.ENVELOPE, "a pulse of channel " + pulse.channel() + ", which is not configured");
      return;
    }
    channel.accept(pulse, pulse.timeNs() - ranNs);
    if (before != null
        && before.channel() != pulse.channel()
        && pulse.timeNs() - before.timeNs() < Envelope.BETWEEN_CHANNELS_NS) {
      find(Rule.ENVELOPE, "channels " + (pulse.timeNs() - before.timeNs()) * 1e-6 + " ms apart");
    }
    long on = channels.values().stream().filter(each -> each.isOn(pulse.timeNs())).count();
    if (!guardAlone && on > Envelope.of(world.profile(), world.channels().get(0)).together()) {
      find(Rule.ENVELOPE, on + " channels together");
    }
    pulsesBefore += pulse.timeNs() < faultNs && faultNs - pulse.timeNs() < world.strideNs() ? 1 : 0;
    if (!guardAlone) {
      late(pulse, world.side(pulse.channel()));
    }
  }

  private void late(WirePulse pulse, Side side) {
    long nowNs = pulse.timeNs();
    Foot foot = foot(side);
    // What was decided before a stall is carried out until the permit is too old.
    long decidedNs = Math.min(nowNs, ranNs);
    for (Ban ban : bans.get()) {
      if (ban.covers(side, ban.hazard().isMetByController() ? decidedNs : nowNs)) {
        find(
            Rule.LATE,
            String.format(
                Locale.ROOT,
                "%s: %.1f ms after the bound",
                ban.hazard(),
                (nowNs - ban.fromNs()) * 1e-6));
      }
    }
    notOlder("the leg's sensor", decidedNs - foot.heardNs, SENSOR_NS);
    notOlder("the controller's last word", nowNs - ranNs, PERMIT_NS);
    if (!world.imu()) {
      notOlder("the foot's last event", decidedNs - foot.edgeNs, GAIT_NS);
    }
    boolean heelIsUp = foot.heelOffNs > foot.contactNs;
    if (phaseKept
        && !world.imu()
        && !heelIsUp
        && decidedNs - foot.contactNs > world.tailNs() + EARLY_NS) {
      find(Rule.PHASE, (nowNs - foot.contactNs) * 1e-6 + " ms after initial contact");
    }
  }

  private void notOlder(String what, long ageNs, long boundNs) {
    if (ageNs > boundNs) {
      find(Rule.LATE, what + " is " + ageNs * 1e-6 + " ms old");
    }
  }

  private void find(Rule rule, String words) {
    WirePulse pulse = last;
    if (findings.size() < FINDINGS_KEPT) {
      findings.add(new Finding(world.seed(), rule, pulse == null ? 0 : pulse.timeNs(), words));
    }
  }

  /** A command was on the wire that lets the device stimulate by itself. */
  void foundTrains() {
    find(Rule.ENVELOPE, "a command for trains");
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  long pulses() {
    return pulses;
  }

  /** Pulses in the last stride before the first fault: without them a run shows nothing. */
  long pulsesBefore() {
    return pulsesBefore;
  }
}
