package org.dorsi.controller.stimulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.controller.gait.GaitPhase;
import org.junit.jupiter.api.Test;

/** Windows on a walk whose events are known to the millisecond. */
class WindowFollowerTest {

  private static final WindowEdge CONTACT = WindowEdge.at(Landmark.INITIAL_CONTACT);
  private static final WindowEdge FLAT = WindowEdge.at(Landmark.FOOT_FLAT);
  private static final WindowEdge HEEL_OFF = WindowEdge.at(Landmark.HEEL_OFF);
  private static final WindowEdge TOE_OFF = WindowEdge.at(Landmark.TOE_OFF);

  private static WindowEdge percent(double percent) {
    return new WindowEdge(Landmark.INITIAL_CONTACT, percent / 100, 0);
  }

  private static WindowEdge offset(Landmark landmark, double milliseconds) {
    return new WindowEdge(landmark, 0, milliseconds * 1e-3);
  }

  /** When the window that opens in the fifth stride opens and closes, in ms after its contact. */
  private static List<Long> edges(WindowEdge from, WindowEdge until) {
    ScriptedLeg leg = new ScriptedLeg();
    List<Long> all = leg.edges(new WindowFollower(new GaitWindow(from, until, 0)), 6 * 1200);
    for (int opening = 0; opening + 1 < all.size(); opening += 2) {
      if (all.get(opening) >= 4 * 1200) {
        return List.of(all.get(opening) - 4 * 1200, all.get(opening + 1) - 4 * 1200);
      }
    }
    return List.of();
  }

  @Test
  void opensInTheTickOfHeelOffAndClosesInTheTickOfContact() {
    assertEquals(List.of(400L, 1200L), edges(HEEL_OFF, WindowEdge.at(Landmark.INITIAL_CONTACT)));
  }

  @Test
  void takesEveryPairOfEventsOfOneStride() {
    assertEquals(List.of(0L, 140L), edges(CONTACT, FLAT));
    assertEquals(List.of(140L, 740L), edges(FLAT, TOE_OFF));
    assertEquals(
        List.of(900L, 1040L),
        edges(WindowEdge.at(Landmark.FEET_ADJACENT), WindowEdge.at(Landmark.TIBIA_VERTICAL)));
  }

  @Test
  void goesOnThroughTheContactWhereTheWindowEndsBeforeItBeginsInTheCycle() {
    ScriptedLeg leg = new ScriptedLeg();
    WindowFollower window =
        new WindowFollower(new GaitWindow(WindowEdge.at(Landmark.TIBIA_VERTICAL), FLAT, 0));
    List<Long> edges = leg.edges(window, 3600);
    // The walk begins with a contact, so the first loading response counts too.
    assertEquals(List.of(0L, 140L, 1040L, 1340L, 2240L, 2540L, 3440L), edges);
  }

  @Test
  void measuresSharesOfTheCycleInTheWearersOwnStride() {
    assertEquals(List.of(240L, 600L), edges(percent(20), percent(50)));
    ScriptedLeg leg = new ScriptedLeg();
    WindowFollower window = new WindowFollower(new GaitWindow(percent(90), percent(10), 0));
    List<Long> edges = leg.edges(window, 3600).stream().filter(ms -> ms > 1800).toList();
    assertEquals(List.of(2280L, 2520L, 3480L), edges);
  }

  @Test
  void waitsAfterAnEventAsLongAsItIsTold() {
    assertEquals(List.of(790L, 1200L), edges(offset(Landmark.TOE_OFF, 50), CONTACT));
    assertEquals(
        List.of(300L, 350L),
        edges(new WindowEdge(Landmark.INITIAL_CONTACT, 0.2, 0.06), percent(350 / 12.0)));
  }

  @Test
  void isEarlyByPrediction() {
    assertEquals(List.of(350L, 1200L), edges(offset(Landmark.HEEL_OFF, -50), CONTACT));
    assertEquals(List.of(400L, 1120L), edges(HEEL_OFF, offset(Landmark.INITIAL_CONTACT, -80)));
  }

  @Test
  void takesAPredictionBackThatDoesNotComeTrueAndDoesNotRepeatIt() {
    ScriptedLeg leg = new ScriptedLeg();
    leg.stopsAtMs = 4 * 1200 + 380;
    WindowFollower window =
        new WindowFollower(new GaitWindow(offset(Landmark.HEEL_OFF, -50), CONTACT, 0));
    List<Long> edges = leg.edges(window, 8000).stream().filter(ms -> ms > 4800).toList();
    assertEquals(List.of(4800L + 350, 4800L + 350 + 50 + 151), edges);
  }

  @Test
  void stimulatesFromToeOffWhoeverHasNoHeelOff() {
    ScriptedLeg leg = new ScriptedLeg();
    leg.heelOffSeen = false;
    List<Long> edges = leg.edges(new WindowFollower(GaitWindow.heelOffToContact(0)), 2400);
    assertEquals(List.of(740L, 1200L, 1940L), edges);
  }

  @Test
  void closesWhenTheFootHadNotLeftTheGround() {
    ScriptedLeg leg = new ScriptedLeg();
    WindowFollower swing = new WindowFollower(new GaitWindow(TOE_OFF, CONTACT, 0));
    WindowFollower dropFoot = new WindowFollower(GaitWindow.heelOffToContact(0));
    leg.edges(swing, 1200 + 760);
    assertTrue(swing.isOpen(leg.cycle));
    leg.follow(List.of(), GaitPhase.PRE_SWING, true);
    assertFalse(swing.isOpen(leg.cycle), "the forefoot is on the ground");
    assertTrue(dropFoot.isOpen(leg.cycle), "but the heel is up");
    leg.follow(List.of(), GaitPhase.MID_STANCE, false);
    assertFalse(dropFoot.isOpen(leg.cycle), "the heel is down again");
  }

  @Test
  void isShutWithoutAPlaceInTheCycle() {
    ScriptedLeg leg = new ScriptedLeg();
    WindowFollower window = new WindowFollower(GaitWindow.heelOffToContact(0));
    leg.edges(window, 1200 + 760);
    assertTrue(window.isOpen(leg.cycle));
    leg.follow(List.of(), GaitPhase.NOT_WALKING, false);
    assertFalse(window.isOpen(leg.cycle));
  }

  @Test
  void refusesEdgesThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> percent(100));
    assertThrows(IllegalArgumentException.class, () -> new WindowEdge(Landmark.TOE_OFF, 0.1, 0));
    assertThrows(IllegalArgumentException.class, () -> offset(Landmark.TOE_OFF, 600));
    assertThrows(IllegalArgumentException.class, () -> new GaitWindow(FLAT, FLAT, 0));
  }
}
