package org.dorsi.visualization.gl;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.visualization.gl.Drawing.Placed;
import org.jspecify.annotations.Nullable;

/**
 * Finds what of a frame differs from the one before, in tiles. What is in a tile changes if other
 * shapes reach into it, or the same in another order. Render thread only.
 */
final class ChangedAreas {

  /** Edge of a tile in pixels: that of llvmpipe's own. */
  private static final int TILE = 64;

  /** Pixels that are drawn as fast as one more rectangle is begun. */
  private static final long WORTH_A_RECTANGLE = 2 * TILE * TILE;

  private @Nullable Viewport viewport;
  private List<Placed> shown = List.of();
  private List<List<Placed>> shownTiles = List.of();

  /**
   * Compares with the drawing of the last call.
   *
   * @return rectangles of whole tiles, apart from each other, that hold all that differs;
   *     everything if the framebuffer has another size, nothing if the frame looks the same
   */
  List<Pixels> since(Drawing drawing) {
    Viewport now = drawing.viewport();
    int columns = tiles(now.framebufferWidth());
    int rows = tiles(now.framebufferHeight());
    List<Placed> shapes = asBefore(drawing.shapes());
    List<List<Placed>> tiles = sorted(shapes, columns, rows);
    List<List<Placed>> before = shownTiles;
    boolean resized = !now.equals(viewport);
    shown = shapes;
    shownTiles = tiles;
    viewport = now;
    if (resized) {
      return List.of(Pixels.all(now));
    }
    boolean[] changed = new boolean[tiles.size()];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = !same(tiles.get(i), before.get(i));
    }
    return joined(rectangles(changed, columns));
  }

  /**
   * Takes the object of the frame before where an equal shape stood there, counted from the first
   * or from the last, so that each is compared once and not in all its tiles.
   */
  private List<Placed> asBefore(List<Placed> shapes) {
    List<Placed> known = new ArrayList<>(shapes.size());
    int more = shown.size() - shapes.size();
    for (int i = 0; i < shapes.size(); i++) {
      Placed placed = shapes.get(i);
      if (i < shown.size() && placed.equals(shown.get(i))) {
        known.add(shown.get(i));
      } else if (more != 0 && i + more >= 0 && placed.equals(shown.get(i + more))) {
        known.add(shown.get(i + more));
      } else {
        known.add(placed);
      }
    }
    return known;
  }

  @SuppressWarnings("ReferenceEquality") // asBefore has compared the contents
  private static boolean same(List<Placed> some, List<Placed> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static int tiles(int pixels) {
    return (pixels + TILE - 1) / TILE;
  }

  /** The shapes that reach into each tile, row by row. */
  private static List<List<Placed>> sorted(List<Placed> shapes, int columns, int rows) {
    List<List<Placed>> tiles = new ArrayList<>(columns * rows);
    for (int i = 0; i < columns * rows; i++) {
      tiles.add(new ArrayList<>());
    }
    for (Placed placed : shapes) {
      Pixels covered = placed.pixels();
      int right = Math.min(columns, tiles(covered.right()));
      int bottom = Math.min(rows, tiles(covered.bottom()));
      for (int row = Math.max(0, covered.top() / TILE); row < bottom; row++) {
        for (int column = Math.max(0, covered.left() / TILE); column < right; column++) {
          tiles.get(row * columns + column).add(placed);
        }
      }
    }
    return tiles;
  }

  /** Joins tiles side by side, then such runs of the same width one below the other. */
  private static List<Pixels> rectangles(boolean[] changed, int columns) {
    List<Pixels> found = new ArrayList<>();
    for (int first = 0; first < changed.length; first++) {
      if (!changed[first]) {
        continue;
      }
      int column = first % columns;
      int width = 1;
      while (column + width < columns && changed[first + width]) {
        width++;
      }
      int height = 1;
      while (first + height * columns < changed.length
          && all(changed, first + height * columns, width)) {
        height++;
      }
      for (int row = 0; row < height; row++) {
        for (int i = 0; i < width; i++) {
          changed[first + row * columns + i] = false;
        }
      }
      int top = first / columns;
      found.add(
          new Pixels(column * TILE, top * TILE, (column + width) * TILE, (top + height) * TILE));
    }
    return found;
  }

  /** Joins rectangles for as long as that saves more than it draws in vain. */
  private static List<Pixels> joined(List<Pixels> apart) {
    List<Pixels> areas = new ArrayList<>(apart);
    for (int i = 0; i < areas.size(); i++) {
      for (int other = i + 1; other < areas.size(); other++) {
        Pixels both = areas.get(i).around(areas.get(other));
        boolean overlap = areas.get(i).overlaps(areas.get(other));
        long inVain = both.count() - areas.get(i).count() - areas.get(other).count();
        if (overlap || inVain <= WORTH_A_RECTANGLE) {
          areas.remove(other);
          areas.set(i, both);
          // Larger than before, it may now meet others, also earlier ones.
          i = -1;
          break;
        }
      }
    }
    return areas;
  }

  private static boolean all(boolean[] changed, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!changed[i]) {
        return false;
      }
    }
    return true;
  }
}
