package org.dorsi.controller.stimulator;

import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.dorsi.controller.stimulator.sciencemode4.FrameReader;
import org.dorsi.controller.stimulator.sciencemode4.FrameWriter;
import org.dorsi.controller.stimulator.sciencemode4.Reply;
import org.dorsi.controller.stimulator.sciencemode4.Result;

/**
 * Drives a P24 in low level: one command is one pulse, so that a silent host is a silent device.
 *
 * <p>Identify, clear what a session before may have left, then: high voltage on, pulses, high
 * voltage off. Each acknowledgement is matched by command and packet number. A pulse without one is
 * asked after, and a second silence in a row is a fault; a fault stops the device and stays until
 * the device has proved itself again. The rules are those of stimulators.md, sections 1.6 and 1.7,
 * and of safety.md, row H17.
 *
 * <p>No clock, no port, no allocation while pulses run. One thread at a time.
 */
public final class P24Driver {

  /** Takes bytes to the device. */
  @FunctionalInterface
  public interface Line {
    /** Writes all bytes; false when the port is gone. */
    boolean write(byte[] bytes, int length);
  }

  /** Where the driver stands. */
  public enum State {
    /** Not opened yet, or on the way to being known. */
    IDENTIFYING,
    /** Known, nothing initialised, high voltage off. */
    READY,
    /** High voltage asked for. */
    STARTING,
    /** Pulses may be sent. */
    ON,
    /** Stop asked for. */
    STOPPING,
    /** Stopped by an error; being identified anew, once a second, unless the port is gone. */
    FAULT
  }

  /** Pause between the phases, as in the vendor's examples (stimulators.md, section 1.2). */
  static final int INTERPHASE_MICROS = 100;

  static final long ACK_NS = 60_000_000;

  /** High voltage takes about 40 ms to come and go (stimulators.md, section 1.5). */
  static final long SWITCH_ACK_NS = 90_000_000;

  static final long IDENTIFY_NS = 200_000_000;
  static final int IDENTIFY_TRIES = 3;
  static final long POLL_NS = 500_000_000;
  static final long RECOVER_NS = 1_000_000_000;

  private static final int STRAYS_OF_A_SECOND_WRITER = 2;

  private final String port;
  private final Line line;
  private final FrameWriter writer = new FrameWriter();
  private final FrameReader reader = new FrameReader();
  private final PendingRequests pending = new PendingRequests();
  private final DeliveredPulses delivered = new DeliveredPulses();

  private State state = State.IDENTIFYING;
  private String detail = "";
  private String deviceId = "";
  private boolean identified;
  private boolean portGone;
  private int tries;
  private final Silences silences = new Silences();
  private int strays;
  private boolean asking;
  private long lastPollNs;
  private long faultNs;

  /**
   * @param port the port's name, for messages
   * @param line where bytes go
   */
  public P24Driver(String port, Line line) {
    this.port = port;
    this.line = line;
  }

  /** Begins with asking the device who it is. */
  public void open(long nowNs) {
    tries = 1;
    send(Command.GET_DEVICE_ID, nowNs);
  }

  /** Asks for high voltage; without effect unless the device is ready. */
  public void turnOn(long nowNs) {
    if (state == State.READY) {
      state = State.STARTING;
      silences.reset();
      writer.begin(pending.next(), Command.LL_INIT).put(0);
      transmit(Command.LL_INIT, nowNs);
    }
  }

  /** Stops at once, whatever is still unanswered; without effect where nothing is on. */
  public void turnOff(long nowNs) {
    if (state == State.ON || state == State.STARTING) {
      state = State.STOPPING;
      tries = 1;
      send(Command.LL_STOP, nowNs);
    }
  }

  /**
   * Sends one symmetric biphasic pulse: equal durations and opposite currents, net charge 0.
   *
   * @param channel 1 to 8
   * @param halfMilliamps current of each phase in steps of 0.5 mA
   * @param widthMicros duration of each phase
   * @return false when it was not sent: not on, an answer is overdue, or the channel's last pulse
   *     is still unanswered
   */
  public boolean pulse(int channel, int halfMilliamps, int widthMicros, long nowNs) {
    if (state != State.ON || silences.inDoubt() || pending.hasPulse(channel)) {
      return false;
    }
    int number = pending.next();
    writer
        .begin(number, Command.LL_CHANNEL_CONFIG)
        .put(0x80 | ((channel - 1) % 4) << 5 | ((channel - 1) / 4) << 4 | 2)
        .putPoint(widthMicros, halfMilliamps)
        .putPoint(INTERPHASE_MICROS, 0)
        .putPoint(widthMicros, -halfMilliamps);
    pending.pulse(number, channel, (long) halfMilliamps * widthMicros);
    transmit(Command.LL_CHANNEL_CONFIG, nowNs);
    return true;
  }

