package org.dorsi.sim.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a RehaStim 2 does (Science Mode 2 protocol 1.24): says Init until it is answered, forgets
 * everything after 1.2 s without a good packet, and refuses what the protocol forbids with the
 * protocol's results.
 */
final class RehaStim2Core implements StimulatorCore {

  static final long INIT_NS = 500_000_000;
  static final long WATCHDOG_NS = 1_200_000_000;

  /** How long a command takes: the low end of what the vendor publishes, 10 to 24 ms. */
  static final long COMMAND_NS = 10_000_000;

  private static final int VERSION = 1;
  private static final int OK = 0;
  private static final int PARAMETER = -2;
  private static final int WRONG_MODE = -3;
  private static final int ELECTRODE = -2;
  private static final int MODULE = -3;

  private static final int INIT = 1;
  private static final int INIT_ACK = 2;
  private static final int UNKNOWN = 3;
  private static final int WATCHDOG = 4;
  private static final int GET_MODE = 10;
  private static final int INIT_LIST = 30;
  private static final int START_LIST = 32;
  private static final int STOP_LIST = 34;
  private static final int SINGLE_PULSE = 36;
  private static final int STIMULATION_ERROR = 38;

  private static final int MODE_START = 0;
  private static final int MODE_INITIALISED = 1;
  private static final int MODE_STARTED = 2;

  private record Job(ScienceMode2Frame frame, long dueNs) {}

  private final Outlet out;
  private final DeviceFailures failures;
  private final ChannelListOutput list = new ChannelListOutput(8);
  private final Deque<Job> jobs = new ArrayDeque<>();
  private final byte[] wire = new byte[ScienceMode2Frame.MAX_BYTES];
  private int length;
  private boolean escaped;
  private boolean linked;
  private int ownNumber = 255;
  private long initNs;
  private long lifeNs;
  private int mode;
  private long groupLengthNs;
  private long mainLengthNs;

  RehaStim2Core(Outlet out, DeviceFailures failures, long nowNs) {
    this.out = out;
    this.failures = failures;
    this.initNs = nowNs;
  }

  @Override
  public void receive(byte[] bytes, int count, long nowNs) {
    for (int i = 0; i < count; i++) {
      accept(bytes[i], nowNs);
    }
  }

  private void accept(byte b, long nowNs) {
    int value = b & 0xFF;
    if (!escaped && value == ScienceMode2Frame.START) {
      length = 0;
    } else if (length == 0) {
      return;
    }
    if (length == wire.length) {
      length = 0;
      escaped = false;
      return;
    }
    wire[length++] = b;
    if (escaped) {
      escaped = false;
    } else if (value == ScienceMode2Frame.ESCAPE) {
      escaped = true;
    } else if (value == ScienceMode2Frame.STOP) {
      ScienceMode2Frame frame = ScienceMode2Frame.decode(wire, length);
      length = 0;
      if (frame == null) {
        out.note(nowNs, LogEvent.of("damaged").with("why", "length or check"));
      } else {
        take(frame, nowNs);
      }
    }
  }

  private void take(ScienceMode2Frame frame, long nowNs) {
    LogEvent event = LogEvent.of("command").with("command", name(frame.command()));
    event.with("packetNumber", frame.packetNumber());
    if (frame.data().length > 0) {
      event.with("data", HexFormat.of().formatHex(frame.data()));
    }
    out.note(nowNs, event);
    if (!linked) {
      boolean answersInit =
          frame.command() == INIT_ACK
              && frame.packetNumber() == ownNumber
              && frame.data().length == 1
              && frame.data()[0] == OK;
      linked = answersInit;
      lifeNs = nowNs;
      return;
    }
    lifeNs = nowNs;
    if (frame.command() != WATCHDOG && frame.command() != INIT_ACK) {
      long readyNs = jobs.isEmpty() ? nowNs : Math.max(nowNs, jobs.getLast().dueNs());
      jobs.add(new Job(frame, readyNs + COMMAND_NS));
    }
  }

