package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Truth: the load under the heel. At 0.8 m/s it falls to 4 % of the weight in mid-stance of some
 * strides and rises to a third of it again before the heel leaves the belt; at 1.2 m/s it falls
 * once.
 */
class HeelOffTruthTest {

  private static final int MILLISECONDS = 30_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.2})
  void aHeelIsOffSinceItBoreWeightForTheLastTimeInAStance(double speed) {
    SimulatedPatient patient = new SimulatedPatient(SuppliedPatients.patient("healthy"), speed, 1);
    double fivePercent = 0.05 * patient.body().parameters().weightNewtons();
    boolean[] bears = new boolean[MILLISECONDS + 1];
    for (int ms = 1; ms <= MILLISECONDS; ms++) {
      patient.advance();
      bears[ms] = patient.contact(Side.RIGHT).heelNewtons() > fivePercent;
    }
    List<TrueEvent> events = new ArrayList<>();
    patient.truth().drainEvents(events);
    List<Integer> heelOffs = milliseconds(events, "HO");
    List<Integer> toeOffs = milliseconds(events, "TO");
    // The first stance begins with the walk, the last heel off may be before the last toe off.
    assertTrue(heelOffs.size() >= toeOffs.size() - 1 && toeOffs.size() > 20, events::toString);
    for (int heelOff : heelOffs) {
      assertTrue(bears[heelOff - 1], "bears weight until " + heelOff + " ms");
      int toeOff = toeOffs.stream().filter(ms -> ms > heelOff).findFirst().orElse(MILLISECONDS);
      for (int ms = heelOff; ms <= toeOff; ms++) {
        assertFalse(bears[ms], "off since " + heelOff + " ms, bears weight at " + ms);
      }
    }
  }

  private static List<Integer> milliseconds(List<TrueEvent> events, String label) {
    return events.stream()
        .filter(event -> event.side() == Side.RIGHT && event.label().equals(label))
        .map(event -> (int) (event.timeNs() / SimulatedPatient.TICK_NS))
        .toList();
  }
}
