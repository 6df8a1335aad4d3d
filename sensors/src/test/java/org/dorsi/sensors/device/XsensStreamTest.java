package org.dorsi.sensors.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.calibration.AxisMap;
import org.dorsi.sensors.health.HealthCounters;
import org.dorsi.sensors.protocol.XbusFrames;
import org.junit.jupiter.api.Test;

class XsensStreamTest {

  private static final Placement FOOT = new Placement(Side.RIGHT, BodySegment.FOOT);
  private static final float[] UPRIGHT = {0, 0, 9.8125f};
  private static final float[] AT_REST = {0, 0, 0};

  private final HealthCounters counters = new HealthCounters();
  private final List<SensorReading> readings = new ArrayList<>();
  private final XsensStream stream =
      new XsensStream(FOOT, new AxisMap(List.of("+x", "+z", "-y")), counters, readings::add);

  private int hear(long arrivalNs, byte[] frame) {
    return stream.accept(arrivalNs, frame, frame.length);
  }

  @Test
  void turnsTheReferenceMessageIntoTheSegmentsFrame() {
    assertEquals(1, hear(7_000, XbusFrames.REFERENCE));
    assertEquals(new ImuSample(7_000, 7_000, FOOT, 0.5, 0, 0.25, 0, 9.8125, -0.0), readings.get(0));
  }

  @Test
  void takesTheInstantFromTheSampleTime() {
    hear(0, XbusFrames.measurement(1, 0xFFFFFF9CL, UPRIGHT, AT_REST));
    hear(35_000_000, XbusFrames.measurement(2, 0, UPRIGHT, AT_REST));
    assertEquals(10_000_000, readings.get(1).timeNs());
    assertEquals(35_000_000, readings.get(1).arrivalNs());
  }

  @Test
  void takesTheArrivalWhereThereIsNoSampleTime() {
    byte[] payload = new byte[30];
    payload[0] = 0x40;
    payload[1] = 0x20;
    payload[2] = 12;
    payload[15] = (byte) 0x80;
    payload[16] = 0x20;
    payload[17] = 12;
    hear(1_000, XbusFrames.message(0x36, payload));
    hear(9_000, XbusFrames.message(0x36, payload));
    assertEquals(List.of(1_000L, 9_000L), readings.stream().map(SensorReading::timeNs).toList());
  }

  @Test
  void countsMissingPackets() {
    for (int counter : new int[] {65534, 65535, 3}) {
      hear(0, XbusFrames.measurement(counter, 0, UPRIGHT, AT_REST));
    }
    assertEquals(3, counters.snapshot().sequenceGaps());
  }

  @Test
  void dropsAndCountsWhatNoSegmentDoes() {
    List<float[]> rotations =
        List.of(
            new float[] {Float.NaN, 0, 0},
            new float[] {0, Float.POSITIVE_INFINITY, 0},
            new float[] {0, 0, -101});
    for (float[] rotation : rotations) {
      assertEquals(0, hear(0, XbusFrames.measurement(0, 0, UPRIGHT, rotation)));
    }
    assertEquals(0, hear(0, XbusFrames.measurement(0, 0, new float[] {0, 501, 0}, AT_REST)));
    assertEquals(4, counters.snapshot().implausible());
    assertEquals(1, hear(0, XbusFrames.measurement(0, 0, UPRIGHT, new float[] {0, 0, 34.9f})));
  }

  @Test
  void makesNoSampleOfAMessageWithoutMotion() {
    assertEquals(0, hear(0, XbusFrames.message(0x36, new byte[] {0x10, 0x20, 2, 0, 1})));
    assertEquals(0, hear(0, XbusFrames.message(0x31)));
    assertEquals(0, counters.snapshot().implausible());
  }

  /**
   * Of 256 damaged messages one has a check that fits: where many are damaged, none is believed.
   */
  @Test
  void isSilentForASecondAfterMoreThanFiveDamagedMessages() {
    byte[] damaged = XbusFrames.measurement(0, 0, UPRIGHT, AT_REST);
    damaged[20] ^= 1;
    long second = 1_000_000_000L;
    for (int i = 0; i < 5; i++) {
      hear(i * second / 10, damaged);
      assertEquals(1, hear(i * second / 10, XbusFrames.REFERENCE));
    }
    hear(second / 2, damaged);
    assertEquals(0, hear(second / 2, XbusFrames.REFERENCE));
    assertEquals(0, hear(second - 1, XbusFrames.REFERENCE));
    assertEquals(1, hear(second, XbusFrames.REFERENCE), "the first of six is a second old");
  }
}
