package org.dorsi.sensors.device;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.dorsi.sensors.health.HealthCounters;
import org.dorsi.sensors.protocol.MtData2;
import org.dorsi.sensors.protocol.XbusCommands;
import org.dorsi.sensors.protocol.XbusDecoder;
import org.dorsi.sensors.protocol.XbusMessageId;
import org.dorsi.sensors.serial.SerialLink;

/**
 * Sets an MTi unit up: stop measuring, say what to send and how often, measure.
 *
 * <p>Each request must be acknowledged within 500 ms and is repeated once. One owner thread, before
 * the port's reader starts.
 */
final class XsensHandshake {

  private static final long PATIENCE_NS = 500_000_000;
  private static final int ATTEMPTS = 2;

  /** The one byte of an Error message; -1 while there was none. */
  private static final int NO_ERROR = -1;

  private final SerialLink link;
  private final LongSupplier clock;
  private final XbusDecoder decoder = new XbusDecoder(new HealthCounters(), this::onMessage);
  private final FirstBytes heard = new FirstBytes();
  private final byte[] buffer = new byte[1_024];
  private int awaited;
  private boolean acknowledged;
  private int refusal = NO_ERROR;

  XsensHandshake(SerialLink link, LongSupplier clock) {
    this.link = link;
    this.clock = clock;
  }

  /**
   * Runs all steps.
   *
   * @throws IOException naming the port, the step and what was heard instead of an acknowledge
   */
  void run(int rateHz) throws IOException {
    request("GotoConfig", XbusMessageId.GOTO_CONFIG, XbusCommands.gotoConfig());
    request(
        "SetOutputConfiguration",
        XbusMessageId.SET_OUTPUT_CONFIGURATION,
        XbusCommands.setOutputConfiguration(
            List.of(
                new XbusCommands.Output(MtData2.PACKET_COUNTER, XbusCommands.EVERY_PACKET),
                new XbusCommands.Output(MtData2.SAMPLE_TIME_FINE, XbusCommands.EVERY_PACKET),
                new XbusCommands.Output(MtData2.ACCELERATION, rateHz),
                new XbusCommands.Output(MtData2.RATE_OF_TURN, rateHz),
                new XbusCommands.Output(MtData2.STATUS_WORD, XbusCommands.EVERY_PACKET))));
    request("GotoMeasurement", XbusMessageId.GOTO_MEASUREMENT, XbusCommands.gotoMeasurement());
  }

  private void request(String step, int messageId, byte[] frame) throws IOException {
    awaited = XbusMessageId.acknowledgeOf(messageId);
    acknowledged = false;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      link.write(frame, 0, frame.length);
      long deadlineNs = clock.getAsLong() + PATIENCE_NS;
      while (clock.getAsLong() < deadlineNs) {
        listen();
        if (acknowledged) {
          return;
        }
        if (refusal != NO_ERROR) {
          throw new IOException(
              "port "
                  + link.name()
                  + ": the Xsens unit refused "
                  + step
                  + ", its error code "
                  + refusal);
        }
      }
    }
    throw new IOException(
        "port "
            + link.name()
            + ": expected an Xsens unit, no acknowledge of "
            + step
            + " in "
            + ATTEMPTS
            + " x 500 ms, heard "
            + heard.identity().heard());
  }

  private void listen() throws IOException {
    int count = link.read(buffer);
    if (count > 0) {
      heard.add(buffer, count);
      decoder.accept(clock.getAsLong(), buffer, count);
    }
  }

  private void onMessage(long arrivalNs, int messageId, byte[] bytes, int offset, int length) {
    if (messageId == awaited) {
      acknowledged = true;
    } else if (messageId == XbusMessageId.ERROR) {
      refusal = length > 0 ? bytes[offset] & 0xFF : 0;
    }
  }
}
