package org.dorsi.visualization.session;

import java.util.List;
import org.dorsi.sensors.Side;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.session.WalkingFigure.Leg;
import org.dorsi.visualization.session.WalkingFigure.Muscle;
import org.dorsi.visualization.session.WalkingFigure.Point;

/**
 * Draws the simulated patient: the moving belt, both legs in their colours, muscles that light up
 * as they are active, in the colour of stimulation where it does it, and the ground's force. Render
 * thread only.
 */
final class FigurePainter {

  private static final float GROUND = 58;
  private static final float HEAD_ROOM = 30;
  private static final float BONE = 7;
  private static final float MUSCLE = 9;
  private static final double HEAD_METERS = 0.11;

  /** Marks on the belt. */
  private static final double MARK_METERS = 0.25;

  /** A body weight's arrow. */
  private static final double ARROW_METERS = 0.35;

  /** Activation below this is tone and stays dark. */
  private static final double DARK = 0.04;

  /** Where a muscle runs: from a share of a segment to another, so far in front of it. */
  private record Course(double fromFraction, double toFraction, float front) {}

  void paint(Frame frame, Rect area, WalkingFigure figure) {
    frame.panel(area);
    frame.text(
        "SIMULATED PATIENT",
        new Rect(area.x() + 16, area.y() + 6, area.width() - 32, 34),
        Align.LEFT,
        TextStyle.SMALL,
        frame.theme().dim());
    frame.canvas().clip(area);
    Scale scale = new Scale(area, figure);
    belt(frame, area, scale, figure);
    leg(frame, scale, figure, figure.left(), Side.LEFT);
    trunk(frame, scale, figure);
    leg(frame, scale, figure, figure.right(), Side.RIGHT);
    frame.canvas().unclip();
  }

  private static void belt(Frame frame, Rect area, Scale scale, WalkingFigure figure) {
    Canvas canvas = frame.canvas();
    float y = scale.y(0);
    canvas.fill(new Rect(area.x(), y, area.width(), 8), 0, frame.theme().edge());
    double first = Math.floor(scale.leftMeters() / MARK_METERS) * MARK_METERS;
    double shift = figure.beltMeters() % MARK_METERS;
    for (double x = first - shift; x < scale.rightMeters(); x += MARK_METERS) {
      canvas.line(scale.x(x), y + 8, scale.x(x) - 8, y + 22, 3, frame.theme().edge());
    }
  }

  private static void trunk(Frame frame, Scale scale, WalkingFigure figure) {
    Canvas canvas = frame.canvas();
    int color = frame.theme().dim();
    bone(canvas, scale, figure.hip(), figure.head(), BONE + 5, color);
    float radius = scale.length(HEAD_METERS);
    canvas.disc(scale.x(figure.head().xMeters()), scale.y(figure.head().yMeters()), radius, color);
  }

  private static void leg(Frame frame, Scale scale, WalkingFigure figure, Leg leg, Side side) {
    Canvas canvas = frame.canvas();
    int color = frame.theme().side(side);
    bone(canvas, scale, figure.hip(), leg.knee(), BONE, color);
    bone(canvas, scale, leg.knee(), leg.ankle(), BONE, color);
    bone(canvas, scale, leg.ankle(), leg.heel(), BONE, color);
    bone(canvas, scale, leg.ankle(), leg.toe(), BONE, color);
    bone(canvas, scale, leg.heel(), leg.toe(), BONE, color);
    for (Point joint : new Point[] {figure.hip(), leg.knee(), leg.ankle()}) {
      canvas.disc(scale.x(joint.xMeters()), scale.y(joint.yMeters()), BONE, color);
    }
    for (Muscle muscle : Muscle.values()) {
      muscle(frame, scale, figure, leg, muscle);
    }
    if (leg.loadBodyWeights() > 0.05) {
      Point middle = new Point((leg.heel().xMeters() + leg.toe().xMeters()) / 2, 0);
      Point top = new Point(middle.xMeters(), ARROW_METERS * leg.loadBodyWeights());
      bone(canvas, scale, middle, top, 3, frame.theme().text());
      float x = scale.x(top.xMeters());
      float y = scale.y(top.yMeters());
      canvas.polygon(frame.theme().text(), x, y - 10, x + 7, y + 4, x - 7, y + 4);
    }
  }

