package org.dorsi.controller.stimulator;

import java.util.Arrays;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.device.Capabilities;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.sciencemode1.Reply;
import org.dorsi.controller.stimulator.sciencemode1.Request;
import org.dorsi.controller.stimulator.sciencemode1.RequestWriter;
import org.jspecify.annotations.Nullable;

/**
 * Drives a RehaStim 1 by single pulses only: no watchdog is documented, so a channel list might go
 * on for ever after the host has died (stimulators.md, section 2.4).
 *
 * <p>Answers carry no number, so one command is under way at a time, and whatever else comes is a
 * fault. The protocol has no question; a stop, which changes nothing where no list runs, stands in
 * for it: three stops with three answers and not a byte more prove the device.
 *
 * <p>No allocation while pulses run. One thread at a time.
 */
final class RehaStim1Driver implements StimulatorDriver {

  static final long ACK_NS = 60_000_000;
  static final long IDENTIFY_NS = 200_000_000;
  static final long POLL_NS = 500_000_000;
  static final long RECOVER_NS = 1_000_000_000;

  private static final int PROOFS = 3;
  private static final int NONE = -1;

  private final String port;
  private final Line line;
  private final Capabilities capabilities =
      StimulatorModel.REHASTIM1.capabilities(StimulationLevel.LOW).orElseThrow();
  private final RequestWriter writer = new RequestWriter();
  private final Request stop = new Request.Stop();
  private final DeliveredPulses delivered = new DeliveredPulses();
  private final WaitingPulses waiting = new WaitingPulses();
  private final Silences silences = new Silences(ACK_NS);

  private State state = State.IDENTIFYING;
  private String detail = "";
  private boolean identified;
  private boolean portGone;
  private boolean heard;

  /** Ident of the command that waits for its answer. */
  private int underWay = NONE;

  private int channel;
  private long chargeHalfNanocoulombs;
  private long sentNs;

  /** Answers that were given up and may still come, by ident. */
  private final int[] late = new int[4];

  private int proofs;
  private int tries;
  private long faultNs;

  RehaStim1Driver(String port, Line line) {
    this.port = port;
    this.line = line;
  }

  @Override
  public void open(long nowNs) {
    proofs = 0;
    tries = 1;
    Arrays.fill(late, 0);
    sendStop(nowNs);
  }

  /** There is nothing to switch on: a pulse is one command. */
  @Override
  public void turnOn(long nowNs) {
    if (state == State.READY && underWay == NONE) {
      state = State.ON;
    }
  }

  /** Nothing repeats, so nothing has to stop; the stop only makes sure. */
  @Override
  public void turnOff(long nowNs) {
    waiting.clear();
    if (state == State.ON) {
      state = State.STOPPING;
      late[Request.SINGLE_PULSE] += underWay == Request.SINGLE_PULSE ? 1 : 0;
      sendStop(nowNs);
    }
  }

  @Override
  public void command(SafeCommand inForce, long nowNs) {}

  @Override
  public boolean pulse(int ofChannel, int halfMilliamps, int widthMicros, long nowNs) {
    int half = capabilities.givenHalfMilliamps(halfMilliamps);
    boolean own = underWay == Request.SINGLE_PULSE && channel == ofChannel;
    if (state != State.ON || silences.inDoubt() || half == 0 || own) {
      return false;
    }
    boolean kept = waiting.add(ofChannel, half, capabilities.givenWidthMicros(widthMicros), nowNs);
    sendWaiting(nowNs);
    return kept;
  }

  @Override
  public void receive(byte[] bytes, int length, long nowNs) {
    for (int i = 0; i < length && !portGone; i++) {
      heard = true;
      onByte(Reply.of(bytes[i]), nowNs);
    }
  }

  @Override
  public void tick(long nowNs) {
    boolean known = state != State.IDENTIFYING && state != State.FAULT;
    if (underWay != NONE && nowNs - sentNs >= (known ? ACK_NS : IDENTIFY_NS)) {
      onSilence(nowNs);
    } else if (known && underWay == NONE && nowNs - sentNs >= POLL_NS) {
      sendStop(nowNs);
    } else if (state == State.ON) {
      sendWaiting(nowNs);
    } else if (state == State.FAULT && !portGone && nowNs - faultNs >= RECOVER_NS) {
      faultNs = nowNs;
      open(nowNs);
    }
  }

