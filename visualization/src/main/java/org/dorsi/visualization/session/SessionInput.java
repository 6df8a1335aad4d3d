package org.dorsi.visualization.session;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.visualization.gl.Key;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.Viewport;
import org.dorsi.visualization.gl.WindowInput;
import org.jspecify.annotations.Nullable;

/**
 * Turns keys and clicks into operator commands.
 *
 * <p>Main thread only. STOP works always; everything else only while the operator sees the session
 * as it is, so that nobody raises a current on a frozen picture.
 */
final class SessionInput implements WindowInput {

  /** One press changes a current by this much at the most (safety.md H25). */
  private static final double STEP_MILLIAMPS = 1;

  private final List<String> attestations;
  private final Supplier<@Nullable ControlSnapshot> session;
  private final ScreenState screen;
  private final Consumer<OperatorCommand> operator;
  private final Runnable emergencyStop;
  private final LongSupplier monotonicNs;
  private final RampKey ramp;

  SessionInput(
      List<String> attestations,
      Supplier<@Nullable ControlSnapshot> session,
      ScreenState screen,
      Consumer<OperatorCommand> operator,
      Runnable emergencyStop,
      LongSupplier monotonicNs) {
    this.attestations = List.copyOf(attestations);
    this.session = session;
    this.screen = screen;
    this.operator = operator;
    this.emergencyStop = emergencyStop;
    this.monotonicNs = monotonicNs;
    this.ramp = new RampKey(operator);
  }

  @Override
  public void keyPressed(Key key) {
    if (key == Key.SPACE || key == Key.ESCAPE) {
      stop();
      return;
    }
    if (key == Key.T) {
      screen.theme(screen.theme().next());
      return;
    }
    ControlSnapshot now = visible();
    if (now == null) {
      return;
    }
    for (Action action : Action.values()) {
      if (action.key() == key) {
        perform(action, now);
        return;
      }
    }
    switch (key) {
      case UP -> select(now, -1);
      case DOWN -> select(now, 1);
      case LEFT, MINUS -> step(now, screen.selectedChannel(), -STEP_MILLIAMPS);
      case RIGHT, PLUS -> step(now, screen.selectedChannel(), STEP_MILLIAMPS);
      case E -> toggle(now, screen.selectedChannel());
      case C -> ramp(now, screen.selectedChannel());
      case F7 -> level(now, CalibrationMark.SENSORY);
      case F8 -> level(now, CalibrationMark.MOTOR);
      case F9 -> level(now, CalibrationMark.TOLERATED);
      default -> mark(key);
    }
  }

  @Override
  public void keyReleased(Key key) {
    if (key == Key.C) {
      ramp.release(monotonicNs.getAsLong());
    }
  }

  @Override
  public void timePasses() {
    ControlSnapshot now = visible();
    if (now != null) {
      ramp.hold(now.safety(), monotonicNs.getAsLong());
    }
  }

  @Override
  public void mousePressed(float x, float y, Viewport viewport) {
    if (SessionLayout.stop(viewport).contains(x, y)) {
      stop();
      return;
    }
    ControlSnapshot now = visible();
    if (now == null) {
      return;
    }
    SessionLayout layout = SessionLayout.of(viewport, now.channels());
    Action[] actions = Action.values();
    for (int i = 0; i < actions.length; i++) {
      if (layout.action(i).contains(x, y)) {
        perform(actions[i], now);
        return;
      }
    }
    List<Rect> cards = layout.channelCards();
    for (int i = 0; i < cards.size(); i++) {
      if (cards.get(i).contains(x, y)) {
        cardPressed(now, i, new ChannelCard(cards.get(i)), x, y);
        return;
      }
    }
  }

  private void cardPressed(ControlSnapshot now, int index, ChannelCard card, float x, float y) {
    screen.selectedChannel(index);
    if (card.minus().contains(x, y)) {
      step(now, index, -STEP_MILLIAMPS);
    } else if (card.plus().contains(x, y)) {
      step(now, index, STEP_MILLIAMPS);
    } else if (card.enable().contains(x, y)) {
      toggle(now, index);
    }
  }

  /** Straight to the guard first, then as an input, so that the log and the replay know. */
  private void stop() {
    emergencyStop.run();
    operator.accept(new OperatorCommand.EmergencyStop());
    screen.stopRequestedNs(monotonicNs.getAsLong());
  }

  private @Nullable ControlSnapshot visible() {
    return screen.operatorSeesNow(monotonicNs.getAsLong()) ? session.get() : null;
  }

  private void perform(Action action, ControlSnapshot now) {
    action.command(now.safety(), attestations).ifPresent(operator);
  }

  private void select(ControlSnapshot now, int by) {
    int count = now.channels().size();
    if (count > 0) {
      screen.selectedChannel(Math.floorMod(screen.selectedChannel() + by, count));
    }
  }

  private void step(ControlSnapshot now, int index, double stepMilliamps) {
    if (index < now.channels().size()) {
      String name = now.channels().get(index).channel().name();
      operator.accept(new OperatorCommand.Intensity(name, stepMilliamps));
    }
  }

  private void toggle(ControlSnapshot now, int index) {
    if (index < now.channels().size()) {
      ChannelState channel = now.channels().get(index);
      operator.accept(
          new OperatorCommand.ChannelEnable(channel.channel().name(), !channel.enabled()));
    }
  }

  private void ramp(ControlSnapshot now, int index) {
    if (index < now.channels().size()) {
      ramp.press(now.channels().get(index).channel().name(), monotonicNs.getAsLong());
    }
  }

  private void level(ControlSnapshot now, CalibrationMark mark) {
    if (now.safety() instanceof SafetyState.Calibrating calibrating) {
      operator.accept(new OperatorCommand.Mark(calibrating.channel(), mark));
    }
  }

  private void mark(Key key) {
    String prefix = "DIGIT_";
    if (key.name().startsWith(prefix)) {
      operator.accept(new OperatorCommand.Marker(key.name().substring(prefix.length())));
    }
  }
}
