package org.dorsi.controller.stimulator;

import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.device.Capabilities;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.sciencemode2.Command;
import org.dorsi.controller.stimulator.sciencemode2.FrameReader;
import org.dorsi.controller.stimulator.sciencemode2.Reply;
import org.dorsi.controller.stimulator.sciencemode2.Request;
import org.dorsi.controller.stimulator.sciencemode2.Result;
import org.jspecify.annotations.Nullable;

/**
 * Drives a RehaStim 2 (stimulators.md, sections 2.1 to 2.3): single pulses at low level, its
 * channel list at mid level.
 *
 * <p>The device speaks first, and forgets everything after 1.2 s without a good packet: while the
 * driver is ready or on it asks for the mode every 400 ms, which also tells whether the mode is the
 * right one. In a fault it says nothing for longer than that, so that the device stops by itself if
 * nothing else stops it. One request is under way at a time, but for those that silence a channel.
 *
 * <p>No allocation while pulses run. One thread at a time.
 */
final class RehaStim2Driver implements StimulatorDriver {

  /** MaxResponseTime of the protocol. */
  static final long ACK_NS = 100_000_000;

  /** For the question after a silence: 150 ms in all (safety.md, H17), both seen 5 ms late. */
  static final long QUESTION_NS = 40_000_000;

  static final long KEEP_ALIVE_NS = 400_000_000;

  /** The device says Init every 500 ms. */
  static final long IDENTIFY_NS = 1_500_000_000;

  /** Silence in which the device's own watchdog bites, and then some. */
  static final long QUIET_NS = 1_500_000_000;

  /** A fault lasts at least this long, so that everybody hears of it. */
  static final long RECOVER_NS = 1_000_000_000;

  private static final int STRAYS_OF_A_SECOND_WRITER = 2;
  private static final int VERSION = 1;

  private final String port;
  private final Capabilities capabilities;
  private final RehaStim2Exchange exchange;
  private final FrameReader reader;
  private final PendingRequests pending;
  private final DeliveredPulses delivered = new DeliveredPulses();
  private final Silences silences = new Silences(QUESTION_NS);
  private final WaitingPulses waiting = new WaitingPulses();
  private final @Nullable RehaStim2List list;

  private State state = State.IDENTIFYING;
  private String detail = "";
  private boolean identified;
  private boolean portGone;
  private int tries;
  private int strays;
  private long lastAskedNs;
  private long sinceNs;

  RehaStim2Driver(StimulationLevel level, String port, Line line) {
    this.port = port;
    exchange = new RehaStim2Exchange(line);
    reader = exchange.reader();
    pending = exchange.pending();
    capabilities = StimulatorModel.REHASTIM2.capabilities(level).orElseThrow();
    list = level == StimulationLevel.MID ? new RehaStim2List(capabilities, delivered) : null;
  }

  /** A device that a session has just left does not say Init, but answers. */
  @Override
  public void open(long nowNs) {
    sinceNs = nowNs;
    ask(Command.GET_STIMULATION_MODE, nowNs);
  }

  /** There is nothing to switch on: the first pulse does it. */
  @Override
  public void turnOn(long nowNs) {
    if (state == State.READY && pending.isEmpty()) {
      state = State.ON;
      silences.reset();
    }
  }

  @Override
  public void turnOff(long nowNs) {
    waiting.clear();
    if (state != State.ON) {
      return;
    }
    if (list == null) {
      state = State.READY;
    } else {
      state = State.STOPPING;
      tries = 1;
      ask(Command.STOP_CHANNEL_LIST_MODE, nowNs);
    }
  }

  @Override
  public void command(SafeCommand inForce, long nowNs) {
    if (state != State.ON || list == null) {
      return;
    }
    if (!list.want(inForce)) {
      fault(port + ": all channels must have the same frequency at level mid", nowNs);
    } else if (list.mustSilence()) {
      sendList(list, Command.START_CHANNEL_LIST_MODE, nowNs);
    } else {
      goOn(nowNs);
    }
  }

  @Override
  public boolean pulse(int channel, int halfMilliamps, int widthMicros, long nowNs) {
    int half = capabilities.givenHalfMilliamps(halfMilliamps);
    if (state != State.ON || half == 0) {
      return false;
    }
    if (list != null) {
      return list.pulse(channel);
    }
    if (silences.inDoubt() || pending.hasPulse(channel)) {
      return false;
    }
    boolean kept = waiting.add(channel, half, capabilities.givenWidthMicros(widthMicros), nowNs);
    goOn(nowNs);
    return kept;
  }