  @Override
  public void portFailed(String reason, long nowNs) {
    portGone = true;
    fault(reason, nowNs);
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public boolean identified() {
    return identified;
  }

  @Override
  public String detail() {
    return detail.isEmpty() ? "RehaStim 1" : detail;
  }

  @Override
  public DeliveredPulses delivered() {
    return delivered;
  }

  private void onByte(@Nullable Reply reply, long nowNs) {
    if (state == State.IDENTIFYING || state == State.FAULT) {
      onProof(reply, nowNs);
      return;
    }
    if (reply == null || reply.ident() != underWay) {
      if (reply != null && late[reply.ident()] > 0) {
        late[reply.ident()]--;
      } else {
        fault(port + ": an answer to nothing asked; is another program using the port?", nowNs);
      }
      return;
    }
    boolean pulse = underWay == Request.SINGLE_PULSE;
    underWay = NONE;
    if (pulse && !reply.good()) {
      fault(port + ": channel " + channel + ": the device refuses the pulse", nowNs);
    } else if (pulse) {
      silences.pulseAnswered();
      delivered.count(channel, chargeHalfNanocoulombs);
      sendWaiting(nowNs);
    } else {
      silences.resolve();
      // It answers in order: pulses asked for before this stop will not be answered.
      late[Request.SINGLE_PULSE] = 0;
      if (state == State.STOPPING) {
        state = State.READY;
      }
    }
  }

  private void onProof(@Nullable Reply reply, long nowNs) {
    boolean proof = reply != null && reply.ident() == Request.STOP && underWay == Request.STOP;
    if (!proof) {
      proofs = 0;
      return;
    }
    underWay = NONE;
    if (++proofs < PROOFS) {
      sendStop(nowNs);
    } else {
      state = State.READY;
      identified = true;
      detail = "";
    }
  }

  private void onSilence(long nowNs) {
    boolean wasPulse = underWay == Request.SINGLE_PULSE;
    late[underWay]++;
    underWay = NONE;
    switch (state) {
      case IDENTIFYING, FAULT -> {
        if (tries++ < PROOFS) {
          sendStop(nowNs);
        } else {
          fault(
              port
                  + (heard
                      ? ": the device there is no ScienceMode 1 stimulator"
                      : ": no answer; is a stimulator connected there and switched on?"),
              nowNs);
        }
      }
      default -> {
        switch (silences.judge(!wasPulse, nowNs)) {
          case FAULT -> fault(port + ": the device does not answer", nowNs);
          case ASK -> {
            sendStop(nowNs);
          }
          case WAIT -> {}
        }
      }
    }
  }

  private void sendWaiting(long nowNs) {
    int next =
        underWay == NONE && !silences.inDoubt() && state == State.ON ? waiting.take(nowNs) : 0;
    if (next != 0) {
      int half = waiting.halfMilliamps(next);
      int widthMicros = waiting.widthMicros(next);
      channel = next;
      chargeHalfNanocoulombs = (long) half * widthMicros;
      writer.writePulse(next - 1, widthMicros, half / 2);
      transmit(Request.SINGLE_PULSE, nowNs);
    }
  }

  private void sendStop(long nowNs) {
    writer.write(stop);
    transmit(Request.STOP, nowNs);
  }

  private void transmit(int ident, long nowNs) {
    underWay = ident;
    sentNs = nowNs;
    if (!line.write(writer.bytes(), writer.length()) && !portGone) {
      portFailed(port + " is gone", nowNs);
    }
  }

  private void fault(String reason, long nowNs) {
    boolean first = state != State.FAULT;
    state = State.FAULT;
    faultNs = nowNs;
    underWay = NONE;
    silences.reset();
    waiting.clear();
    if (first || detail.isEmpty() || portGone) {
      detail = reason;
      if (!portGone && first) {
        sendStop(nowNs);
        underWay = NONE;
      }
    }
  }
}
