package org.dorsi.controller.guard;

import java.nio.ByteBuffer;
import java.util.Arrays;
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
 *
 * <p>In virtual time, one permit a millisecond. In each round the operator arms, a burst on all
 * channels follows, and a STOP ends the round.
 */
final class Rehearsal {

  static final int ROUNDS = 4;
  private static final int ROUND_MS = 1_000;
  private static final int IDLE_UNTIL_MS = 99;
  private static final long MS = 1_000_000;

  private final FrameReader requests = new FrameReader();
  private final FrameWriter reply = new FrameWriter();
  private final GuardCore core =
      new GuardCore(
          0,
          StimulatorDriver.of(
              StimulatorModel.P24, StimulationLevel.LOW, "rehearsal", this::answer));
  private final Permit permit = new Permit();
  private final Ack ack = new Ack();
  private final ByteBuffer permitFrame = ByteBuffer.allocate(Permit.SIZE);
  private final ByteBuffer ackFrame = ByteBuffer.allocate(Ack.SIZE);
  private long nowNs;
  private int status;

  /** 0 where the device has nothing to say. */
  private int replyLength;

  private Rehearsal() {
    permit.outputEnabled = true;
    Arrays.fill(permit.numbers.areaSquareMillimetres, 2_500);
    Arrays.fill(permit.numbers.maximumHalfMilliamps, 100);
    Arrays.fill(permit.numbers.widthMicros, 250);
    Arrays.fill(permit.numbers.periodMicros, 25_000);
  }

  /** Returns the frame of the guard's last ack. */
  static ByteBuffer run() {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.core.open(0);
    for (int round = 1; round <= ROUNDS; round++) {
      rehearsal.play(round);
    }
    rehearsal.hear();
    return rehearsal.ackFrame;
  }

  private void play(int round) {
    permit.armingEpoch = round;
    for (int ms = 1; ms <= ROUND_MS; ms++) {
      permit.type = ms < ROUND_MS ? Permit.Type.PERMIT : Permit.Type.STOP;
      Arrays.fill(permit.numbers.halfMilliamps, ms <= IDLE_UNTIL_MS ? 0 : 20 + ms % 2);
      hear();
      permit.echoedCounter = ack.counter;
      permit.sequence++;
      permit.encode(permitFrame);
      if (permit.decode(permitFrame)) {
        core.onPermit(permit, nowNs);
      }
      nowNs += MS;
      int heard = replyLength;
      replyLength = 0;
      core.onDeviceBytes(reply.bytes(), heard, nowNs);
    }
  }

  private void hear() {
    core.fill(ack, nowNs);
    ack.encode(ackFrame);
  }

  /** Remembers the answer to the last request; it is given in the next millisecond. */
  private boolean answer(byte[] bytes, int length) {
    for (byte b : Arrays.copyOf(bytes, length)) {
      if (requests.accept(b)) {
        answerTo(requests.command()).write(reply, requests.packetNumber());
        replyLength = reply.length();
      }
    }
    return true;
  }

  private Reply answerTo(int command) {
    return switch (command) {
      case Command.GET_DEVICE_ID -> new Reply.DeviceId(0, "rehearsal");
      case Command.GET_STIM_STATUS -> new Reply.StimStatus(0, status, 1);
      case Command.LL_CHANNEL_CONFIG -> {
        int head = requests.data(0);
        yield new Reply.LowLevelChannelConfig(0, head >> 4 & 1, head >> 5 & 3, 0);
      }
      default -> {
        status =
            command == Command.LL_INIT
                ? Reply.StimStatus.LOW_LEVEL
                : Reply.StimStatus.INITIALISED_NONE;
        yield new Reply.Plain(command + 1, 0);
      }
    };
  }
}
