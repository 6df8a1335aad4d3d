package org.dorsi.app.stimulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.dorsi.controller.stimulation.device.Capabilities;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.StimulatorDriver.State;
import org.dorsi.sim.device.DeviceFailure;
import org.dorsi.sim.device.EmulatedBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every driver against the emulated device it is for, well and failing, in virtual time. */
class StimulatorFailuresTest {

  private static final double FAILS_AT_MILLIS = 2_510;

  /** 20 mA. */
  private static final int HALF_MILLIAMPS = 40;

  /** Safety requirements, H17. */
  private static final double SILENCE_MILLIS = 150;

  /** Until there is something to answer: the next pulse, or the next question in mid level. */
  private static double untilAskedMillis(StimulatorModel model, StimulationLevel level) {
    boolean repeats = level == StimulationLevel.MID;
    return !repeats ? 26 : model == StimulatorModel.REHASTIM2 ? 401 : 501;
  }

  static Stream<Arguments> devices() {
    return Arrays.stream(StimulatorModel.values())
        .flatMap(
            model ->
                Arrays.stream(StimulationLevel.values())
                    .filter(level -> model.capabilities(level).isPresent())
                    .map(level -> Arguments.of(model, level)));
  }

  static Stream<Arguments> failures() {
    return devices()
        .flatMap(
            device ->
                Arrays.stream(DeviceFailure.Kind.values())
                    .filter(kind -> kind.befalls(EmulatedBench.Kind.P24))
                    .filter(kind -> kind != DeviceFailure.Kind.NOISE)
                    .map(kind -> Arguments.of(device.get()[0], device.get()[1], kind)));
  }

  private static DriverBench stimulating(
      StimulatorModel model, StimulationLevel level, DeviceFailure... failures) {
    DriverBench bench = new DriverBench(model, level, failures);
    assertTrue(bench.reaches(State.READY, 1_500), bench.driver.detail());
    bench.runUntil(1_700);
    bench.want(HALF_MILLIAMPS);
    bench.runUntil(2_500);
    assertEquals(State.ON, bench.driver.state(), bench.driver.detail());
    return bench;
  }

  @ParameterizedTest
  @MethodSource("devices")
  void givesThePulsesAskedForAndEndsThemAtOnce(StimulatorModel model, StimulationLevel level) {
    DriverBench bench = stimulating(model, level);
    // 40 Hz since 1.7 s; high voltage takes 40 ms, a RehaStim 2 some more to set its list up.
    assertEquals(31.0, bench.pulses.size(), 1.0);
    for (DriverBench.Pulse pulse : bench.pulses) {
      assertEquals(1, pulse.channel());
      assertEquals(20, pulse.milliamps());
      assertEquals(250, pulse.widthMicros());
    }
    double endMillis = bench.millis();
    bench.want(0);
    bench.runUntil(3_500);
    // The stop counts 50 ms; the device itself takes up to 10 ms over a command.
    assertTrue(bench.lastPulseMillis() <= endMillis + 11, "" + bench.lastPulseMillis());
    assertEquals(State.READY, bench.driver.state());
    double counted = (double) bench.driver.delivered().pulses(1);
    assertEquals(bench.pulses.size(), counted, 1.0);
  }

