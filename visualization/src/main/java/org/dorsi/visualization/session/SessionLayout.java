package org.dorsi.visualization.session;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.sensors.Side;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.Viewport;

/**
 * Where everything stands, in design pixels: a pure function of the window's size and the channels,
 * so that input can hit-test without asking the renderer. Any thread.
 */
final class SessionLayout {

  /** Space between panels and at the window's edge. */
  static final float GAP = 14;

  private static final float BANNER_HEIGHT = 104;
  private static final float NEXT_HEIGHT = 58;
  private static final float SIDE_WIDTH = 452;
  private static final float STOP_HEIGHT = 214;
  private static final float ACTIONS_HEIGHT = 194;
  private static final float TILES_HEIGHT = 268;
  private static final float GAIT_HEIGHT = 318;

  private static final float FIGURE_WIDTH = 430;

  /** Height of a channel's card where there are one, two, and more rows of them. */
  private static final float[] CARD_HEIGHTS = {148, 98, 80};

  private final float width;
  private final float height;
  private final List<Rect> channelCards;
  private final float channelsTop;

  private SessionLayout(Viewport viewport, List<ChannelState> channels) {
    width = viewport.width();
    height = viewport.height();
    List<Integer> rows = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    int rowCount = place(channels, rows, columns);
    float cardHeight = CARD_HEIGHTS[Math.min(Math.max(rowCount, 1), CARD_HEIGHTS.length) - 1];
    float total = Math.max(0, rowCount * (cardHeight + GAP) - GAP);
    channelsTop = height - GAP - total;
    Rect area = new Rect(GAP, channelsTop, mainWidth(), total);
    int columnCount = channels.size() == 1 ? 1 : 2;
    channelCards = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      channelCards.add(
          area.row(rows.get(i), rowCount, GAP).column(columns.get(i), columnCount, GAP));
    }
  }

  static SessionLayout of(Viewport viewport, List<ChannelState> channels) {
    return new SessionLayout(viewport, channels);
  }

  /** Left channels in the left column and right ones in the right, where there are both. */
  private static int place(List<ChannelState> channels, List<Integer> rows, List<Integer> columns) {
    boolean bothSides =
        channels.stream().map(c -> c.channel().side()).distinct().count() == Side.values().length;
    int[] filled = new int[2];
    for (int i = 0; i < channels.size(); i++) {
      int column = bothSides ? (channels.get(i).channel().side() == Side.LEFT ? 0 : 1) : i % 2;
      rows.add(filled[column]++);
      columns.add(column);
    }
    return Math.max(filled[0], filled[1]);
  }

  /** The STOP button: same corner, same size, whatever else there is. */
  static Rect stop(Viewport viewport) {
    return new Rect(
        viewport.width() - GAP - SIDE_WIDTH,
        viewport.height() - GAP - STOP_HEIGHT,
        SIDE_WIDTH,
        STOP_HEIGHT);
  }

  Rect whole() {
    return new Rect(0, 0, width, height);
  }

  Rect banner() {
    return new Rect(0, 0, width, BANNER_HEIGHT);
  }

  Rect next() {
    return new Rect(0, BANNER_HEIGHT, width, NEXT_HEIGHT);
  }

  Rect gait() {
    return new Rect(GAP, top(), mainWidth(), GAIT_HEIGHT);
  }

  Rect strips() {
    float y = top() + GAIT_HEIGHT + GAP;
    float bottom = channelCards.isEmpty() ? height - GAP : channelsTop - GAP;
    return new Rect(GAP, y, mainWidth(), Math.max(0, bottom - y));
  }

  /** What is left of the strips beside a simulated patient. */
  Rect stripsBesideFigure() {
    return strips().left(strips().width() - FIGURE_WIDTH - GAP);
  }

  /** A simulated patient, beside the strips. */
  Rect figure() {
    return strips().rightOf(strips().width() - FIGURE_WIDTH);
  }

  /** One card a channel, in the channels' order. */
  List<Rect> channelCards() {
    return channelCards;
  }

  Rect actions() {
    return new Rect(sideX(), top(), SIDE_WIDTH, ACTIONS_HEIGHT);
  }

  Rect action(int index) {
    return actions().row(index / 2, 3, 10).column(index % 2, 2, 10);
  }

  Rect tiles() {
    return new Rect(sideX(), actions().bottom() + GAP, SIDE_WIDTH, TILES_HEIGHT);
  }

  Rect notices() {
    float y = tiles().bottom() + GAP;
    return new Rect(sideX(), y, SIDE_WIDTH, Math.max(0, height - GAP - STOP_HEIGHT - GAP - y));
  }

  private float top() {
    return BANNER_HEIGHT + NEXT_HEIGHT + GAP;
  }

  private float mainWidth() {
    return width - SIDE_WIDTH - 3 * GAP;
  }

  private float sideX() {
    return width - GAP - SIDE_WIDTH;
  }
}
