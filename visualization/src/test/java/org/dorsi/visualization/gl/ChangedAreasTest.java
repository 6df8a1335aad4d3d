package org.dorsi.visualization.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangedAreasTest {

  private static final Viewport WINDOW = new Viewport(1920, 1080);
  private static final int RED = 0xff0000ff;
  private static final int BLUE = 0x0000ffff;

  private final Fonts fonts = new Fonts();
  private final ChangedAreas areas = new ChangedAreas();

  @Test
  void drawsEverythingInANewWindowAndInOneOfAnotherSize() {
    assertEquals(List.of(Pixels.all(WINDOW)), areas.since(new Drawing(fonts, WINDOW)));
    Viewport smaller = new Viewport(1280, 720);
    assertEquals(List.of(Pixels.all(smaller)), areas.since(new Drawing(fonts, smaller)));
  }

  @Test
  void drawsNothingOfAFrameThatLooksTheSame() {
    areas.since(rectangles(100, 900));
    assertEquals(List.of(), areas.since(rectangles(100, 900)));
  }

  @Test
  void drawsWhereAShapeWasAndWhereItIs() {
    areas.since(rectangles(100, 900));
    List<Pixels> changed = areas.since(rectangles(100, 1500));
    assertTrue(covered(changed, 905, 105), "where it was");
    assertTrue(covered(changed, 1505, 105), "where it is");
    assertFalse(covered(changed, 105, 105), "what stayed");
  }

  @Test
  void drawsWhatNowLiesBelowAnother() {
    Drawing redAbove = new Drawing(fonts, WINDOW);
    redAbove.fill(new Rect(100, 100, 20, 20), 0, BLUE);
    redAbove.fill(new Rect(110, 110, 20, 20), 0, RED);
    Drawing blueAbove = new Drawing(fonts, WINDOW);
    blueAbove.fill(new Rect(110, 110, 20, 20), 0, RED);
    blueAbove.fill(new Rect(100, 100, 20, 20), 0, BLUE);
    areas.since(redAbove);
    assertTrue(covered(areas.since(blueAbove), 115, 115));
  }

  @Test
  void drawsALineOfWhichOnePointMoved() {
    areas.since(line(500));
    assertTrue(covered(areas.since(line(501)), 200, 500));
  }

  @Test
  void whatIsClippedOffMakesNothingChange() {
    areas.since(clipped(300));
    List<Pixels> changed = areas.since(clipped(301));
    assertFalse(covered(changed, 300, 105), "outside of the clip");
    assertTrue(covered(changed, 120, 105), "inside");
  }

  @Test
  void noPixelIsDrawnTwiceAndNoChangeIsLeftOut() {
    Random chance = new Random(5);
    for (int frame = 0; frame < 50; frame++) {
      float[] lefts = new float[12];
      for (int i = 0; i < lefts.length; i++) {
        lefts[i] = chance.nextInt(1880);
      }
      Drawing drawing = rectangles(lefts);
      List<Pixels> changed = areas.since(drawing);
      for (Pixels area : changed) {
        assertTrue(changed.stream().noneMatch(o -> !o.equals(area) && o.overlaps(area)));
      }
      for (float left : lefts) {
        assertTrue(covered(changed, (int) left, 105));
      }
    }
  }

  private Drawing rectangles(float... lefts) {
    Drawing drawing = new Drawing(fonts, WINDOW);
    for (int i = 0; i < lefts.length; i++) {
      drawing.fill(new Rect(lefts[i], 100 + 80 * (i % 2), 30, 30), 4, RED + (i << 8));
      drawing.fill(new Rect(lefts[i], 100, 10, 10), 4, BLUE);
    }
    return drawing;
  }

  private Drawing line(float middleY) {
    Drawing drawing = new Drawing(fonts, WINDOW);
    drawing.polyline(new float[] {100, 200, 300}, new float[] {400, middleY, 400}, 3, 2, RED);
    return drawing;
  }

  private Drawing clipped(float right) {
    Drawing drawing = new Drawing(fonts, WINDOW);
    drawing.clip(new Rect(100, 100, 50, 50));
    drawing.fill(new Rect(100, 100, right - 100, 20), 0, RED);
    drawing.unclip();
    return drawing;
  }

  private static boolean covered(List<Pixels> areas, int x, int y) {
    return areas.stream().anyMatch(area -> area.overlaps(new Pixels(x, y, x + 1, y + 1)));
  }
}
