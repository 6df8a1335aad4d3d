package org.dorsi.visualization.gl;

/**
 * A rectangle on a screen, in design pixels: origin at the top left, y downwards.
 *
 * @param x left edge
 * @param y upper edge
 * @param width extent to the right, not negative
 * @param height extent downwards, not negative
 */
public record Rect(float x, float y, float width, float height) {

  public Rect {
    if (!(width >= 0 && height >= 0)) {
      throw new IllegalArgumentException(
          "rectangle must not be negative in size, got " + width + " x " + height + " px");
    }
  }

  public float right() {
    return x + width;
  }

  public float bottom() {
    return y + height;
  }

  public float centerX() {
    return x + width / 2;
  }

  public float centerY() {
    return y + height / 2;
  }

  /** Whether a point lies inside; the upper and left edges belong to the rectangle. */
  public boolean contains(float pointX, float pointY) {
    return pointX >= x && pointX < right() && pointY >= y && pointY < bottom();
  }

  /** Whether any point is common to both. */
  public boolean overlaps(Rect other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /** What is common to both, of no size if there is nothing. */
  public Rect and(Rect other) {
    float left = Math.max(x, other.x);
    float top = Math.max(y, other.y);
    return new Rect(
        left,
        top,
        Math.max(0, Math.min(right(), other.right()) - left),
        Math.max(0, Math.min(bottom(), other.bottom()) - top));
  }

  /** This rectangle without a margin on every edge. */
  public Rect inset(float margin) {
    return inset(margin, margin);
  }

  /** This rectangle without a margin at left and right, and another one above and below. */
  public Rect inset(float horizontal, float vertical) {
    return new Rect(
        x + horizontal,
        y + vertical,
        Math.max(0, width - 2 * horizontal),
        Math.max(0, height - 2 * vertical));
  }

  /** The part with the given height at the upper edge. */
  public Rect top(float part) {
    return new Rect(x, y, width, clamped(part, height));
  }

  /** What remains below {@link #top}. */
  public Rect belowTop(float part) {
    return new Rect(x, y + clamped(part, height), width, height - clamped(part, height));
  }

  /** The part with the given width at the left edge. */
  public Rect left(float part) {
    return new Rect(x, y, clamped(part, width), height);
  }

  /** What remains to the right of {@link #left}. */
  public Rect rightOf(float part) {
    return new Rect(x + clamped(part, width), y, width - clamped(part, width), height);
  }

  /** One of {@code count} equal columns with a gap between them, counted from 0. */
  public Rect column(int index, int count, float gap) {
    float each = Math.max(0, (width - gap * (count - 1)) / count);
    return new Rect(x + index * (each + gap), y, each, height);
  }

  /** One of {@code count} equal rows with a gap between them, counted from 0. */
  public Rect row(int index, int count, float gap) {
    float each = Math.max(0, (height - gap * (count - 1)) / count);
    return new Rect(x, y + index * (each + gap), width, each);
  }

  private static float clamped(float part, float whole) {
    return Math.max(0, Math.min(part, whole));
  }
}