  private static void muscle(
      Frame frame, Scale scale, WalkingFigure figure, Leg leg, Muscle muscle) {
    int place = List.of(Muscle.values()).indexOf(muscle);
    double active = leg.activationFractions().get(place);
    if (active < DARK) {
      return;
    }
    boolean stimulated = leg.stimulatedFractions().get(place) > active / 2;
    int color = stimulated ? frame.theme().output() : frame.theme().text();
    // Tone is faint, half of the strength is full light.
    int light = (int) (60 + 195 * Math.min(1, active / 0.5));
    Course course = course(muscle);
    boolean thigh =
        switch (muscle) {
          case VASTI, HAMSTRINGS, GLUTEI, HIP_FLEXORS -> true;
          case SOLEUS, TIBIALIS_ANTERIOR, GASTROCNEMIUS -> false;
        };
    Point from = thigh ? figure.hip() : leg.knee();
    Point to = thigh ? leg.knee() : leg.ankle();
    float x1 = scale.x(from.xMeters());
    float y1 = scale.y(from.yMeters());
    float x2 = scale.x(to.xMeters());
    float y2 = scale.y(to.yMeters());
    float length = (float) Math.max(1, Math.hypot(x2 - x1, y2 - y1));
    // A quarter turn from "down the segment" points forward on the screen.
    float frontX = (y2 - y1) / length * course.front();
    float frontY = -(x2 - x1) / length * course.front();
    frame
        .canvas()
        .line(
            (float) (x1 + course.fromFraction() * (x2 - x1)) + frontX,
            (float) (y1 + course.fromFraction() * (y2 - y1)) + frontY,
            (float) (x1 + course.toFraction() * (x2 - x1)) + frontX,
            (float) (y1 + course.toFraction() * (y2 - y1)) + frontY,
            MUSCLE,
            (color & ~0xff) | light);
  }

  private static Course course(Muscle muscle) {
    return switch (muscle) {
      case SOLEUS -> new Course(0.35, 0.95, -11);
      case TIBIALIS_ANTERIOR -> new Course(0.15, 0.95, 12);
      case GASTROCNEMIUS -> new Course(0.0, 0.45, -17);
      case VASTI -> new Course(0.3, 0.95, 13);
      case HAMSTRINGS -> new Course(0.25, 1.0, -13);
      case GLUTEI -> new Course(-0.1, 0.22, -18);
      case HIP_FLEXORS -> new Course(-0.2, 0.2, 15);
    };
  }

  private static void bone(
      Canvas canvas, Scale scale, Point from, Point to, float width, int color) {
    canvas.line(
        scale.x(from.xMeters()),
        scale.y(from.yMeters()),
        scale.x(to.xMeters()),
        scale.y(to.yMeters()),
        width,
        color);
  }

  /** From the plane of the walk to the panel: the patient in the middle, their head in it. */
  private static final class Scale {

    /** Height that fits, so that the scale does not follow each step. */
    private static final double TALLEST_METERS = 2.0;

    private final Rect area;
    private final double pixelsPerMeter;
    private final double middleMeters;

    Scale(Rect area, WalkingFigure figure) {
      this.area = area;
      this.pixelsPerMeter = (area.height() - GROUND - HEAD_ROOM) / TALLEST_METERS;
      this.middleMeters = figure.hip().xMeters();
    }

    float x(double meters) {
      return area.centerX() + length(meters - middleMeters);
    }

    float y(double meters) {
      return area.bottom() - GROUND - length(meters);
    }

    float length(double meters) {
      return (float) (pixelsPerMeter * meters);
    }

    double leftMeters() {
      return middleMeters - area.width() / pixelsPerMeter;
    }

    double rightMeters() {
      return middleMeters + area.width() / pixelsPerMeter;
    }
  }
}
