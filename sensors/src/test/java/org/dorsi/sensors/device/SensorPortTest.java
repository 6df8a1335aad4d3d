package org.dorsi.sensors.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.calibration.AxisMap;
import org.dorsi.sensors.protocol.Fs1Frames;
import org.dorsi.sensors.protocol.XbusFrames;
import org.dorsi.sensors.serial.PortFaultListener;
import org.dorsi.sensors.serial.RawChunkListener;
import org.dorsi.sensors.serial.ReaderOutlets;
import org.dorsi.sensors.serial.ScriptedLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SensorPortTest {

  private static final FootSwitchSettings FEET =
      new FootSwitchSettings("feet", "/dev/ttyACM0", 460_800, List.of(Side.LEFT, Side.RIGHT));
  private static final XsensSettings UNIT =
      new XsensSettings(
          "right-foot",
          "/dev/ttyUSB0",
          921_600,
          new Placement(Side.RIGHT, BodySegment.FOOT),
          AxisMap.IDENTITY,
          100);

  private final Semaphore wakeUps = new Semaphore(0);
  private final ReaderOutlets outlets =
      new ReaderOutlets(wakeUps::release, RawChunkListener.NONE, PortFaultListener.NONE);

  private static byte[] mti(byte[] request) {
    return XbusFrames.message((request[2] & 0xFF) + 1);
  }

  private SensorPort open(ScriptedLink link, SensorSettings settings) throws IOException {
    return SensorPort.open((port, line) -> link, settings, link.clock(), outlets);
  }

  private String refusal(ScriptedLink link, SensorSettings settings) {
    IOException refusal = assertThrows(IOException.class, () -> open(link, settings));
    assertTrue(link.isClosed());
    return String.valueOf(refusal.getMessage());
  }

  private List<SensorReading> await(SensorPort port, int count) throws InterruptedException {
    List<SensorReading> readings = new ArrayList<>();
    while (port.drainTo(readings) == 0 || readings.size() < count) {
      assertTrue(wakeUps.tryAcquire(10, TimeUnit.SECONDS), "no wake-up");
    }
    return readings;
  }

  @Test
  void readsAFootSwitchBoardThatIntroducesItself() throws Exception {
    ScriptedLink link = new ScriptedLink("/dev/ttyACM0").blockWhenEmpty();
    link.say(Fs1Frames.text(2, "{}"));
    try (SensorPort port = open(link, FEET)) {
      link.say(Fs1Frames.sample(1, 0, 0x11));
      assertEquals(2, await(port, 2).size());
      assertEquals("feet", port.name());
      assertTrue(port.health().connected());
    }
    assertTrue(link.isClosed());
  }

  @Test
  void namesTheDeviceThatIsOnABoardsPortInstead() {
    assertEquals(
        "port /dev/ttyACM0: expected an FS1 foot-switch board,"
            + " heard Xbus frames of an Xsens unit",
        refusal(new ScriptedLink("/dev/ttyACM0").say(XbusFrames.REFERENCE), FEET));
  }

  @Test
  void saysThatABoardIsSilentAfterThreeSeconds() {
    ScriptedLink link = new ScriptedLink("/dev/ttyACM0");
    assertEquals(
        "port /dev/ttyACM0: expected an FS1 foot-switch board, heard nothing", refusal(link, FEET));
    assertEquals(3_000_000_000L, link.clock().getAsLong());
  }

  @Test
  void setsAnXsensUnitUpWhileItMeasures() throws Exception {
    ScriptedLink link = new ScriptedLink("/dev/ttyUSB0", SensorPortTest::mti).blockWhenEmpty();
    link.say(XbusFrames.REFERENCE);
    try (SensorPort port = open(link, UNIT)) {
      HexFormat hex = HexFormat.of().withUpperCase();
      assertEquals(
          List.of(
              "FAFF3000D1",
              "FAFFC014" + "1020FFFF" + "1060FFFF" + "40200064" + "80200064" + "E020FFFF" + "CB",
              "FAFF1000F1"),
          link.requests().stream().map(hex::formatHex).toList());
      link.say(XbusFrames.REFERENCE);
      assertEquals(Side.RIGHT, await(port, 1).get(0).side());
    }
  }

  @Test
  void repeatsARequestOnceAndNamesTheStepThatGotNoAnswer() {
    ScriptedLink link =
        new ScriptedLink(
            "/dev/ttyUSB0", request -> request[2] == 0x30 ? mti(request) : new byte[0]);
    assertEquals(
        "port /dev/ttyUSB0: expected an Xsens unit, no acknowledge of SetOutputConfiguration"
            + " in 2 x 500 ms, heard Xbus frames of an Xsens unit",
        refusal(link, UNIT));
    assertEquals(3, link.requests().size());
    assertEquals(1_000_000_000L, link.clock().getAsLong());
  }

  @Test
  void setsUpAUnitThatMissesTheFirstRequest() throws Exception {
    boolean[] awake = {false};
    ScriptedLink link =
        new ScriptedLink(
            "/dev/ttyUSB0",
            request -> {
              byte[] answer = awake[0] ? mti(request) : new byte[0];
              awake[0] = true;
              return answer;
            });
    SensorPort port = open(link, UNIT);
    port.close();
    assertEquals(4, link.requests().size());
  }

  @Test
  void namesTheDeviceThatIsOnAnXsensPortInstead() {
    ScriptedLink board = new ScriptedLink("/dev/ttyUSB0").say(Fs1Frames.sample(0, 0, 0));
    assertTrue(refusal(board, UNIT).endsWith("heard FS1 frames of a foot-switch board"));
    ScriptedLink silent = new ScriptedLink("/dev/ttyUSB0");
    assertTrue(refusal(silent, UNIT).contains("GotoConfig in 2 x 500 ms, heard nothing"));
  }

  @Test
  void passesOnThatAUnitRefuses() {
    ScriptedLink link =
        new ScriptedLink(
            "/dev/ttyUSB0",
            request -> request[2] == 0x30 ? mti(request) : XbusFrames.message(0x42, (byte) 0x04));
    assertEquals(
        "port /dev/ttyUSB0: the Xsens unit refused SetOutputConfiguration, its error code 4",
        refusal(link, UNIT));
  }

  @Test
  void opensAllPortsBeforeItWaitsForAnyDevice() throws Exception {
    ScriptedLink unit = new ScriptedLink("/dev/ttyUSB0", SensorPortTest::mti);
    ScriptedLink feet = new ScriptedLink("/dev/ttyACM0");
    Map<String, ScriptedLink> links = Map.of(FEET.port(), feet, UNIT.port(), unit);
    List<SensorPort> ports =
        SensorPort.openAll(
            (port, line) -> {
              if (port.equals(UNIT.port())) {
                feet.say(Fs1Frames.sample(0, 0, 0));
              }
              return Objects.requireNonNull(links.get(port));
            },
            List.of(FEET, UNIT),
            feet.clock(),
            outlets);
    assertEquals(List.of("feet", "right-foot"), ports.stream().map(SensorPort::name).toList());
    ports.forEach(SensorPort::close);
  }

  @Test
  void closesEveryPortWhenOneSensorFails() {
    ScriptedLink feet =
        new ScriptedLink("/dev/ttyACM0").blockWhenEmpty().say(Fs1Frames.sample(0, 0, 0));
    assertThrows(
        IOException.class,
        () ->
            SensorPort.openAll(
                (port, line) -> {
                  if (port.equals(UNIT.port())) {
                    throw new IOException("no such port " + port);
                  }
                  return feet;
                },
                List.of(FEET, UNIT),
                feet.clock(),
                outlets));
    assertTrue(feet.isClosed());
  }

  @Test
  void refusesSettingsThatCannotBe() {
    String rate =
        assertThrows(
                IllegalArgumentException.class,
                () -> new XsensSettings("u", "p", 1, UNIT.placement(), AxisMap.IDENTITY, 150))
            .getMessage();
    assertEquals("rate of u must be a divisor of 400 Hz, got 150", rate);
    String sides =
        assertThrows(
                IllegalArgumentException.class,
                () -> new FootSwitchSettings("f", "p", 1, List.of(Side.LEFT, Side.LEFT)))
            .getMessage();
    assertEquals(
        "sides of foot-switch board f must be left, right or both, got [LEFT, LEFT]", sides);
  }
}
