package org.dorsi.sensors.device;

import java.util.List;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.clock.DeviceClock;
import org.dorsi.sensors.health.HealthCounters;
import org.dorsi.sensors.protocol.Fs1Decoder;
import org.dorsi.sensors.protocol.Fs1Listener;
import org.dorsi.sensors.protocol.Fs1Sample;
import org.dorsi.sensors.serial.ByteReceiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the bytes of a foot-switch board to one {@link FootSwitchSample} a sample and foot, by the
 * contact decisions of the board.
 *
 * <p>Reader thread only.
 */
public final class FootSwitchStream implements ByteReceiver, Fs1Listener {

  private static final Logger LOG = LoggerFactory.getLogger(FootSwitchStream.class);

  private final String name;
  private final List<Side> sides;
  private final ReadingSink sink;
  private final Fs1Decoder decoder;
  private final DeviceClock clock = DeviceClock.ofMicroseconds();
  private int readings;

  /**
   * A stream at its beginning.
   *
   * @param name the sensor's name in the configuration
   * @param sides the feet that switches are under
   */
  public FootSwitchStream(
      String name, List<Side> sides, HealthCounters counters, ReadingSink sink) {
    this.name = name;
    this.sides = List.copyOf(sides);
    this.sink = sink;
    this.decoder = new Fs1Decoder(counters, this);
  }

  @Override
  public int accept(long arrivalNs, byte[] bytes, int length) {
    readings = 0;
    decoder.accept(arrivalNs, bytes, length);
    return readings;
  }

  @Override
  public void onSample(long arrivalNs, Fs1Sample sample) {
    long timeNs = clock.toSessionNs(sample.boardMicros(), arrivalNs);
    for (int i = 0; i < sides.size(); i++) {
      Side side = sides.get(i);
      int closed = side == Side.LEFT ? sample.leftClosedBits() : sample.rightClosedBits();
      sink.offer(new FootSwitchSample(timeNs, arrivalNs, side, closed));
      readings++;
    }
  }

  @Override
  public void onHello(long arrivalNs, String json) {
    LOG.info("{}: {}", name, json);
  }

  @Override
  public void onStatus(long arrivalNs, String json) {
    LOG.info("{}: status {}", name, json);
  }
}
