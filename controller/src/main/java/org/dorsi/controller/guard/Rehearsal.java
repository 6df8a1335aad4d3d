package org.dorsi.controller.guard;

import java.nio.ByteBuffer;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.StimulatorDriver;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.dorsi.controller.stimulator.sciencemode4.FrameReader;
import org.dorsi.controller.stimulator.sciencemode4.FrameWriter;
import org.dorsi.controller.stimulator.sciencemode4.Reply;

/**
 * Runs the guard against an obliging device made of nothing, so that its code is loaded and
 * compiled before the first permit, the way to STOP included.
 */
final class Rehearsal {

  private static final int PERMITS = 4_000;
  private static final long STEP_NS = 1_000_000;

  private final FrameReader requests = new FrameReader();
  private final FrameWriter reply = new FrameWriter();
  private final StimulatorDriver driver =
      StimulatorDriver.of(StimulatorModel.P24, StimulationLevel.LOW, "rehearsal", this::answer);
  private final GuardCore core = new GuardCore(0, driver);
  private int status;
  private boolean answered = true;

  private Rehearsal() {}

  static void run() {
    new Rehearsal().play();
  }

  private void play() {
    Permit permit = new Permit();
    Ack ack = new Ack();
    ByteBuffer permitFrame = ByteBuffer.allocate(Permit.SIZE);
    ByteBuffer ackFrame = ByteBuffer.allocate(Ack.SIZE);
    long nowNs = 0;
    driver.open(nowNs);
    for (int i = 1; i <= PERMITS; i++, nowNs += STEP_NS) {
      core.fill(ack, nowNs);
      ack.encode(ackFrame);
      permit.type = i % 1_000 == 0 ? Permit.Type.STOP : Permit.Type.PERMIT;
      permit.echoedCounter = ack.counter;
      permit.sequence = i;
      permit.armingEpoch = 1 + i / 1_000;
      permit.outputEnabled = i % 500 > 5;
      for (int channel = 0; channel < 4; channel++) {
        permit.numbers.areaSquareMillimetres[channel] = 2_500;
        permit.numbers.maximumHalfMilliamps[channel] = 100;
        permit.numbers.halfMilliamps[channel] = i % 500 > 200 ? 20 + i % 20 : 0;
        permit.numbers.widthMicros[channel] = 250;
        permit.numbers.periodMicros[channel] = 20_000;
      }
      permit.encode(permitFrame);
      if (permit.decode(permitFrame)) {
        core.onPermit(permit, nowNs);
      }
      if (answered) {
        core.onTick(nowNs);
      } else {
        answered = true;
        core.onDeviceBytes(reply.bytes(), reply.length(), nowNs);
      }
    }
    core.onEnd(nowNs);
  }

  /** Remembers the answer to the last request; it is given in the next step. */
  private boolean answer(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (requests.accept(bytes[i])) {
        int command = requests.command();
        status =
            switch (command) {
              case Command.LL_INIT -> Reply.StimStatus.LOW_LEVEL;
              case Command.LL_STOP -> Reply.StimStatus.INITIALISED_NONE;
              default -> status;
            };
        int second = command == Command.LL_CHANNEL_CONFIG ? requests.data(0) >> 4 & 7 : status;
        int channel = (second & 1) << 4 | second >> 1;
        reply.begin(requests.packetNumber(), command + 1).put(0);
        reply.put(command == Command.LL_CHANNEL_CONFIG ? channel : second).put(1).end();
        answered = false;
      }
    }
    return true;
  }
}
