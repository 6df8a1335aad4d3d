package org.dorsi.visualization.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.visualization.gl.Key;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.Viewport;
import org.dorsi.visualization.theme.Theme;
import org.junit.jupiter.api.Test;

class SessionInputTest {

  private static final Viewport FULL_HD = new Viewport(1920, 1080);

  private final List<String> sent = new ArrayList<>();
  private final ScreenState screen = new ScreenState(Theme.DARK);
  private ControlSnapshot snapshot = at(new SafetyState.Stimulating());
  private long nowNs = 1_000_000_000L;

  private final SessionInput input =
      new SessionInput(
          FakeWalk.ATTESTATIONS,
          () -> snapshot,
          screen,
          command -> sent.add(command.line()),
          () -> sent.add("guard stop"),
          () -> nowNs);

  @Test
  void stopGoesToTheGuardBeforeItGoesToTheLog() {
    input.keyPressed(Key.SPACE);
    input.keyPressed(Key.ESCAPE);
    assertEquals(List.of("guard stop", "stop", "guard stop", "stop"), sent);
  }

  @Test
  void stopWorksInEveryStateAndOnAFrozenPicture() {
    Rect stop = SessionLayout.stop(FULL_HD);
    int expected = 0;
    for (SafetyState state :
        List.of(
            new SafetyState.Disconnected(),
            new SafetyState.Idle("self-test"),
            new SafetyState.Armed(true),
            new SafetyState.Stimulating(),
            new SafetyState.Suspended("lost", true),
            new SafetyState.EmergencyStopped("operator"))) {
      snapshot = at(state);
      input.keyPressed(Key.SPACE);
      input.mousePressed(stop.centerX(), stop.centerY(), FULL_HD);
      expected += 4;
      assertEquals(expected, sent.size(), state.word());
    }
  }

  @Test
  void hitsStopAtItsEdgesAndNotBesideThem() {
    Rect stop = SessionLayout.stop(FULL_HD);
    input.mousePressed(stop.x() + 1, stop.y() + 1, FULL_HD);
    input.mousePressed(stop.right() - 1, stop.bottom() - 1, FULL_HD);
    assertEquals(4, sent.size());
    input.mousePressed(stop.x() - 2, stop.centerY(), FULL_HD);
    input.mousePressed(stop.centerX(), stop.y() - 2, FULL_HD);
    assertEquals(4, sent.size());
  }

  /** Time passes in the window's steps, the picture fresh. */
  private void pass(long millis) {
    for (long end = nowNs + millis * 1_000_000; nowNs < end; nowNs += 50_000_000) {
      screen.shown(nowNs);
      input.timePasses();
    }
  }

  private void press(Key key) {
    screen.shown(nowNs);
    input.keyPressed(key);
  }

  @Test
  void aHeldKeySaysTenTimesASecondThatAHandIsThereAndThatItHasLetGo() {
    snapshot = at(new SafetyState.Idle("calibration ta-left"));
    press(Key.C);
    assertEquals(List.of("calibrate ta-left hold"), sent);
    snapshot = at(new SafetyState.Calibrating("ta-left", false));
    pass(1000);
    assertEquals(10, sent.size(), sent::toString);
    assertTrue(sent.stream().allMatch("calibrate ta-left hold"::equals), sent::toString);
    sent.clear();
    press(Key.F7);
    press(Key.F8);
    input.keyReleased(Key.C);
    pass(1000);
    press(Key.F9);
    assertEquals(
        List.of(
            "mark ta-left sensory",
            "mark ta-left motor",
            "calibrate ta-left release",
            "mark ta-left tolerated"),
        sent);
  }

  @Test
  void aRampThatHasEndedOrNeverBegunNeedsAnotherPress() {
    for (SafetyState other :
        List.of(
            new SafetyState.Idle(""),
            new SafetyState.EmergencyStopped("operator"),
            new SafetyState.Calibrating("ta-right", false))) {
      sent.clear();
      snapshot = at(new SafetyState.Idle("calibration ta-left"));
      press(Key.C);
      snapshot = at(other);
      pass(400);
      assertEquals("calibrate ta-left release", sent.get(sent.size() - 1));
      int count = sent.size();
      pass(1000);
      input.keyReleased(Key.C);
      assertEquals(count, sent.size());
    }
  }