  @Override
  public void advance(long nowNs) {
    if (linked && nowNs - lifeNs >= WATCHDOG_NS) {
      startAnew(nowNs);
      out.note(nowNs, LogEvent.of("watchdogStop"));
    }
    if (!linked && nowNs >= initNs) {
      initNs = nowNs + INIT_NS;
      ownNumber = (ownNumber + 1) & 0xFF;
      say(ScienceMode2Frame.of(ownNumber, INIT, VERSION), nowNs);
    }
    while (!jobs.isEmpty() && jobs.element().dueNs() <= nowNs) {
      execute(jobs.remove().frame(), nowNs);
    }
    list.advance(nowNs, this::give);
    if (mode == MODE_STARTED && !list.isRunning()) {
      mode = MODE_INITIALISED;
    }
  }

  @Override
  public long nextNs() {
    long next = Math.min(list.nextNs(), linked ? lifeNs + WATCHDOG_NS : initNs);
    return jobs.isEmpty() ? next : Math.min(next, jobs.element().dueNs());
  }

  @Override
  public void startAnew(long nowNs) {
    list.stop();
    mode = MODE_START;
    linked = false;
    jobs.clear();
    initNs = nowNs;
  }

  private void execute(ScienceMode2Frame frame, long nowNs) {
    boolean question = frame.command() == GET_MODE;
    boolean refused = !question && failures.is(DeviceFailure.Kind.NAK, nowNs);
    int nak = failures.argument(DeviceFailure.Kind.NAK, 0, nowNs);
    Integer result =
        refused ? Integer.valueOf(nak == 0 ? PARAMETER : -nak) : resultOf(frame, nowNs);
    if (result == null) {
      answer(ScienceMode2Frame.of(frame.packetNumber(), UNKNOWN, frame.command()), 0, nowNs);
    } else if (question && result == OK) {
      answer(ScienceMode2Frame.of(frame.packetNumber(), GET_MODE + 1, OK, mode), OK, nowNs);
    } else {
      answer(
          ScienceMode2Frame.of(frame.packetNumber(), frame.command() + 1, result), result, nowNs);
    }
  }

  private @Nullable Integer resultOf(ScienceMode2Frame frame, long nowNs) {
    byte[] data = frame.data();
    return switch (frame.command()) {
      case GET_MODE -> data.length == 0 ? OK : PARAMETER;
      case INIT_LIST -> initialise(data);
      case START_LIST -> start(data, nowNs);
      case STOP_LIST -> stop(data);
      case SINGLE_PULSE -> single(data, nowNs);
      default -> null;
    };
  }

  private int initialise(byte[] data) {
    if (data.length != 7) {
      return PARAMETER;
    }
    int active = data[1] & 0xFF;
    int group = data[3] & 0xFF;
    int main = (data[4] & 0xFF) << 8 | (data[5] & 0xFF);
    long groupNs = group * 500_000L + 1_500_000;
    long mainNs = main == 0 ? 0 : main * 500_000L + 1_000_000;
    boolean good =
        data[0] >= 0
            && data[0] <= 7
            && active != 0
            && (data[2] & 0xFF & ~active) == 0
            && groupNs >= 8_000_000
            && main <= 2048
            && (main == 0 || mainNs >= 8_000_000)
            && (main == 0 || mainNs >= Integer.bitCount(active) * ChannelListOutput.SLOT_NS)
            && data[6] == 0;
    if (!good) {
      return PARAMETER;
    }
    if (mode != MODE_START) {
      return WRONG_MODE;
    }
    list.initialise(active, data[2] & 0xFF, data[0], groupNs, mainNs);
    groupLengthNs = groupNs;
    mainLengthNs = mainNs;
    mode = MODE_INITIALISED;
    return OK;
  }