  /** Takes bytes from the device. */
  public void receive(byte[] bytes, int length, long nowNs) {
    for (int i = 0; i < length; i++) {
      if (reader.accept(bytes[i])) {
        onFrame(nowNs);
      }
    }
  }

  /** Looks after what is overdue; to be called every few milliseconds. */
  public void tick(long nowNs) {
    int overdue = pending.overdue(nowNs, limitNs());
    if (overdue >= 0) {
      onSilence(pending.retire(overdue), nowNs);
    }
    boolean quiet = state == State.READY || state == State.ON;
    if (quiet && !asking && nowNs - lastPollNs >= POLL_NS) {
      ask(nowNs);
    } else if (state == State.FAULT && !portGone && nowNs - faultNs >= RECOVER_NS) {
      faultNs = nowNs;
      pending.clear();
      open(nowNs);
    }
  }

  /** The port failed: latched for good. */
  public void portFailed(String reason, long nowNs) {
    portGone = true;
    fault(reason, nowNs);
  }

  public State state() {
    return state;
  }

  /** Whether the device has ever proved to be a stimulator. */
  public boolean identified() {
    return identified;
  }

  /** The fault in words, or else the device's name for itself. */
  public String detail() {
    return detail.isEmpty() ? deviceId : detail;
  }

  /** What the device has acknowledged. */
  public DeliveredPulses delivered() {
    return delivered;
  }

  private long limitNs() {
    return switch (state) {
      case IDENTIFYING, FAULT -> IDENTIFY_NS;
      case STARTING -> silences.inDoubt() ? ACK_NS : SWITCH_ACK_NS;
      case STOPPING -> SWITCH_ACK_NS;
      case READY, ON -> ACK_NS;
    };
  }

  private void onFrame(long nowNs) {
    int command = reader.command();
    int number = reader.packetNumber();
    if (command == Command.GENERAL_ERROR || command == Command.UNKNOWN_COMMAND) {
      fault(port + ": the device reports " + Result.words(resultOf()), nowNs);
      return;
    }
    if (!pending.isOpen(number, command - 1)) {
      onUnexpected(number, command, nowNs);
      return;
    }
    int request = command - 1;
    int channel = pending.channel(number);
    long charge = pending.chargeHalfNanocoulombs(number);
    pending.answered(number);
    if (resultOf() != Result.OK && !isStoppedAlready(request)) {
      String where = channel == 0 ? "" : "channel " + channel + ": ";
      fault(port + ": " + where + Result.words(resultOf()), nowNs);
      return;
    }
    switch (request) {
      case Command.LL_CHANNEL_CONFIG -> onPulseAnswered(channel, charge, nowNs);
      case Command.GET_STIM_STATUS -> onStatus(nowNs);
      case Command.GET_DEVICE_ID -> onDeviceId(nowNs);
      case Command.LL_INIT -> {
        if (state == State.STARTING) {
          state = State.ON;
          lastPollNs = nowNs;
        }
      }
      case Command.LL_STOP, Command.ML_STOP -> {
        if (state == State.STOPPING) {
          becomeReady(nowNs);
        } else if (state == State.IDENTIFYING || state == State.FAULT) {
          ask(nowNs);
        }
      }
      default -> {}
    }
  }

  /** A stop that was asked for again, as the answer to the first was lost, finds nothing on. */
  private boolean isStoppedAlready(int request) {
    return request == Command.LL_STOP
        && state == State.STOPPING
        && tries > 1
        && resultOf() == Result.NOT_INITIALISED;
  }

  private int resultOf() {
    return reader.dataLength() > 0 ? reader.data(0) : 1;
  }

  private void onPulseAnswered(int channel, long chargeHalfNanocoulombs, long nowNs) {
    int expected = ((channel - 1) / 4) << 4 | (channel - 1) % 4;
    if (reader.dataLength() > 1 && reader.data(1) != expected) {
      fault(port + ": a pulse of channel " + channel + " was answered for another", nowNs);
      return;
    }
    silences.pulseAnswered();
    delivered.count(channel, chargeHalfNanocoulombs);
  }

