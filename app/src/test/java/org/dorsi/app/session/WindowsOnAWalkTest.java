package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.TrueEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Windows against the true events of a generated walk: strides of 1.3 s that vary by 2 % (26 ms),
 * an average patient's own variation. A predicted edge can be no better than the walker is regular.
 */
class WindowsOnAWalkTest {

  private static final String OPERATOR = "1 attest self-test\n1 attest side-check\n2 arm\n3 start";

  private static String config(String muscle, String from, String until) {
    return Lab.text(
        "",
        Lab.SWITCHES + Lab.FOOT_UNIT,
        String.format(
            Locale.ROOT,
            """
            [[channel]]
            number = 1
            muscle = "%s"
            side = "right"
            electrodeAreaCm2 = 25
            currentMilliamps = 4
            maximumMilliamps = 30
            pulseWidthMicros = 300
            frequencyHz = 40
            rampUpMs = 100
            rampDownMs = 50
            from = "%s"
            until = "%s"
            """,
            muscle,
            from,
            until));
  }

  /** How long before the next true event of the right foot each burst begins, in ms. */
  private static List<Double> leadsMs(WalkWithProgram walk, String label) {
    List<Double> leads = new ArrayList<>();
    for (WalkWithProgram.Burst burst : walk.bursts) {
      double nearest = Double.NaN;
      for (TrueEvent event : walk.truth) {
        double lead = (event.timeNs() - burst.fromNs()) * 1e-6;
        if (event.side() == Side.RIGHT
            && event.label().equals(label)
            && !(Math.abs(lead) >= Math.abs(nearest))) {
          nearest = lead;
        }
      }
      leads.add(nearest);
    }
    return leads;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @ParameterizedTest
  @CsvSource({
    "quadriceps, IC - 50 ms, 20 %, IC, 50",
    "quadriceps, IC - 120 ms, 20 %, IC, 120",
    "gastrocnemius, HO - 80 ms, TO - 50 ms, HO, 80",
    "tibialis anterior, TO - 60 ms, IC, TO, 60"
  })
  void beginsByPredictionAsLongBeforeTheTrueEventAsTheProgramSays(
      String muscle, String from, String until, String label, double leadMs) {
    WalkWithProgram walk = new WalkWithProgram(config(muscle, from, until), 1).walk(OPERATOR, 60);
    List<Double> leads = leadsMs(walk, label);
    long close = leads.stream().filter(lead -> Math.abs(lead - leadMs) <= 60).count();
    assertTrue(leads.size() >= 35, leads.size() + " bursts in about 40 strides");
    assertEquals(leadMs, median(leads), 20, () -> "leads in ms: " + leads);
    assertTrue(close >= 0.95 * leads.size(), () -> "leads in ms: " + leads);
  }

  @Test
  void beginsAtAnEventAndAfterItNoLaterThanTheSwitchesCanTell() {
    List<Double> atToeOff =
        leadsMs(
            new WalkWithProgram(config("tibialis anterior", "TO", "IC"), 1).walk(OPERATOR, 30),
            "TO");
    assertTrue(median(atToeOff) <= 0 && median(atToeOff) >= -40, atToeOff::toString);
    List<Double> later =
        leadsMs(
            new WalkWithProgram(config("tibialis anterior", "TO + 50 ms", "IC"), 1)
                .walk(OPERATOR, 30),
            "TO");
    assertEquals(median(atToeOff) - 50, median(later), 2);
  }

  @Test
  void beginsAtAShareOfTheWearersOwnStride() {
    WalkWithProgram walk =
        new WalkWithProgram(config("gastrocnemius", "40 %", "55 %"), 1).walk(OPERATOR, 60);
    List<Double> shares = new ArrayList<>();
    for (WalkWithProgram.Burst burst : walk.bursts) {
      long before = Long.MIN_VALUE;
      long latest = Long.MIN_VALUE;
      for (TrueEvent event : walk.truth) {
        if (event.side() == Side.RIGHT
            && event.label().equals("IC")
            && event.timeNs() <= burst.fromNs()) {
          before = latest;
          latest = event.timeNs();
        }
      }
      shares.add((burst.fromNs() - latest) / (double) (latest - before));
    }
    assertTrue(shares.size() >= 35, shares::toString);
    assertEquals(0.4, median(shares), 0.03, shares::toString);
  }
}
