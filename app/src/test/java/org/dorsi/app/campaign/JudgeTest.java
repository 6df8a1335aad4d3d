package org.dorsi.app.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dorsi.app.campaign.Finding.Rule;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;
import org.dorsi.sim.device.WirePulse;
import org.dorsi.sim.patient.TrueEvent;
import org.dorsi.sim.patient.WalkSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A judge that cannot find is none: each kind of breach on a wire that is clean but for it. */
class JudgeTest {

  private static final long MS = Span.MS;
  private static final long PERIOD_NS = 25 * MS;

  /** One wire and its judge; everything that is not said is as it should be. */
  private static final class Wire {
    final Judge judge;
    boolean sensorHeard = true;
    boolean footMoves = true;
    boolean controllerRuns = true;
    double milliamps = 40;
    double micros = 200;
    double net;
    int channel = 2;
    double firstMilliamps = 6;
    double riseMilliamps = 6;

    Wire(List<Ban> bans) {
      judge = new Judge(world(), () -> bans, true, Span.FOREVER, false);
      judge.heard(Side.RIGHT, 0);
      judge.edge(Side.RIGHT, 0);
      judge.controllerRan(0);
      judge.truth(new TrueEvent(0, Side.RIGHT, "HO"));
    }

    Wire pulse(long atNs, double current) {
      if (sensorHeard) {
        judge.heard(Side.RIGHT, atNs);
      }
      if (footMoves) {
        judge.edge(Side.RIGHT, atNs);
      }
      if (controllerRuns) {
        judge.controllerRan(atNs);
      }
      judge.pulse(new WirePulse(atNs, channel, current, micros, net));
      return this;
    }

    /** Pulses as a program gives them, rising and then level. */
    Wire burst(long fromNs, long lastsNs, long periodNs) {
      double current = firstMilliamps;
      for (long atNs = fromNs; atNs < fromNs + lastsNs; atNs += periodNs) {
        pulse(atNs, Math.min(milliamps, current));
        current += riseMilliamps;
      }
      return this;
    }

    Wire burst(long fromNs) {
      return burst(fromNs, 400 * MS, PERIOD_NS);
    }
  }

  private static World world() {
    return new World(
        1,
        PatientProfile.ADULT,
        false,
        new WalkSettings(0.3, 1.1, 0.6, 0, 0, Optional.empty(), true, 1),
        List.of(
            channel(1, 40, 6),
            channel(2, 40, 40),
            channel(3, 40, 40),
            channel(4, 40, 40),
            channel(5, 40, 40),
            channel(6, 40, 40),
            channel(7, 40, 40)));
  }

  private static ChannelProgram channel(int number, double maximum, double areaCm2) {
    return new ChannelProgram(
        new StimulationChannel(number, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, areaCm2),
        new CalibratedCurrents(maximum, maximum),
        400,
        40,
        0.2,
        0.1,
        1.5,
        GaitWindow.heelOffToContact(0));
  }

  private static void eachSecond(Consumer<Long> burst) {
    for (int i = 1; i <= 12; i++) {
      burst.accept(1_000L * i * MS);
    }
  }

  @Test
  void aCleanWireIsCleanToIt() {
    Wire wire = new Wire(List.of());
    eachSecond(wire::burst);
    assertEquals(List.of(), wire.judge.findings());
    assertTrue(wire.judge.pulses() > 100);
  }

