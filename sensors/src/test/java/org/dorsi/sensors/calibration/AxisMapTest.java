package org.dorsi.sensors.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Truth: a rotation keeps right-handedness, and there are 24 ways to turn a cube. */
class AxisMapTest {

  private static double[] turned(AxisMap map, double x, double y, double z) {
    return new double[] {
      map.component(0, x, y, z), map.component(1, x, y, z), map.component(2, x, y, z)
    };
  }

  private static String refusal(String... axes) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> new AxisMap(List.of(axes)))
            .getMessage());
  }

  @Test
  void namesTheSensorAxisOfEachSegmentAxis() {
    double[] segment = turned(new AxisMap(List.of("+x", "+z", "-y")), 1, 2, 3);
    assertEquals(List.of(1.0, 3.0, -2.0), List.of(segment[0], segment[1], segment[2]));
  }

  @Test
  void acceptsExactlyTheRotationsAmongAllSignedAxes() {
    String[] names = {"+x", "-x", "+y", "-y", "+z", "-z"};
    int accepted = 0;
    for (String a : names) {
      for (String b : names) {
        for (String c : names) {
          try {
            AxisMap map = new AxisMap(List.of(a, b, c));
            assertTrue(isRotation(map), a + b + c);
            accepted++;
          } catch (IllegalArgumentException refused) {
            assertTrue(String.valueOf(refused.getMessage()).startsWith("axes must"), a + b + c);
          }
        }
      }
    }
    assertEquals(24, accepted);
  }

  /** Whether x cross y is z for the images of the sensor's unit vectors. */
  private static boolean isRotation(AxisMap map) {
    double[] x = turned(map, 1, 0, 0);
    double[] y = turned(map, 0, 1, 0);
    double[] z = turned(map, 0, 0, 1);
    return x[1] * y[2] - x[2] * y[1] == z[0]
        && x[2] * y[0] - x[0] * y[2] == z[1]
        && x[0] * y[1] - x[1] * y[0] == z[2];
  }

  @Test
  void saysWhatIsWrong() {
    assertTrue(refusal("+x", "+y").contains("three sensor axes"));
    assertTrue(refusal("+x", "y", "+z").contains("\"y\""));
    assertTrue(refusal("+x", "-x", "+z").contains("each sensor axis once"));
    assertTrue(refusal("+x", "+z", "+y").contains("right-handed"));
  }
}
