package org.dorsi.controller.stimulator;

import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.dorsi.controller.stimulator.sciencemode4.Reply;
import org.dorsi.controller.stimulator.sciencemode4.Result;
import org.jspecify.annotations.Nullable;

/**
 * Drives a P24 or a RehaMove 3: their life cycle. How pulses get out is the matter of {@link
 * LowLevelOutput} or {@link MidLevelOutput}.
 *
 * <p>The rules are those of stimulators.md, section 1.7. No allocation while pulses run. One thread
 * at a time.
 */
final class ScienceMode4Driver implements StimulatorDriver {

  static final long ACK_NS = 60_000_000;

  /** High voltage takes about 40 ms to come and go (stimulators.md, section 1.5). */
  static final long SWITCH_ACK_NS = 90_000_000;

  static final long IDENTIFY_NS = 200_000_000;
  static final int IDENTIFY_TRIES = 3;
  static final long POLL_NS = 500_000_000;
  static final long RECOVER_NS = 1_000_000_000;

  private static final int STRAYS_OF_A_SECOND_WRITER = 2;

  /** More than this must be left before anybody is stimulated (safety.md, section 4.2, step 3). */
  private static final int BATTERY_PERCENT = 20;

  private final ScienceMode4Dialect dialect;
  private final String port;
  private final ScienceMode4Exchange exchange;
  private final PendingRequests pending;
  private final ScienceMode4Output output;
  private final int channels;
  private final DeliveredPulses delivered = new DeliveredPulses();
  private final Silences silences = new Silences(ACK_NS);

  private State state = State.IDENTIFYING;
  private String detail = "";
  private String name = "";
  private boolean identified;
  private boolean portGone;
  private int tries;
  private int strays;
  private boolean asking;
  private long lastPollNs;
  private long faultNs;

  ScienceMode4Driver(ScienceMode4Dialect dialect, StimulationLevel level, String port, Line line) {
    var capabilities = dialect.model.capabilities(level).orElseThrow();
    this.dialect = dialect;
    this.port = port;
    exchange = new ScienceMode4Exchange(line);
    pending = exchange.pending();
    channels = capabilities.channels();
    output =
        switch (level) {
          case LOW -> new LowLevelOutput(exchange, dialect, delivered);
          case MID -> new MidLevelOutput(exchange, dialect, capabilities, delivered);
        };
  }

  @Override
  public void open(long nowNs) {
    tries = 1;
    ask(dialect.identify, nowNs);
  }

  @Override
  public void turnOn(long nowNs) {
    if (state == State.READY) {
      state = State.STARTING;
      silences.reset();
      output.start(nowNs);
      lookAfterPort(nowNs);
    }
  }

  @Override
  public void turnOff(long nowNs) {
    if (state == State.ON || state == State.STARTING) {
      state = State.STOPPING;
      tries = 1;
      output.stop(nowNs);
      lookAfterPort(nowNs);
    }
  }

  @Override
  public void command(SafeCommand inForce, long nowNs) {
    if (state == State.ON) {
      output.command(inForce, silences.inDoubt(), nowNs);
      lookAfterPort(nowNs);
    }
  }

  @Override
  public boolean pulse(int channel, int halfMilliamps, int widthMicros, long nowNs) {
    if (state != State.ON) {
      return false;
    }
    if (channel > channels) {
      fault(port + ": channel must be in [1, " + channels + "], got " + channel, nowNs);
      return false;
    }
    boolean given = output.pulse(channel, halfMilliamps, widthMicros, silences.inDoubt(), nowNs);
    lookAfterPort(nowNs);
    return given;
  }

  @Override
  public void receive(byte[] bytes, int length, long nowNs) {
    for (int i = 0; i < length; i++) {
      if (exchange.reader().accept(bytes[i])) {
        onFrame(nowNs);
      }
    }
  }

  @Override
  public void tick(long nowNs) {
    int overdue = pending.overdue(nowNs, limitNs());
    if (overdue >= 0) {
      onSilence(pending.retire(overdue), nowNs);
    }
    boolean quiet = state == State.READY || state == State.ON;
    if (quiet && !asking && nowNs - lastPollNs >= POLL_NS) {
      lastPollNs = nowNs;
      if (state == State.READY || !output.keepAlive(nowNs)) {
        askStatus(nowNs);
      }
      lookAfterPort(nowNs);
    } else if (state == State.FAULT && !portGone && nowNs - faultNs >= RECOVER_NS) {
      faultNs = nowNs;
      pending.clear();
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
    return detail.isEmpty() ? name : detail;
  }

  @Override
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
    int command = exchange.reader().command();
    int number = exchange.reader().packetNumber();
    if (command == Command.GENERAL_ERROR || command == Command.UNKNOWN_COMMAND) {
      fault(port + ": the device reports " + Result.words(exchange.result()), nowNs);
      return;
    }
    int request = command - 1;
    if (!pending.isOpen(number, request)) {
      onUnexpected(number, request, nowNs);
      return;
    }
    int channel = pending.channel(number);
    long charge = pending.chargeHalfNanocoulombs(number);
    pending.answered(number);
    if (exchange.result() != Result.OK && !isStoppedAlready(request)) {
      String where = channel == 0 ? "" : "channel " + channel + ": ";
      fault(port + ": " + where + Result.words(exchange.result()), nowNs);
    } else if (request == Command.GET_STIM_STATUS) {
      onStatus(nowNs);
    } else if (request == dialect.identify || request == Command.GET_BATTERY_STATUS) {
      onIdentity(request, nowNs);
    } else if (request == output.startCommand()) {
      if (state == State.STARTING) {
        turnedOn(nowNs);
      }
    } else if (request == Command.LL_STOP || request == Command.ML_STOP) {
      onStopped(nowNs);
    } else {
      silences.pulseAnswered();
      @Nullable String wrong = output.answered(request, channel, charge);
      if (wrong != null) {
        fault(port + ": " + wrong, nowNs);
      }
    }
  }