  private static Map<String, Consumer<Wire>> breaches() {
    Map<String, Consumer<Wire>> all = new TreeMap<>();
    all.put(
        "current",
        wire -> {
          wire.milliamps = 40.5;
          wire.burst(0);
        });
    all.put(
        "pulse width us",
        wire -> {
          wire.micros = 401;
          wire.burst(0);
        });
    all.put(
        "is under 50",
        wire -> {
          wire.micros = 49;
          wire.burst(0);
        });
    all.put(
        "net charge",
        wire -> {
          wire.net = 1;
          wire.burst(0);
        });
    // 40 mA of 400 us at 40 Hz are 7.2 mA rms: 2.4 mA/cm2 on half of 6 cm2.
    all.put(
        "rms mA",
        wire -> {
          wire.channel = 1;
          wire.micros = 400;
          wire.burst(0, 1_400 * MS, PERIOD_NS);
        });
    all.put("ms apart", wire -> wire.burst(0, 400 * MS, 19 * MS));
    all.put(
        "rise to mA",
        wire -> {
          wire.riseMilliamps = 16;
          wire.burst(0);
        });
    all.put(
        "first current",
        wire -> {
          wire.firstMilliamps = 16;
          wire.burst(0);
        });
    all.put("burst s", wire -> wire.burst(0, 1_600 * MS, PERIOD_NS));
    all.put(
        "bursts in a second",
        wire -> {
          for (int i = 0; i < 4; i++) {
            wire.burst(240L * i * MS, 100 * MS, PERIOD_NS);
          }
        });
    all.put("duty", wire -> eachSecond(fromNs -> wire.burst(fromNs, 800 * MS, PERIOD_NS)));
    all.put(
        "channels 1",
        wire -> {
          wire.pulse(0, 5);
          wire.channel = 3;
          wire.pulse(MS, 5);
        });
    all.put(
        "channels together",
        wire -> {
          for (int i = 1; i <= 7; i++) {
            wire.channel = i;
            wire.pulse(3L * i * MS, 5);
          }
        });
    all.put(
        "not configured",
        wire -> {
          wire.channel = 8;
          wire.burst(0);
        });
    all.put("command for trains", wire -> wire.judge.foundTrains());
    return all;
  }

  @TestFactory
  List<DynamicTest> findsEachBreachOfTheEnvelope() {
    return breaches().entrySet().stream()
        .map(
            breach ->
                DynamicTest.dynamicTest(
                    breach.getKey(),
                    () -> {
                      Wire wire = new Wire(List.of());
                      breach.getValue().accept(wire);
                      assertFound(wire, Rule.ENVELOPE, breach.getKey());
                    }))
        .toList();
  }

  @Test
  void findsAPulseAfterTheBoundOfARowOnItsSideAlone() {
    Ban ban = new Ban(Hazard.H1, Side.RIGHT, 100 * MS, 300 * MS);
    assertFound(new Wire(List.of(ban)).pulse(101 * MS, 5), Rule.LATE, "H1");
    assertEquals(List.of(), new Wire(List.of(ban)).pulse(100 * MS, 5).judge.findings());
    assertEquals(List.of(), new Wire(List.of(ban)).pulse(300 * MS, 5).judge.findings());
    Ban other = new Ban(Hazard.H1, Side.LEFT, 100 * MS, 300 * MS);
    assertEquals(List.of(), new Wire(List.of(other)).pulse(101 * MS, 5).judge.findings());
  }

  /** A controller that does not run cannot see a fault of a sensor: its permits grow too old. */
  @Test
  void judgesWhatTheControllerAloneCanMeetByItsLastWord() {
    Ban sensor = new Ban(Hazard.H1, Side.RIGHT, 50 * MS, 300 * MS);
    Wire stalled = new Wire(List.of(sensor));
    stalled.controllerRuns = false;
    assertEquals(List.of(), stalled.pulse(60 * MS, 5).judge.findings());
    Ban device = new Ban(Hazard.H17, null, 50 * MS, 300 * MS);
    Wire met = new Wire(List.of(device));
    met.controllerRuns = false;
    assertFound(met.pulse(60 * MS, 5), Rule.LATE, "H17");
  }

  @Test
  void findsAPulseWhoseCauseIsOld() {
    Wire deaf = new Wire(List.of());
    deaf.sensorHeard = false;
    assertFound(deaf.pulse(101 * MS, 5), Rule.LATE, "the leg's sensor");
    Wire stalled = new Wire(List.of());
    stalled.controllerRuns = false;
    assertFound(stalled.pulse(102 * MS, 5), Rule.LATE, "the controller's last word");
    Wire standing = new Wire(List.of());
    standing.footMoves = false;
    assertFound(standing.pulse(3_101 * MS, 5), Rule.LATE, "the foot's last event");
  }

  @Test
  void findsAPulseInMidStance() {
    Wire wire = new Wire(List.of());
    wire.judge.truth(new TrueEvent(500 * MS, Side.RIGHT, "IC"));
    assertFalse(wire.pulse(600 * MS, 5).judge.findings().stream().anyMatch(JudgeTest::isPhase));
    assertFound(wire.pulse(700 * MS, 5), Rule.PHASE, "after initial contact");
  }

  private static boolean isPhase(Finding finding) {
    return finding.rule() == Rule.PHASE;
  }

  private static void assertFound(Wire wire, Rule rule, String words) {
    assertTrue(
        wire.judge.findings().stream()
            .anyMatch(each -> each.rule() == rule && each.words().contains(words)),
        () -> words + " not in " + wire.judge.findings());
  }
}