  @Override
  public void receive(byte[] bytes, int length, long nowNs) {
    for (int i = 0; i < length; i++) {
      if (reader.accept(bytes[i]) && !portGone) {
        onFrame(nowNs);
      }
    }
  }

  @Override
  public void tick(long nowNs) {
    int overdue = pending.overdue(nowNs, silences.inDoubt() ? QUESTION_NS : ACK_NS);
    if (overdue >= 0) {
      onSilence(pending.retire(overdue), nowNs);
    }
    switch (state) {
      case IDENTIFYING -> {
        if (nowNs - sinceNs >= IDENTIFY_NS) {
          fault(port + whyUnknown(), nowNs);
        }
      }
      case FAULT -> {
        if (!portGone && nowNs - sinceNs >= QUIET_NS) {
          pending.clear();
          open(nowNs);
        }
      }
      case READY, ON -> goOn(nowNs);
      default -> {}
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
    return detail.isEmpty() ? "RehaStim 2" : detail;
  }

  @Override
  public DeliveredPulses delivered() {
    return delivered;
  }

  private String whyUnknown() {
    return exchange.anythingHeard()
        ? ": the device there is no ScienceMode 2 stimulator"
        : ": no answer; is a stimulator connected there and switched on?";
  }

  /** The next request, when none is under way: the sign of life first. */
  private void goOn(long nowNs) {
    if (!pending.isEmpty() || silences.inDoubt()) {
      return;
    }
    if (nowNs - lastAskedNs >= KEEP_ALIVE_NS) {
      ask(Command.GET_STIMULATION_MODE, nowNs);
    } else if (state == State.ON && list != null) {
      int due = list.due();
      if (due != 0) {
        sendList(list, due, nowNs);
      }
    } else if (state == State.ON) {
      int channel = waiting.take(nowNs);
      if (channel != 0) {
        int half = waiting.halfMilliamps(channel);
        sent(exchange.pulse(channel, half, waiting.widthMicros(channel), nowNs), nowNs);
      }
    }
  }

  private void sendList(RehaStim2List channels, int command, long nowNs) {
    sent(exchange.list(channels, command, nowNs), nowNs);
  }

  private void onFrame(long nowNs) {
    Reply reply = Reply.of(reader);
    if (reply instanceof Reply.Init init) {
      onInit(init.version(), nowNs);
    } else if (reply instanceof Reply.StimulationError error) {
      fault(port + ": " + Result.stimulationError(error.error()), nowNs);
    } else if (reply instanceof Reply.UnknownCommand unknown) {
      if (identified) {
        fault(port + ": the device does not know command " + unknown.echo(), nowNs);
      }
    } else if (reply != null && !pending.isOpen(reader.packetNumber(), reply.command() - 1)) {
      onStray(pending.wasRetired(reader.packetNumber(), reply.command() - 1), nowNs);
    } else if (reply != null) {
      int channel = pending.channel(reader.packetNumber());
      long charge = pending.chargeHalfNanocoulombs(reader.packetNumber());
      pending.answered(reader.packetNumber());
      if (reply instanceof Reply.StimulationMode mode) {
        onMode(mode, nowNs);
      } else if (reply instanceof Reply.Acknowledge answer) {
        onAcknowledge(answer, channel, charge, nowNs);
      }
    }
  }

  private void onStray(boolean late, long nowNs) {
    if (!late && state == State.ON && ++strays >= STRAYS_OF_A_SECOND_WRITER) {
      fault(port + ": answers to nothing asked; is another program using the port?", nowNs);
    }
  }

  /** It has been switched on, or has heard nothing for 1.2 s: no mode is left in it. */
  private void onInit(int version, long nowNs) {
    if (state == State.ON || state == State.STOPPING) {
      fault(port + ": the device has started anew", nowNs);
    }
    if (state == State.FAULT && nowNs - sinceNs < RECOVER_NS) {
      return;
    }
    boolean good = version == VERSION;
    Request ack = new Request.InitAck(good ? Result.OK : Result.INCOMPATIBLE_VERSION);
    if (list != null) {
      list.forget();
    }
    pending.clear();
    sent(exchange.answer(ack, reader.packetNumber()), nowNs);
    if (!good) {
      fault(port + ": protocol version must be " + VERSION + ", got " + version, nowNs);
    } else if (!portGone) {
      state = state == State.FAULT ? State.FAULT : State.IDENTIFYING;
      sinceNs = nowNs;
      ask(Command.GET_STIMULATION_MODE, nowNs);
    }
  }

  private void onMode(Reply.StimulationMode answer, long nowNs) {
    boolean doubted = silences.resolve();
    boolean unknown = state == State.IDENTIFYING || state == State.FAULT;
    int mode = answer.mode();
    if (answer.result() != Result.OK) {
      if (!unknown) {
        fault(port + ": " + Result.words(answer.result()), nowNs);
      }
    } else if (unknown && mode == Reply.StimulationMode.START) {
      becomeReady();
    } else if (unknown) {
      ask(Command.STOP_CHANNEL_LIST_MODE, nowNs);
    } else if (state == State.STOPPING) {
      stopped(mode, nowNs);
    } else if (list != null && state == State.ON) {
      if (!(doubted ? list.resolve(mode) : list.fits(mode))) {
        fault(port + ": the device has left its mode by itself", nowNs);
      }
    } else if (mode != Reply.StimulationMode.START) {
      fault(port + ": the device is in a mode that this program has not asked for", nowNs);
    }
    goOn(nowNs);
  }

  private void onAcknowledge(Reply.Acknowledge answer, int channel, long charge, long nowNs) {
    int request = answer.command() - 1;
    boolean stop = request == Command.STOP_CHANNEL_LIST_MODE;
    if (stop && state != State.ON) {
      // Whether it was in a mode or not (wrong mode): the question tells how it is now.
      ask(Command.GET_STIMULATION_MODE, nowNs);
      return;
    }
    if (answer.result() != Result.OK) {
      String where = channel == 0 ? "" : "channel " + channel + ": ";
      fault(port + ": " + where + Result.words(answer.result()), nowNs);
      return;
    }
    silences.pulseAnswered();
    if (channel != 0) {
      delivered.count(channel, charge);
    } else if (list != null) {
      list.answered(request);
    }
    goOn(nowNs);
  }

  private void stopped(int mode, long nowNs) {
    if (mode == Reply.StimulationMode.START) {
      becomeReady();
    } else if (tries++ < 2) {
      ask(Command.STOP_CHANNEL_LIST_MODE, nowNs);
    } else {
      fault(port + ": the device does not stop", nowNs);
    }
  }

  private void becomeReady() {
    state = State.READY;
    identified = true;
    detail = "";
    strays = 0;
    waiting.clear();
    if (list != null) {
      list.forget();
    }
  }

  private void onSilence(int request, long nowNs) {
    switch (state) {
      case IDENTIFYING -> ask(request, nowNs);
      case FAULT -> {}
      case STOPPING -> {
        if (tries++ < 2) {
          ask(Command.STOP_CHANNEL_LIST_MODE, nowNs);
        } else {
          fault(port + ": the device does not answer the stop", nowNs);
        }
      }
      default -> {
        switch (silences.judge(request == Command.GET_STIMULATION_MODE, nowNs)) {
          case FAULT -> fault(port + ": the device does not answer", nowNs);
          case ASK -> {
            pending.clear();
            ask(Command.GET_STIMULATION_MODE, nowNs);
          }
          case WAIT -> {}
        }
      }
    }
  }

  private void ask(int command, long nowNs) {
    lastAskedNs = nowNs;
    sent(exchange.ask(command, nowNs), nowNs);
  }

  private void sent(boolean taken, long nowNs) {
    if (!taken && !portGone) {
      portFailed(port + " is gone", nowNs);
    }
  }

  private void fault(String reason, long nowNs) {
    boolean first = state != State.FAULT;
    state = State.FAULT;
    sinceNs = nowNs;
    silences.reset();
    waiting.clear();
    pending.clear();
    if (first || detail.isEmpty() || portGone) {
      detail = reason;
      if (!portGone && list != null && first) {
        ask(Command.STOP_CHANNEL_LIST_MODE, nowNs);
        pending.clear();
      }
    }
    if (list != null) {
      list.forget();
    }
  }
}
