package org.dorsi.sensors.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.health.HealthCounters;
import org.dorsi.sensors.health.SourceHealth;
import org.dorsi.sensors.serial.ByteReceiver;
import org.dorsi.sensors.serial.ReaderOutlets;
import org.dorsi.sensors.serial.ReadingQueue;
import org.dorsi.sensors.serial.SerialLink;
import org.dorsi.sensors.serial.SerialPorts;
import org.dorsi.sensors.serial.SerialReader;
import org.dorsi.sensors.serial.SerialSettings;

/**
 * One sensor at work: its port is open, the device on it is the one that was expected, and its
 * readings come.
 */
public final class SensorPort implements ReadingSource, AutoCloseable {

  /** A board that restarts when its port is opened takes 2 s (Arduino's boot loader). */
  private static final long IDENTIFY_NS = 3_000_000_000L;

  private final ReadingQueue queue;
  private final SerialReader reader;

  private SensorPort(ReadingQueue queue, SerialReader reader) {
    this.queue = queue;
    this.reader = reader;
  }

  /**
   * Opens a sensor, makes sure of it, sets it up and starts its reader thread.
   *
   * @param sessionClock session time now, ns; any thread
   * @throws IOException when the port is absent, busy or refused, or another device or none is on
   *     it; the message names the port and which of these it is
   */
  public static SensorPort open(
      SerialPorts ports, SensorSettings settings, LongSupplier sessionClock, ReaderOutlets outlets)
      throws IOException {
    return openAll(ports, List.of(settings), sessionClock, outlets).get(0);
  }

  /**
   * Opens several sensors: all ports first, then one device after the other. If one fails, all are
   * closed again.
   *
   * @throws IOException as {@link #open} does
   */
  public static List<SensorPort> openAll(
      SerialPorts ports,
      List<? extends SensorSettings> settings,
      LongSupplier sessionClock,
      ReaderOutlets outlets)
      throws IOException {
    List<OpenPort> opened = new ArrayList<>();
    List<SensorPort> started = new ArrayList<>();
    try {
      for (SensorSettings sensor : settings) {
        opened.add(
            new OpenPort(ports.open(sensor.port(), SerialSettings.plain(sensor.baud())), sensor));
      }
      for (OpenPort port : opened) {
        started.add(start(port.link(), port.settings(), sessionClock, outlets));
      }
      return List.copyOf(started);
    } catch (IOException | RuntimeException e) {
      started.forEach(SensorPort::close);
      opened.forEach(port -> port.link().close());
      throw e;
    }
  }

  private record OpenPort(SerialLink link, SensorSettings settings) {}

  private static SensorPort start(
      SerialLink link, SensorSettings settings, LongSupplier sessionClock, ReaderOutlets outlets)
      throws IOException {
    HealthCounters counters = new HealthCounters();
    ReadingQueue queue = new ReadingQueue(settings.name(), ReadingQueue.DEFAULT_CAPACITY, counters);
    ByteReceiver stream;
    if (settings instanceof FootSwitchSettings board) {
      requireFootSwitchBoard(link, sessionClock);
      stream = new FootSwitchStream(board.name(), board.sides(), counters, queue::offer);
    } else if (settings instanceof XsensSettings unit) {
      new XsensHandshake(link, sessionClock).run(unit.rateHz());
      stream = new XsensStream(unit.placement(), unit.axes(), counters, queue::offer);
    } else {
      throw new IllegalStateException("no driver for " + settings);
    }
    SerialReader reader =
        new SerialReader(settings.name(), link, sessionClock, counters, stream, outlets);
    reader.start();
    return new SensorPort(queue, reader);
  }

  private static void requireFootSwitchBoard(SerialLink link, LongSupplier sessionClock)
      throws IOException {
    DeviceIdentity identity = FirstBytes.listen(link, IDENTIFY_NS, sessionClock);
    if (identity != DeviceIdentity.FOOT_SWITCH_BOARD) {
      throw new IOException(
          "port " + link.name() + ": expected an FS1 foot-switch board, heard " + identity.heard());
    }
  }

  @Override
  public String name() {
    return queue.name();
  }

  @Override
  public int drainTo(List<SensorReading> readings) {
    return queue.drainTo(readings);
  }

  @Override
  public SourceHealth health() {
    return queue.health();
  }

  /** Ends the reader thread and closes the port. Any thread but the reader's. */
  @Override
  public void close() {
    reader.close();
  }
}