  @Test
  void aFrozenPictureLetsTheRampRest() {
    snapshot = at(new SafetyState.Calibrating("ta-left", false));
    press(Key.C);
    sent.clear();
    nowNs += 600_000_000;
    input.timePasses();
    assertEquals(List.of(), sent);
    input.keyReleased(Key.C);
    assertEquals(List.of("calibrate ta-left release"), sent);
  }

  @Test
  void marksNothingWhereNothingIsCalibrated() {
    press(Key.F9);
    assertEquals(List.of(), sent);
  }

  @Test
  void raisesNoCurrentOnAPictureThatIsHalfASecondOld() {
    screen.shown(nowNs);
    nowNs += 400_000_000;
    input.keyPressed(Key.PLUS);
    assertEquals(List.of("intensity ta-left +1.0"), sent);
    nowNs += 200_000_000;
    input.keyPressed(Key.PLUS);
    input.keyPressed(Key.F4);
    assertEquals(1, sent.size());
  }

  @Test
  void keysActOnTheSelectedChannel() {
    screen.shown(nowNs);
    input.keyPressed(Key.DOWN);
    input.keyPressed(Key.MINUS);
    input.keyPressed(Key.E);
    input.keyPressed(Key.DOWN);
    input.keyPressed(Key.RIGHT);
    assertEquals(
        List.of("intensity ta-right -1.0", "channel ta-right off", "intensity ta-left +1.0"), sent);
  }

  @Test
  void clicksActOnTheChannelTheyHit() {
    screen.shown(nowNs);
    List<Rect> cards = SessionLayout.of(FULL_HD, snapshot.channels()).channelCards();
    ChannelCard right = new ChannelCard(cards.get(1));
    click(right.plus());
    click(right.minus());
    click(right.enable());
    assertEquals(
        List.of("intensity ta-right +1.0", "intensity ta-right -1.0", "channel ta-right off"),
        sent);
    assertEquals(1, screen.selectedChannel());
  }

  @Test
  void functionKeysAndButtonsSendWhatTheStateAllows() {
    screen.shown(nowNs);
    snapshot = at(new SafetyState.Idle("self-test, side-check"));
    input.keyPressed(Key.F1);
    input.keyPressed(Key.F2);
    snapshot = at(new SafetyState.Idle(""));
    click(SessionLayout.of(FULL_HD, snapshot.channels()).action(1));
    snapshot = at(new SafetyState.Armed(false));
    input.keyPressed(Key.F3);
    snapshot = at(new SafetyState.Stimulating());
    input.keyPressed(Key.F4);
    snapshot = at(new SafetyState.EmergencyStopped("operator"));
    input.keyPressed(Key.F6);
    assertEquals(List.of("attest self-test", "arm", "start", "pause", "acknowledge"), sent);
  }

  @Test
  void digitsLeaveMarkers() {
    screen.shown(nowNs);
    input.keyPressed(Key.DIGIT_7);
    assertEquals(List.of(new OperatorCommand.Marker("7").line()), sent);
  }

  @Test
  void pressingTFourTimesShowsDarkAndLightWithEitherSideColours() {
    Theme first = screen.theme();
    List<Theme> seen = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      seen.add(screen.theme());
      input.keyPressed(Key.T);
    }
    assertEquals(first, screen.theme());
    assertEquals(4, Set.copyOf(seen).size());
    assertEquals(List.of(true, false, true, false), seen.stream().map(Theme::dark).toList());
    assertEquals(seen.get(2).left(), seen.get(3).left(), "Vicon's red");
  }

  private void click(Rect rect) {
    input.mousePressed(rect.centerX(), rect.centerY(), FULL_HD);
  }

  private static ControlSnapshot at(SafetyState state) {
    return new FakeWalk(FakeWalk.Scene.of(state)).at(60_000_000_000L);
  }
}