  @ParameterizedTest
  @MethodSource("devices")
  void deviceWithoutItsHostStopsByItsOwnWatchdog(StimulatorModel model, StimulationLevel level) {
    Capabilities capabilities = model.capabilities(level).orElseThrow();
    DriverBench bench = stimulating(model, level);
    double killedMillis = bench.millis();
    bench.killHost();
    bench.runUntil(killedMillis + 5_000);
    double freeRun = bench.lastPulseMillis() - killedMillis;
    assertTrue(freeRun <= capabilities.freeRunSeconds() * 1e3 + 11, freeRun + " ms");
    boolean repeats = level == StimulationLevel.MID;
    assertEquals(repeats, freeRun > 500, "it repeats by itself in mid level only: " + freeRun);
    boolean watchdog = bench.noted("keepAliveStop") || bench.noted("watchdogStop");
    assertEquals(repeats || model == StimulatorModel.REHASTIM2, watchdog);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureIsAFaultInTimeAndEndsThePulses(
      StimulatorModel model, StimulationLevel level, DeviceFailure.Kind kind) {
    DriverBench bench =
        stimulating(model, level, DeviceFailure.parse(kind.id() + "@" + FAILS_AT_MILLIS / 1e3));
    bench.runUntil(FAILS_AT_MILLIS);
    // In mid level a device that refuses is only noticed when it is told something.
    bench.want(kind == DeviceFailure.Kind.NAK ? HALF_MILLIAMPS - 4 : HALF_MILLIAMPS);
    double byMillis = FAILS_AT_MILLIS + untilAskedMillis(model, level) + SILENCE_MILLIS;
    assertTrue(bench.reaches(State.FAULT, byMillis), kind + ": " + bench.driver.state());
    String detail = bench.driver.detail();
    assertTrue(detail.matches("ttyTEST(" + words(model, kind) + ")"), detail);
    double faultMillis = bench.millis();
    bench.runUntil(faultMillis + 7_000);
    // A device that cannot be told to stop has nothing but its own watchdog.
    boolean hears = kind != DeviceFailure.Kind.NAK && kind != DeviceFailure.Kind.VANISH;
    double freeRun = model.capabilities(level).orElseThrow().freeRunSeconds() * 1e3;
    double lastMillis = faultMillis + 11 + (hears ? 0 : freeRun);
    assertTrue(bench.lastPulseMillis() <= lastMillis, bench.lastPulseMillis() + " ms");
    if (kind == DeviceFailure.Kind.RESET) {
      assertEquals(State.READY, bench.driver.state(), bench.driver.detail());
    } else if (kind == DeviceFailure.Kind.SILENT || kind == DeviceFailure.Kind.VANISH) {
      assertEquals(State.FAULT, bench.driver.state());
    }
  }

  /** Safety reference, section 4.2: more than 20 % before anybody is stimulated. */
  @Test
  void aBatteryOfTwentyPercentIsRefusedBeforeAnythingIsOnAndOneOfTwentyOneIsNot() {
    DriverBench low = rehaMove3(DeviceFailure.parse("battery@0:20"));
    assertTrue(low.reaches(State.FAULT, 1_500), low.driver.detail());
    assertEquals("ttyTEST: battery must be above 20 %, got 20 %: charge it", low.driver.detail());
    assertFalse(low.driver.identified());
    low.want(HALF_MILLIAMPS);
    low.runUntil(6_000);
    assertEquals(0, low.pulses.size());
    DriverBench enough = rehaMove3(DeviceFailure.parse("battery@0:21"));
    assertTrue(enough.reaches(State.READY, 1_500), enough.driver.detail());
  }

  private static DriverBench rehaMove3(DeviceFailure failure) {
    return new DriverBench(StimulatorModel.REHAMOVE3, StimulationLevel.LOW, failure);
  }

  /** Row H8: whoever can tell frames from noise goes on, whoever cannot stops in time. */
  @ParameterizedTest
  @MethodSource("devices")
  void noiseBeforeEveryAnswerGivesNoPulseThatWasNotAskedFor(
      StimulatorModel model, StimulationLevel level) {
    DriverBench bench =
        stimulating(model, level, DeviceFailure.parse("noise@" + FAILS_AT_MILLIS / 1e3 + ":16"));
    bench.runUntil(FAILS_AT_MILLIS + 2_000);
    boolean framed = model == StimulatorModel.P24 || model == StimulatorModel.REHAMOVE3;
    if (framed) {
      assertEquals(State.ON, bench.driver.state(), bench.driver.detail());
      assertTrue(bench.millis() - bench.lastPulseMillis() < 40, "pulses are lost");
    }
    for (DriverBench.Pulse pulse : bench.pulses) {
      assertEquals(20, pulse.milliamps());
    }
    double stopMillis = bench.millis();
    bench.want(0);
    bench.runUntil(stopMillis + 3_000);
    assertTrue(bench.lastPulseMillis() <= stopMillis + 11, bench.lastPulseMillis() + " ms");
  }

  private static String words(StimulatorModel model, DeviceFailure.Kind kind) {
    boolean bare = model == StimulatorModel.REHASTIM1;
    boolean list = model == StimulatorModel.REHASTIM2;
    return switch (kind) {
      case SILENT, LATE, RESET ->
          ": the device (does not answer|has started anew|has left its level by itself)";
      case NAK -> bare ? ": channel 1: the device refuses the pulse" : ".*parameter error.*";
      case WRONG_NUMBER -> ": (answers|an answer) to nothing asked.*|.*does not answer";
      case ELECTRODE -> bare ? ": channel 1: the device refuses the pulse" : ".*electrode error.*";
      case LOW_CURRENT ->
          bare
              ? ": channel 1: the device refuses the pulse"
              : list
                  ? ".*stimulation module error.*"
                  : ".*channel 1.*low current.*|: the device has stopped its channels by itself";
      case VANISH -> " is gone";
      case BATTERY -> throw new IllegalArgumentException("it is asked for before anything is on");
      case NOISE -> throw new IllegalArgumentException("noise alone is no fault");
      case DROP_BYTES, STUCK_OPEN, STUCK_CLOSED, BOUNCE, FROZEN ->
          throw new IllegalArgumentException("only sensors fail so: " + kind);
    };
  }

  /** The pulse that is not answered, the question after it, and the stop of the fault. */
  @Test
  void silenceIsAskedAfterAndThenAFaultAtTheInstantsOfTheSafetyRequirements() {
    assertSilence(StimulatorModel.P24, 60, 120);
    assertSilence(StimulatorModel.REHAMOVE3, 60, 120);
    assertSilence(StimulatorModel.REHASTIM1, 60, 120);
    assertSilence(StimulatorModel.REHASTIM2, 100, 140);
  }

  private static void assertSilence(StimulatorModel model, double asksAfter, double faultAfter) {
    DeviceFailure silent = DeviceFailure.parse("silent@" + FAILS_AT_MILLIS / 1e3);
    DriverBench bench = stimulating(model, StimulationLevel.LOW, silent);
    bench.runUntil(FAILS_AT_MILLIS - 20);
    bench.writesNs.clear();
    assertTrue(bench.reaches(State.FAULT, FAILS_AT_MILLIS + 200));
    // Pulses come every 25 ms: what follows a longer silence is the question.
    int question = 1;
    while (millisBetween(bench, question - 1, question) < 40) {
      question++;
    }
    double unansweredMillis = (double) bench.writesNs.get(question - 1) / DriverBench.MS;
    assertEquals(asksAfter, millisBetween(bench, question - 1, question), 1, model + " asks");
    assertEquals(faultAfter, bench.millis() - unansweredMillis, 1, model + " is a fault");
  }

  private static double millisBetween(DriverBench bench, int write, int other) {
    return (double) (bench.writesNs.get(other) - bench.writesNs.get(write)) / DriverBench.MS;
  }

  @Test
  void failureIsReadFromTheCommandLineOrRefusedWithTheRule() {
    assertEquals(
        new DeviceFailure(DeviceFailure.Kind.LATE, 12.5, 70), DeviceFailure.parse("late@12.5:70"));
    assertEquals(
        new DeviceFailure(DeviceFailure.Kind.WRONG_NUMBER, 3, 1),
        DeviceFailure.parse("wrong-number@3"));
    assertRefused("loud@3", "a failure must be KIND@SECONDS[:ARGUMENT] with a KIND of silent,");
    assertRefused("silent", "a failure must be KIND@SECONDS[:ARGUMENT]");
    assertRefused("silent@soon", "time and argument of a failure must be numbers, got silent@soon");
    assertRefused("silent@-1", "time of a failure must be at least 0 s, got -1.0");
  }

  private static void assertRefused(String text, String rule) {
    String message = "";
    try {
      DeviceFailure.parse(text);
    } catch (IllegalArgumentException e) {
      message = String.valueOf(e.getMessage());
    }
    assertFalse(message.isEmpty(), text);
    assertTrue(message.startsWith(rule), message);
  }
}