  /** A stop that was asked for again, as the answer to the first was lost, finds nothing on. */
  private boolean isStoppedAlready(int request) {
    return request == output.stopCommand()
        && state == State.STOPPING
        && tries > 1
        && exchange.result() == Result.NOT_INITIALISED;
  }

  private void onStopped(long nowNs) {
    if (state == State.STOPPING) {
      becomeReady(nowNs);
    } else if (state == State.IDENTIFYING || state == State.FAULT) {
      askStatus(nowNs);
    }
  }

  private void onIdentity(int request, long nowNs) {
    @Nullable Reply reply = Reply.of(exchange.reader());
    if (reply instanceof Reply.DeviceId answer) {
      name = answer.id();
    } else if (reply instanceof Reply.Version version) {
      name = "RehaMove 3, firmware " + words(version);
    } else if (reply instanceof Reply.BatteryStatus battery) {
      name += ", battery " + battery.percent() + " %";
      if (battery.percent() <= BATTERY_PERCENT) {
        fault(
            port
                + ": battery must be above "
                + BATTERY_PERCENT
                + " %, got "
                + battery.percent()
                + " %: charge it",
            nowNs);
        return;
      }
    }
    tries = 1;
    if (request == dialect.identify && dialect.hasBattery) {
      ask(Command.GET_BATTERY_STATUS, nowNs);
    } else {
      askStatus(nowNs);
    }
  }

  private static String words(Reply.Version version) {
    return version.firmware().get(0)
        + "."
        + version.firmware().get(1)
        + "."
        + version.firmware().get(2);
  }

  private void onStatus(long nowNs) {
    boolean doubted = silences.resolve();
    asking = false;
    int status = exchange.reader().dataLength() > 1 ? exchange.reader().data(1) : -1;
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
        if (!output.isLevel(status)) {
          fault(port + ": the device has left its level by itself", nowNs);
        } else {
          state = State.ON;
          if (doubted) {
            output.resolved();
          }
        }
      }
      case STOPPING -> {}
    }
  }

  private void clearLeftovers(int status, long nowNs) {
    switch (status) {
      case Reply.StimStatus.INITIALISED_NONE -> becomeReady(nowNs);
      case Reply.StimStatus.LOW_LEVEL -> ask(Command.LL_STOP, nowNs);
      case Reply.StimStatus.MID_LEVEL, Reply.StimStatus.MID_LEVEL_RUNNING ->
          ask(Command.ML_STOP, nowNs);
      default -> fault(port + ": the device is in unknown state " + status, nowNs);
    }
  }

  private void turnedOn(long nowNs) {
    state = State.ON;
    lastPollNs = nowNs;
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

  private void onUnexpected(int number, int request, long nowNs) {
    boolean late = pending.wasRetired(number, request);
    boolean stopped = request == output.stopCommand() && exchange.result() == Result.OK;
    if (late && stopped && state == State.STOPPING) {
      becomeReady(nowNs);
    } else if (!late && state == State.ON && ++strays >= STRAYS_OF_A_SECOND_WRITER) {
      fault(port + ": answers to nothing asked; is another program using the port?", nowNs);
    }
  }

  private void onSilence(int request, long nowNs) {
    if (state == State.STOPPING) {
      if (request == output.stopCommand() && tries++ >= 2) {
        fault(port + ": the device does not answer the stop", nowNs);
      } else if (request == output.stopCommand()) {
        ask(request, nowNs);
      }
    } else if (state == State.IDENTIFYING || state == State.FAULT) {
      onSilenceOfUnknown(request, nowNs);
    } else {
      switch (silences.judge(request == Command.GET_STIM_STATUS, nowNs)) {
        case FAULT -> fault(port + ": the device does not answer", nowNs);
        case ASK -> askStatus(nowNs);
        case WAIT -> {}
      }
    }
  }

  private void onSilenceOfUnknown(int request, long nowNs) {
    asking = false;
    if (request == Command.LL_CHANNEL_CONFIG || request == Command.ML_UPDATE) {
      return;
    }
    if (tries++ < IDENTIFY_TRIES) {
      ask(request, nowNs);
      return;
    }
    fault(
        port
            + (exchange.anythingHeard()
                ? ": the device there is no " + dialect.protocol + " stimulator"
                : ": no answer; is a stimulator connected there and switched on?"),
        nowNs);
  }

  private void askStatus(long nowNs) {
    asking = true;
    lastPollNs = nowNs;
    ask(Command.GET_STIM_STATUS, nowNs);
  }

  private void ask(int command, long nowNs) {
    exchange.ask(command, nowNs);
    lookAfterPort(nowNs);
  }

  private void lookAfterPort(long nowNs) {
    if (exchange.isCut() && !portGone) {
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
        output.stop(nowNs);
        pending.clear();
        lookAfterPort(nowNs);
      }
    }
  }
}