  private void onDeviceId(long nowNs) {
    if (Reply.of(reader) instanceof Reply.DeviceId answer) {
      deviceId = answer.id();
    }
    tries = 1;
    ask(nowNs);
  }

  private void onStatus(long nowNs) {
    boolean doubted = silences.resolve();
    asking = false;
    int status = reader.dataLength() > 1 ? reader.data(1) : -1;
    switch (state) {
      case IDENTIFYING, FAULT -> clearLeftovers(status, nowNs);
      case READY -> {
        if (status != Reply.StimStatus.INITIALISED_NONE) {
          fault(port + ": the device is initialised, though not by this program", nowNs);
        }
      }
      case STARTING, ON -> {
        if (state == State.STARTING && !doubted) {
          break;
        }
        if (status != Reply.StimStatus.LOW_LEVEL) {
          fault(port + ": the device has left low level by itself", nowNs);
        } else {
          state = State.ON;
          if (doubted) {
            // It answers in order: pulses asked for before this question will not be answered.
            pending.retirePulses();
          }
        }
      }
      case STOPPING -> {}
    }
  }

  private void clearLeftovers(int status, long nowNs) {
    switch (status) {
      case Reply.StimStatus.INITIALISED_NONE -> becomeReady(nowNs);
      case Reply.StimStatus.LOW_LEVEL -> send(Command.LL_STOP, nowNs);
      case Reply.StimStatus.MID_LEVEL, Reply.StimStatus.MID_LEVEL_RUNNING ->
          send(Command.ML_STOP, nowNs);
      default -> fault(port + ": the device is in unknown state " + status, nowNs);
    }
  }

  private void becomeReady(long nowNs) {
    state = State.READY;
    identified = true;
    detail = "";
    lastPollNs = nowNs;
    asking = false;
    strays = 0;
    pending.clear();
  }

  private void onUnexpected(int number, int command, long nowNs) {
    boolean late = pending.wasRetired(number, command - 1);
    boolean stop = command - 1 == Command.LL_STOP && resultOf() == Result.OK;
    if (late && stop && state == State.STOPPING) {
      becomeReady(nowNs);
    } else if (!late && state == State.ON && ++strays >= STRAYS_OF_A_SECOND_WRITER) {
      fault(port + ": answers to nothing asked; is another program using the port?", nowNs);
    }
  }

  private void onSilence(int request, long nowNs) {
    if (state == State.STOPPING) {
      if (request == Command.LL_STOP && tries++ >= 2) {
        fault(port + ": the device does not answer the stop", nowNs);
      } else if (request == Command.LL_STOP) {
        send(Command.LL_STOP, nowNs);
      }
    } else if (state == State.IDENTIFYING || state == State.FAULT) {
      onSilenceOfUnknown(request, nowNs);
    } else {
      switch (silences.judge(request == Command.GET_STIM_STATUS, nowNs)) {
        case FAULT -> fault(port + ": the device does not answer", nowNs);
        case ASK -> ask(nowNs);
        case WAIT -> {}
      }
    }
  }

  private void onSilenceOfUnknown(int request, long nowNs) {
    asking = false;
    if (request == Command.LL_CHANNEL_CONFIG) {
      return;
    }
    if (tries++ < IDENTIFY_TRIES) {
      send(request, nowNs);
      return;
    }
    boolean talks = reader.frames() + reader.damaged() + reader.skippedBytes() > 0;
    fault(
        port
            + (talks
                ? ": the device there is no ScienceMode 4 stimulator"
                : ": no answer; is a stimulator connected there and switched on?"),
        nowNs);
  }

  private void ask(long nowNs) {
    asking = true;
    lastPollNs = nowNs;
    send(Command.GET_STIM_STATUS, nowNs);
  }

  private void send(int command, long nowNs) {
    writer.begin(pending.next(), command);
    transmit(command, nowNs);
  }

  private void transmit(int command, long nowNs) {
    pending.sent(command, nowNs);
    writer.end();
    if (!line.write(writer.bytes(), writer.length()) && !portGone) {
      portFailed(port + " is gone", nowNs);
    }
  }

  private void fault(String reason, long nowNs) {
    boolean first = state != State.FAULT;
    state = State.FAULT;
    asking = false;
    silences.reset();
    faultNs = nowNs;
    pending.clear();
    if (first || detail.isEmpty() || portGone) {
      detail = reason;
      if (!portGone) {
        send(Command.LL_STOP, nowNs);
        pending.clear();
      }
    }
  }
}
