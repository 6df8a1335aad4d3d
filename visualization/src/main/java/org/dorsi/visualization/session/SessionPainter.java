package org.dorsi.visualization.session;

import java.util.List;
import java.util.function.Supplier;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.FramePainter;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.gl.Viewport;
import org.dorsi.visualization.theme.Signal;
import org.dorsi.visualization.theme.Theme;
import org.jspecify.annotations.Nullable;

/** Draws the operator's screen. Render thread only. */
final class SessionPainter implements FramePainter {

  private final Supplier<@Nullable ControlSnapshot> session;
  private final ScreenState screen;
  private final List<String> attestations;
  private final StimulationMode mode;
  private final Freshness freshness = new Freshness();
  private final BannerPainter banner = new BannerPainter();
  private final GaitPainter gait = new GaitPainter();
  private final StripsPainter strips;
  private final FigurePainter figure = new FigurePainter();
  private final Supplier<@Nullable WalkingFigure> figures;
  private final ChannelsPainter channels;
  private final TilesPainter tiles = new TilesPainter();
  private final NoticesPainter notices = new NoticesPainter();
  private final StopPainter stop = new StopPainter();

  SessionPainter(
      WindowSettings settings,
      Supplier<@Nullable ControlSnapshot> session,
      TraceHistory history,
      ScreenState screen) {
    this.session = session;
    this.screen = screen;
    this.attestations = settings.controller().attestations();
    this.mode = settings.controller().program().schedule().mode();
    this.figures = settings.figure();
    this.strips = new StripsPainter(history);
    this.channels = new ChannelsPainter(settings.controller().channels());
  }

  @Override
  public void paint(Canvas canvas, long nowNs) {
    Viewport viewport = canvas.viewport();
    Theme theme = screen.theme();
    ControlSnapshot snapshot = session.get();
    boolean stale = freshness.ageNs(snapshot, nowNs) > ScreenState.STALE_NS;
    canvas.ground(new Rect(0, 0, viewport.width(), viewport.height()), 0, theme.background());
    if (snapshot == null) {
      nothing(canvas, viewport, theme);
    } else {
      session(new Frame(canvas, theme, snapshot, nowNs), viewport, stale);
      if (!stale) {
        screen.shown(nowNs);
      }
    }
    stop.paint(canvas, SessionLayout.stop(viewport), snapshot, screen, nowNs);
  }

  private void session(Frame frame, Viewport viewport, boolean stale) {
    SessionLayout layout = SessionLayout.of(viewport, frame.snapshot().channels());
    NextAction next =
        stale ? NextAction.NO_DATA : NextAction.of(frame.snapshot(), attestations, mode);
    gait.paint(frame, layout.gait());
    WalkingFigure patient = figures.get();
    if (patient == null) {
      strips.paint(frame, layout.strips());
    } else {
      strips.paint(frame, layout.stripsBesideFigure());
      figure.paint(frame, layout.figure(), patient);
    }
    channels.paint(frame, layout.channelCards(), screen.selectedChannel());
    actions(frame, layout, next);
    tiles.paint(frame, layout.tiles());
    notices.paint(frame, layout.notices());
    if (stale) {
      veil(frame, layout);
    }
    banner.paint(frame, layout.banner(), StateSign.of(frame.snapshot(), stale));
    next(frame, layout.next(), next);
    banner.frameOfNotLive(frame, layout.whole());
  }

  private static void nothing(Canvas canvas, Viewport viewport, Theme theme) {
    Rect top = new Rect(0, 0, viewport.width(), 104);
    StateSign sign = StateSign.NO_DATA;
    canvas.fill(top, 0, sign.signal().fill());
    sign.icon().draw(canvas, 60, top.centerY(), 34, sign.signal().ink(), sign.signal().fill());
    canvas.text(sign.word(), top.rightOf(114), Align.LEFT, TextStyle.BANNER, sign.signal().ink());
    Rect middle = new Rect(0, 104, viewport.width(), viewport.height() - 104);
    canvas.text("Waiting for the controller", middle, Align.CENTER, TextStyle.VALUE, theme.dim());
  }

  private static void veil(Frame frame, SessionLayout layout) {
    Canvas canvas = frame.canvas();
    Rect whole = layout.whole();
    canvas.fill(
        whole.belowTop(layout.next().bottom()), 0, (frame.theme().background() & ~0xff) | 0xb8);
    Rect gait = layout.gait();
    Rect strips = layout.strips();
    Rect middle = new Rect(gait.x(), gait.y(), gait.width(), strips.bottom() - gait.y());
    float plateWidth = canvas.textWidth("NO DATA", TextStyle.STOP) + 120;
    Rect plate =
        new Rect(middle.centerX() - plateWidth / 2, middle.centerY() - 90, plateWidth, 180);
    canvas.fill(plate, 22, Signal.UNKNOWN.fill());
    canvas.text("NO DATA", plate, Align.CENTER, TextStyle.STOP, Signal.UNKNOWN.ink());
  }

  private static void next(Frame frame, Rect area, NextAction next) {
    Canvas canvas = frame.canvas();
    Theme theme = frame.theme();
    canvas.ground(area, 0, theme.panel());
    Rect inner = area.inset(26, 0);
    canvas.text("NEXT", inner, Align.LEFT, TextStyle.LABEL_BOLD, theme.dim());
    float x = canvas.textWidth("NEXT", TextStyle.LABEL_BOLD) + 20;
    Rect rest = inner.rightOf(x);
    String key = next.action().map(action -> action.key().name()).orElse("");
    float keyWidth = key.isEmpty() ? 0 : canvas.textWidth(key, TextStyle.LABEL_BOLD) + 32;
    Rect textBox = rest.left(rest.width() - keyWidth - 14);
    frame.text(
        next.text(), textBox, Align.LEFT, theme.text(), TextStyle.TITLE, TextStyle.LABEL_BOLD);
    if (!key.isEmpty()) {
      float textEnd =
          rest.x() + Math.min(textBox.width(), canvas.textWidth(next.text(), TextStyle.TITLE)) + 20;
      Rect cap = new Rect(textEnd, area.y() + 9, keyWidth, area.height() - 18);
      boolean urged = next.action().filter(action -> action != Action.PAUSE).isPresent();
      canvas.fill(cap, 8, urged ? Signal.ARMED.fill() : theme.track());
      int ink = urged ? Signal.ARMED.ink() : theme.text();
      canvas.text(key, cap, Align.CENTER, TextStyle.LABEL_BOLD, ink);
    }
  }

  private void actions(Frame frame, SessionLayout layout, NextAction next) {
    SafetyState state = frame.snapshot().safety();
    for (Action action : Action.values()) {
      boolean enabled = action.command(state, attestations).isPresent();
      boolean suggested =
          next.action().filter(action::equals).isPresent() && action != Action.PAUSE;
      int index = List.of(Action.values()).indexOf(action);
      frame.button(
          layout.action(index), action.words(state), action.key().name(), enabled, suggested);
    }
  }
}