  private int start(byte[] data, long nowNs) {
    if (mode == MODE_START) {
      return WRONG_MODE;
    }
    if (data.length != 4 * list.channels()) {
      return PARAMETER;
    }
    ChannelListOutput.Setting[] settings = new ChannelListOutput.Setting[list.channels()];
    for (int i = 0; i < settings.length; i++) {
      int pulses = data[4 * i] + 1;
      int micros = (data[4 * i + 1] & 0xFF) << 8 | (data[4 * i + 2] & 0xFF);
      int milliamps = data[4 * i + 3] & 0xFF;
      boolean fits = mainLengthNs == 0 || pulses == 1 || mainLengthNs >= pulses * groupLengthNs;
      if (pulses < 1 || pulses > 3 || !fits || micros > 500 || milliamps > 130) {
        return PARAMETER;
      }
      settings[i] = new ChannelListOutput.Setting(pulses - 1, micros, milliamps);
    }
    list.update(settings, nowNs);
    mode = MODE_STARTED;
    return OK;
  }

  private int stop(byte[] data) {
    if (data.length != 0) {
      return PARAMETER;
    }
    if (mode == MODE_START) {
      return WRONG_MODE;
    }
    list.stop();
    mode = MODE_START;
    return OK;
  }

  private int single(byte[] data, long nowNs) {
    if (data.length != 4) {
      return PARAMETER;
    }
    int micros = (data[1] & 0xFF) << 8 | (data[2] & 0xFF);
    int milliamps = data[3] & 0xFF;
    if (data[0] < 0 || data[0] > 7 || micros > 500 || milliamps > 130) {
      return PARAMETER;
    }
    if (mode != MODE_START) {
      return WRONG_MODE;
    }
    give(data[0] + 1, milliamps, micros, nowNs);
    return OK;
  }

  /** As the device gives it: steps of 2 mA up to 126 mA, steps of 10 us from 20 us on. */
  private void give(int channel, int milliamps, int micros, long nowNs) {
    if (milliamps > 0 && failures.of(DeviceFailure.Kind.ELECTRODE, channel, nowNs)) {
      stopByItself(ELECTRODE, nowNs);
    } else if (milliamps > 0 && failures.of(DeviceFailure.Kind.LOW_CURRENT, channel, nowNs)) {
      stopByItself(MODULE, nowNs);
    } else {
      out.pulse(
          channel, Math.min(126, milliamps) / 2 * 2, Math.max(20, micros / 10 * 10), 0, nowNs);
    }
  }

  private void stopByItself(int error, long nowNs) {
    list.stop();
    mode = MODE_START;
    out.note(nowNs, LogEvent.of("stimulationError").with("error", error));
    ownNumber = (ownNumber + 1) & 0xFF;
    say(ScienceMode2Frame.of(ownNumber, STIMULATION_ERROR, error), nowNs);
  }

  private void answer(ScienceMode2Frame frame, int result, long nowNs) {
    out.note(
        nowNs,
        LogEvent.of("ack")
            .with("command", name(frame.command() == UNKNOWN ? UNKNOWN : frame.command() - 1))
            .with("packetNumber", frame.packetNumber())
            .with("result", result));
    int off = failures.argument(DeviceFailure.Kind.WRONG_NUMBER, 0, nowNs);
    say(
        new ScienceMode2Frame((frame.packetNumber() + off) & 0xFF, frame.command(), frame.data()),
        nowNs);
  }

  private void say(ScienceMode2Frame frame, long nowNs) {
    out.send(frame.encode(), nowNs);
  }

  private static String name(int command) {
    return switch (command) {
      case INIT -> "Init";
      case INIT_ACK -> "InitAck";
      case UNKNOWN -> "UnknownCommand";
      case WATCHDOG -> "Watchdog";
      case GET_MODE -> "GetStimulationMode";
      case INIT_LIST -> "InitChannelListMode";
      case START_LIST -> "StartChannelListMode";
      case STOP_LIST -> "StopChannelListMode";
      case SINGLE_PULSE -> "SinglePulse";
      default -> "command " + command;
    };
  }
}
