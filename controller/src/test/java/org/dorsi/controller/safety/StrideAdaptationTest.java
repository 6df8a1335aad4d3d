package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StrideModulation;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

class StrideAdaptationTest {

  private static final long STRIDE_NS = 1_200_000_000L;

  private static StrideAdaptation adaptation() {
    return adaptation(24);
  }

  private static StrideAdaptation adaptation(double maximumMilliamps) {
    return new StrideAdaptation(
        new ChannelProgram(
            new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
            new CalibratedCurrents(20, maximumMilliamps),
            250,
            40,
            0.2,
            0.1,
            1.5,
            GaitWindow.heelOffToContact(0)));
  }

  @Test
  void lowersAtOnceAndComesBackByTwoMilliampsAStride() {
    StrideAdaptation adaptation = adaptation();
    adaptation.begin(STRIDE_NS, new StrideModulation(0.5, 1), 20);
    assertEquals(10, adaptation.milliamps(20), 1e-9);
    adaptation.begin(2 * STRIDE_NS, StrideModulation.UNCHANGED, 20);
    assertEquals(12, adaptation.milliamps(20), 1e-9);
    for (int stride = 3; stride < 8; stride++) {
      adaptation.begin(stride * STRIDE_NS, StrideModulation.UNCHANGED, 20);
    }
    assertEquals(20, adaptation.milliamps(20), 1e-9);
  }

  @Test
  void raisesByTenPercentInThirtySecondsAndStopsAtTheCalibratedMaximum() {
    StrideAdaptation adaptation = adaptation();
    StrideModulation more = new StrideModulation(3, 1);
    adaptation.begin(STRIDE_NS, StrideModulation.UNCHANGED, 20);
    for (int stride = 2; stride <= 26; stride++) {
      adaptation.begin(stride * STRIDE_NS, more, 20);
    }
    assertEquals(22, adaptation.milliamps(20), 1e-6);
    for (int stride = 27; stride <= 200; stride++) {
      adaptation.begin(stride * STRIDE_NS, more, 20);
    }
    assertEquals(24, adaptation.milliamps(20), 1e-9);
  }

  @Test
  void aStrideWithoutAnyCurrentRaisesNothing() {
    StrideAdaptation adaptation = adaptation();
    adaptation.begin(STRIDE_NS, new StrideModulation(0.5, 1), 20);
    adaptation.begin(2 * STRIDE_NS, StrideModulation.UNCHANGED, 0);
    adaptation.begin(3 * STRIDE_NS, StrideModulation.UNCHANGED, 20);
    assertEquals(12, adaptation.milliamps(20), 1e-9);
  }

  @Test
  void shortensThePulseAtOnceAndLengthensItByTenMicrosecondsAStride() {
    StrideAdaptation adaptation = adaptation();
    adaptation.begin(STRIDE_NS, new StrideModulation(1, 0.5), 20);
    assertEquals(125, adaptation.widthMicros(20), 1e-9);
    adaptation.begin(2 * STRIDE_NS, StrideModulation.UNCHANGED, 20);
    assertEquals(135, adaptation.widthMicros(20), 1e-9);
    assertEquals(135, adaptation.widthMicros(24), 1e-9, "less charge than the calibration");
  }

  @Test
  void lengthensThePulseNoFurtherThanTheCalibratedChargeAllows() {
    StrideAdaptation adaptation = adaptation();
    for (int stride = 1; stride <= 200; stride++) {
      adaptation.begin(stride * STRIDE_NS, new StrideModulation(1, 3), 20);
    }
    assertEquals(300, adaptation.widthMicros(20), 1e-9, "24 mA x 250 us");
    assertEquals(250, adaptation.widthMicros(24), 1e-9);
    assertEquals(250, adaptation.widthMicros(30), 1e-9, "never below the program's");
  }

  @Test
  void aChannelWithoutAnyCurrentLeftHasAPulseWidthAllTheSame() {
    assertEquals(250, adaptation(0).widthMicros(0));
  }

  @Test
  void neverGivesMoreCurrentOrChargeThanTheCalibrationWhateverIsAskedFor() {
    SplittableRandom random = new SplittableRandom(1);
    StrideAdaptation adaptation = adaptation();
    long nowNs = 0;
    for (int i = 0; i < 100_000; i++) {
      nowNs += (long) (random.nextDouble() * 4e9);
      double target = 24 * random.nextDouble();
      adaptation.begin(
          nowNs,
          new StrideModulation(5 * random.nextDouble(), 1e-6 + 5 * random.nextDouble()),
          target);
      double milliamps = adaptation.milliamps(target);
      double width = adaptation.widthMicros(milliamps);
      assertTrue(milliamps >= 0 && milliamps <= 24, milliamps + " mA");
      assertTrue(milliamps * width <= 24 * 250 * (1 + 1e-12), milliamps + " mA x " + width);
    }
  }
}
