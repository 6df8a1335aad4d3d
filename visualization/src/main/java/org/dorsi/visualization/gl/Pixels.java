package org.dorsi.visualization.gl;

import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the framebuffer, in its pixels from the top left; empty if no wider or higher than 0.
 */
record Pixels(int left, int top, int right, int bottom) {

  /** All of a framebuffer. */
  static Pixels all(Viewport viewport) {
    return new Pixels(0, 0, viewport.framebufferWidth(), viewport.framebufferHeight());
  }

  boolean isEmpty() {
    return right <= left || bottom <= top;
  }

  /** How many there are. */
  long count() {
    return (long) (right - left) * (bottom - top);
  }

  /** The smallest that holds both. */
  Pixels around(Pixels other) {
    return new Pixels(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** Whether any pixel is common to both. */
  boolean overlaps(Pixels other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  /** What is left of this without the other: parts that are apart from each other. */
  List<Pixels> without(Pixels other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    Pixels hole = and(other);
    return Stream.of(
            new Pixels(left, top, right, hole.top),
            new Pixels(left, hole.top, hole.left, hole.bottom),
            new Pixels(hole.right, hole.top, right, hole.bottom),
            new Pixels(left, hole.bottom, right, bottom))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** What is common to both; may be empty. */
  Pixels and(Pixels other) {
    return new Pixels(
        Math.max(left, other.left),
        Math.max(top, other.top),
        Math.min(right, other.right),
        Math.min(bottom, other.bottom));
  }
}
