package org.dorsi.visualization.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.SensorStatus;
import org.dorsi.sensors.health.SourceHealth;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.theme.Signal;
import org.dorsi.visualization.theme.Theme;

/** Health of the loop, the stimulator and each sensor, a tile each. Render thread only. */
final class TilesPainter {

  /** A sensor silent for longer than this deserves a look; much longer and it is lost. */
  private static final long QUIET_NS = 250_000_000;

  private static final long LOST_NS = 1_000_000_000;
  private static final double LOSS_WORTH_A_LOOK = 0.02;

  /** Lateness from which a tick counts as late, and as a fault (safety.md 6.4). */
  private static final long LATE_NS = 5_000_000;

  private static final long VERY_LATE_NS = 20_000_000;

  private static final int MOST_TILES = 8;
  private static final float GAP = 10;

  /** A tile lower than this has one line instead of two. */
  private static final float TWO_LINES = 54;

  private record Tile(String name, Level level, String upper, String lower) {}

  private enum Level {
    GOOD,
    LOOK,
    BAD;

    Icon icon() {
      return this == GOOD ? Icon.CHECK : Icon.WARNING;
    }

    Signal signal() {
      return switch (this) {
        case GOOD -> Signal.SAFE;
        case LOOK -> Signal.ARMED;
        case BAD -> Signal.ALARM;
      };
    }
  }

  private final Map<String, FrameRate> rates = new HashMap<>();

  void paint(Frame frame, Rect area) {
    ControlSnapshot snapshot = frame.snapshot();
    List<Tile> tiles = new ArrayList<>();
    tiles.add(loop(snapshot));
    tiles.add(stimulator(snapshot.guard()));
    for (SensorStatus sensor : snapshot.sensors()) {
      tiles.add(sensor(sensor, snapshot.timeNs()));
    }
    int shown = Math.min(MOST_TILES, tiles.size());
    int rows = Math.max(3, 1 + shown / 2);
    tile(frame, area.row(0, rows, GAP), tiles.get(0));
    for (int i = 1; i < shown; i++) {
      tile(frame, area.row((i + 1) / 2, rows, GAP).column((i + 1) % 2, 2, GAP), tiles.get(i));
    }
  }

  /** Judged by the recent past: one stall long ago is told, but is no alarm for ever. */
  private static Tile loop(ControlSnapshot snapshot) {
    long recent = snapshot.recentWorstLatenessNs();
    Level level = recent < LATE_NS ? Level.GOOD : recent < VERY_LATE_NS ? Level.LOOK : Level.BAD;
    return new Tile(
        "Control loop",
        level,
        Figures.fixed(snapshot.tickRateHz(), 0) + " Hz",
        "late " + millis(recent) + " in 10 s, worst " + millis(snapshot.worstLatenessNs()) + " ms");
  }

  private static Tile stimulator(GuardStatus guard) {
    return switch (guard.stimulator()) {
      case ABSENT -> new Tile("Stimulator", Level.BAD, "absent", guard.detail());
      case READY -> new Tile("Stimulator", Level.GOOD, "ready", "output off");
      case ON -> new Tile("Stimulator", Level.GOOD, "on", "output on");
      case FAULT -> new Tile("Stimulator", Level.BAD, "fault", guard.detail());
    };
  }

  private Tile sensor(SensorStatus sensor, long timeNs) {
    SourceHealth health = sensor.health();
    double rateHz =
        rates
            .computeIfAbsent(sensor.name(), name -> new FrameRate())
            .rateHz(health.frames(), timeNs);
    long silenceNs = health.lastArrivalNs() < 0 ? Long.MAX_VALUE : timeNs - health.lastArrivalNs();
    double lost = health.sequenceGaps() + health.checksumFailures() + health.readingsDropped();
    double lossFraction = lost == 0 ? 0 : lost / (lost + health.frames());
    if (!health.connected() || silenceNs > LOST_NS) {
      String since = silenceNs == Long.MAX_VALUE ? "never heard" : silent(silenceNs);
      return new Tile(sensor.name(), Level.BAD, health.connected() ? "lost" : "gone", since);
    }
    Level level =
        silenceNs > QUIET_NS || lossFraction > LOSS_WORTH_A_LOOK ? Level.LOOK : Level.GOOD;
    String lower =
        silenceNs > QUIET_NS
            ? silent(silenceNs)
            : "loss " + Figures.fixed(100 * lossFraction, lossFraction < 0.1 ? 1 : 0) + " %";
    return new Tile(sensor.name(), level, Figures.fixed(rateHz, 0) + " Hz", lower);
  }

  private static String silent(long silenceNs) {
    double seconds = silenceNs * 1e-9;
    return "silent " + Figures.fixed(seconds, seconds < 10 ? 1 : 0) + " s";
  }

  private static String millis(long ns) {
    return Figures.fixed(ns * 1e-6, ns < 100_000_000 ? 1 : 0);
  }

  private static void tile(Frame frame, Rect rect, Tile tile) {
    Canvas canvas = frame.canvas();
    Theme theme = frame.theme();
    frame.panel(rect);
    if (tile.level() != Level.GOOD) {
      canvas.outline(rect, Frame.RADIUS, 3, tile.level().signal().fill());
    }
    boolean twoLines = rect.height() >= TWO_LINES;
    Rect inner = twoLines ? rect.inset(10, 8) : rect.inset(10, 0);
    Rect upper = twoLines ? inner.row(0, 2, 0) : inner;
    tile.level()
        .icon()
        .draw(
            canvas,
            inner.x() + 13,
            upper.centerY(),
            13,
            tile.level().signal().fill(),
            tile.level().signal().ink());
    Rect name = upper.rightOf(36);
    if (!twoLines) {
      frame.text(tile.upper(), name, Align.RIGHT, TextStyle.SMALL, theme.text());
      name = name.left(name.width() - canvas.textWidth(tile.upper(), TextStyle.SMALL) - GAP);
    }
    frame.text(tile.name(), name, Align.LEFT, TextStyle.SMALL, theme.text());
    if (!twoLines) {
      return;
    }
    Rect lower = inner.row(1, 2, 0);
    frame.text(tile.upper(), lower, Align.LEFT, TextStyle.LABEL_BOLD, theme.text());
    float used = canvas.textWidth(tile.upper(), TextStyle.LABEL_BOLD) + 10;
    frame.text(tile.lower(), lower.rightOf(used), Align.RIGHT, TextStyle.SMALL, theme.dim());
  }
}
