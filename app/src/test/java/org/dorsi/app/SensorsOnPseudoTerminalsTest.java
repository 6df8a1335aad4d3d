package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.calibration.AxisMap;
import org.dorsi.sensors.device.FootSwitchSettings;
import org.dorsi.sensors.device.SensorPort;
import org.dorsi.sensors.device.XsensSettings;
import org.dorsi.sensors.serial.JSerialCommPorts;
import org.dorsi.sensors.serial.RawChunkListener;
import org.dorsi.sensors.serial.ReaderOutlets;
import org.dorsi.sensors.serial.SerialLink;
import org.dorsi.sensors.serial.SerialSettings;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.ImuTrack;
import org.dorsi.sim.device.Recording;
import org.dorsi.sim.device.SwitchTrack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live way in: emulated devices with codecs of their own on pseudo-terminals, jSerialComm, the
 * reader threads. What comes out must be what was played.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SensorsOnPseudoTerminalsTest {

  private static final Placement FOOT = new Placement(Side.RIGHT, BodySegment.FOOT);
  private static final int ROWS = 200;
  private static final double ROW_SECONDS = 0.01;

  private final Semaphore readingsCame = new Semaphore(0);
  private final BlockingQueue<String> faults = new LinkedBlockingQueue<>();
  private final JSerialCommPorts ports = new JSerialCommPorts();
  private final LongSupplier clock = System::nanoTime;
  private final ReaderOutlets outlets =
      new ReaderOutlets(
          readingsCame::release,
          RawChunkListener.NONE,
          (source, timeNs, detail) -> faults.add(source + ": " + detail));
  private final Path feet;
  private final Path unit;
  private final Path nowhere;
  private final EmulatedBench bench;

  SensorsOnPseudoTerminalsTest(@TempDir Path links) throws IOException {
    feet = links.resolve("feet");
    unit = links.resolve("unit");
    nowhere = links.resolve("nowhere");
    bench = start();
  }

  @AfterEach
  void endBench() {
    bench.close();
  }

  private EmulatedBench start() throws IOException {
    double[] times = new double[ROWS];
    byte[] closed = new byte[ROWS];
    float[][] gyro = new float[ROWS][3];
    float[][] force = new float[ROWS][3];
    for (int row = 0; row < ROWS; row++) {
      times[row] = row * ROW_SECONDS;
      closed[row] = (byte) row;
      gyro[row] = new float[] {row / 16f, -1, 2};
      force[row] = new float[] {0.5f, row / 8f, 9.75f};
    }
    Recording recording =
        new Recording(
            "ramp",
            Optional.of(new SwitchTrack(times, closed)),
            List.of(new ImuTrack(FOOT, times, gyro, force)));
    return EmulatedBench.start(
        new EmulatedBench.Setup(
            List.of(
                new EmulatedBench.Device(
                    "feet", EmulatedBench.Kind.FOOTSWITCH, feet, Optional.empty()),
                new EmulatedBench.Device("unit", EmulatedBench.Kind.XSENS, unit, Optional.empty())),
            Optional.of(recording),
            Optional.empty(),
            50,
            1));
  }

  private FootSwitchSettings board(Path port) {
    return new FootSwitchSettings(
        "feet", port.toString(), FootSwitchSettings.DEFAULT_BAUD, List.of(Side.LEFT, Side.RIGHT));
  }

  private XsensSettings xsens(Path port) {
    return new XsensSettings(
        "unit",
        port.toString(),
        XsensSettings.DEFAULT_BAUD,
        FOOT,
        new AxisMap(List.of("+x", "+z", "-y")),
        100);
  }

  @Test
  void readWhatWasPlayedAndNoticeWhenTheDevicesVanish() throws Exception {
    List<SensorPort> sensors =
        SensorPort.openAll(ports, List.of(board(feet), xsens(unit)), clock, outlets);
    SensorPort switches = sensors.get(0);
    SensorPort inertial = sensors.get(1);
    List<SensorReading> steps = drain(switches, ROWS / 2);
    List<SensorReading> motion = drain(inertial, ROWS / 4);

    for (int i = 0; i + 1 < steps.size(); i += 2) {
      FootSwitchSample left = (FootSwitchSample) steps.get(i);
      FootSwitchSample right = (FootSwitchSample) steps.get(i + 1);
      assertEquals(left.timeNs(), right.timeNs());
      assertTrue(left.timeNs() <= left.arrivalNs());
    }
    assertRowsFollowEachOther(steps);
    for (SensorReading reading : motion) {
      ImuSample sample = (ImuSample) reading;
      double row = sample.gyroXRadPerSec() * 16;
      assertEquals(2, sample.gyroYRadPerSec());
      assertEquals(1, sample.gyroZRadPerSec());
      assertEquals(0.5, sample.forceXMetersPerSec2());
      assertEquals(9.75, sample.forceYMetersPerSec2());
      assertEquals(-row / 8, sample.forceZMetersPerSec2());
    }
    assertEquals(0, switches.health().checksumFailures());
    assertEquals(0, switches.health().sequenceGaps());

    bench.close();
    assertEquals("feet: " + feet + " is gone", lostOf("feet"));
    assertEquals("unit: " + unit + " is gone", lostOf("unit"));
    assertFalse(switches.health().connected());
    sensors.forEach(SensorPort::close);
  }

  /** Fault messages come in any order. */
  private String lostOf(String source) throws InterruptedException {
    while (true) {
      String fault = faults.poll(10, TimeUnit.SECONDS);
      if (fault == null || fault.startsWith(source)) {
        return String.valueOf(fault);
      }
      faults.add(fault);
    }
  }

  private static void assertRowsFollowEachOther(List<SensorReading> steps) {
    for (int i = 2; i + 1 < steps.size(); i += 2) {
      assertEquals((row(steps, i - 2) + 1) & 0xFF, row(steps, i));
    }
  }

  private static int row(List<SensorReading> steps, int i) {
    FootSwitchSample left = (FootSwitchSample) steps.get(i);
    FootSwitchSample right = (FootSwitchSample) steps.get(i + 1);
    return left.closedBits() | right.closedBits() << 4;
  }

  private List<SensorReading> drain(SensorPort port, int atLeast) throws InterruptedException {
    List<SensorReading> readings = new ArrayList<>();
    while (readings.size() < atLeast) {
      if (port.drainTo(readings) == 0) {
        assertTrue(readingsCame.tryAcquire(10, TimeUnit.SECONDS), "no reading for 10 s");
      }
    }
    return readings;
  }

  @Test
  void nameTheWrongDeviceTheBusyPortAndTheAbsentOne() throws Exception {
    IOException noUnit =
        assertThrows(IOException.class, () -> SensorPort.open(ports, xsens(feet), clock, outlets));
    assertEquals(
        "port "
            + feet
            + ": expected an Xsens unit, no acknowledge of GotoConfig in 2 x 500 ms,"
            + " heard FS1 frames of a foot-switch board",
        noUnit.getMessage());
    try (SerialLink held = ports.open(unit.toString(), SerialSettings.plain(115_200))) {
      assertEquals(unit.toString(), held.name());
      IOException busy =
          assertThrows(
              IOException.class, () -> SensorPort.open(ports, xsens(unit), clock, outlets));
      assertEquals(unit + " is in use by another program", busy.getMessage());
    }
    IOException absent =
        assertThrows(
            IOException.class, () -> SensorPort.open(ports, board(nowhere), clock, outlets));
    assertEquals("no such port " + nowhere, absent.getMessage());
  }
}
