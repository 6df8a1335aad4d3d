package org.dorsi.visualization.session;

import org.dorsi.visualization.gl.Rect;

/**
 * Where the parts of one channel's card stand: in two lines where there is height, in one where
 * there are many channels. Any thread.
 *
 * @param card the whole card
 */
record ChannelCard(Rect card) {

  private static final float TALL = 120;
  private static final float PAD = 14;
  private static final float STRIPE = 14;
  private static final float GAP = 10;
  private static final float HEAD_HEIGHT = 56;
  private static final float NAME_WIDTH = 178;
  private static final float STEP_WIDTH = 62;
  private static final float ENABLE_WIDTH = 100;

  /** Whether there is room for a line of its own for the names. */
  boolean tall() {
    return card.height() >= TALL;
  }

  /** Names and pulse parameters. */
  Rect head() {
    Rect inner = inner();
    return tall()
        ? inner.top(HEAD_HEIGHT).left(inner.width() - ENABLE_WIDTH - 2 * GAP)
        : inner.left(NAME_WIDTH);
  }

  Rect minus() {
    return body().left(STEP_WIDTH);
  }

  Rect bar() {
    Rect body = body();
    float x = minus().right() + GAP;
    return new Rect(x, body.y(), Math.max(0, plus().x() - GAP - x), body.height());
  }

  Rect plus() {
    Rect body = body();
    return new Rect(value().x() - GAP - STEP_WIDTH, body.y(), STEP_WIDTH, body.height());
  }

  Rect value() {
    Rect lamp = lamp();
    return new Rect(lamp.x() - GAP - valueWidth(), lamp.y(), valueWidth(), lamp.height());
  }

  Rect lamp() {
    Rect body = body();
    return new Rect(body.right() - lampWidth(), body.y(), lampWidth(), body.height());
  }

  Rect enable() {
    Rect inner = inner();
    Rect column = inner.rightOf(inner.width() - ENABLE_WIDTH);
    return tall() ? column.top(HEAD_HEIGHT) : column;
  }

  private float valueWidth() {
    return tall() ? 128 : 100;
  }

  private float lampWidth() {
    return tall() ? 92 : 52;
  }

  private Rect inner() {
    return new Rect(
        card.x() + PAD + STRIPE, card.y(), card.width() - 2 * PAD - STRIPE, card.height());
  }

  private Rect body() {
    Rect inner = inner();
    Rect room =
        tall()
            ? inner.belowTop(HEAD_HEIGHT)
            : inner.rightOf(NAME_WIDTH).left(inner.width() - NAME_WIDTH - ENABLE_WIDTH - GAP);
    float above = tall() ? 2 : 10;
    float below = tall() ? 12 : 10;
    return new Rect(
        room.x(), room.y() + above, room.width(), Math.max(0, room.height() - above - below));
  }
}
