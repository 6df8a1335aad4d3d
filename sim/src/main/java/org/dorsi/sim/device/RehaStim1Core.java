package org.dorsi.sim.device;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;

/**
 * What a RehaStim 1 does (Science Mode, September 2009): commands without frames, an answer of one
 * byte, no watchdog: a list that was started goes on until it is stopped.
 */
final class RehaStim1Core implements StimulatorCore {

  /** How long a command takes, as the vendor publishes. */
  static final long COMMAND_NS = 2_000_000;

  private static final int CHANNELS_OF_A_MODULE = 4;
  private static final int INIT = 0;
  private static final int UPDATE = 1;
  private static final int STOP = 2;
  private static final int SINGLE_PULSE = 3;
  private static final String[] NAMES = {"Init", "Update", "Stop", "SinglePulse"};
  private static final int[] LENGTHS = {6, 0, 1, 4};

  private record Job(int ident, String bits, long dueNs) {}

  private final Outlet out;
  private final DeviceFailures failures;
  private final ChannelListOutput list = new ChannelListOutput(CHANNELS_OF_A_MODULE);
  private final Deque<Job> jobs = new ArrayDeque<>();
  private final byte[] command = new byte[25];
  private int length;
  private boolean initialised;
  private long groupLengthNs;
  private long mainLengthNs;

  RehaStim1Core(Outlet out, DeviceFailures failures) {
    this.out = out;
    this.failures = failures;
  }

  @Override
  public void receive(byte[] bytes, int count, long nowNs) {
    for (int i = 0; i < count; i++) {
      boolean first = (bytes[i] & 0x80) != 0;
      if (first && length > 0) {
        out.note(nowNs, LogEvent.of("damaged").with("why", "broken off"));
      }
      if (first) {
        length = 0;
      } else if (length == 0) {
        continue;
      }
      command[length++] = bytes[i];
      int ident = command[0] >> 5 & 3;
      int wanted = ident == UPDATE ? 1 + 3 * list.channels() : LENGTHS[ident];
      if (length >= wanted) {
        long readyNs = jobs.isEmpty() ? nowNs : Math.max(nowNs, jobs.getLast().dueNs());
        byte[] whole = Arrays.copyOf(command, length);
        jobs.add(new Job(ident, bits(whole), readyNs + COMMAND_NS));
        out.note(
            nowNs,
            LogEvent.of("command")
                .with("command", NAMES[ident])
                .with("data", HexFormat.of().formatHex(whole)));
        length = 0;
      }
    }
  }

  @Override
  public void advance(long nowNs) {
    while (!jobs.isEmpty() && jobs.element().dueNs() <= nowNs) {
      Job job = jobs.remove();
      int ident = job.ident();
      boolean refused = failures.is(DeviceFailure.Kind.NAK, nowNs) && ident != STOP;
      answer(ident, !refused && execute(ident, job.bits(), nowNs), nowNs);
    }
    list.advance(nowNs, this::give);
  }

  @Override
  public long nextNs() {
    return jobs.isEmpty() ? list.nextNs() : Math.min(list.nextNs(), jobs.element().dueNs());
  }

  @Override
  public void startAnew(long nowNs) {
    list.stop();
    initialised = false;
    jobs.clear();
    length = 0;
  }

  /** The fields of a command as one row of noughts and ones, seven a byte. */
  private static String bits(byte[] bytes) {
    StringBuilder bits = new StringBuilder();
    for (byte b : bytes) {
      for (int i = 6; i >= 0; i--) {
        bits.append(b >> i & 1);
      }
    }
    return bits.toString();
  }

  private static int field(String bits, int from, int width) {
    return Integer.parseInt(bits.substring(from, from + width), 2);
  }

  private boolean execute(int ident, String bits, long nowNs) {
    return switch (ident) {
      case INIT -> initialise(bits);
      case UPDATE -> update(bits, nowNs);
      case SINGLE_PULSE -> single(bits, nowNs);
      default -> {
        list.stop();
        initialised = false;
        yield true;
      }
    };
  }

  private boolean initialise(String bits) {
    int factor = field(bits, 5, 3);
    int active = field(bits, 8, 8);
    int low = field(bits, 16, 8);
    int group = field(bits, 26, 5);
    int main = field(bits, 31, 11);
    // Two modules of four channels each, side by side.
    int slots = Math.max(Integer.bitCount(active & 0x0F), Integer.bitCount(active & 0xF0));
    long slotsNs = slots * ChannelListOutput.SLOT_NS;
    long groupNs = group * 500_000L + 1_500_000;
    long mainNs = main == 0 ? 0 : main * 500_000L + 1_000_000;
    boolean good =
        field(bits, 2, 3) == (factor + active + low + group + main) % 8
            && field(bits, 24, 2) == 0
            && active != 0
            && (low & ~active) == 0
            && groupNs >= slotsNs
            && (main == 0 || mainNs >= slotsNs);
    if (good) {
      list.initialise(active, low, factor, groupNs, mainNs);
      groupLengthNs = groupNs;
      mainLengthNs = mainNs;
      initialised = true;
    }
    return good;
  }

  private boolean update(String bits, long nowNs) {
    ChannelListOutput.Setting[] settings = new ChannelListOutput.Setting[list.channels()];
    int sum = 0;
    for (int i = 0; i < settings.length; i++) {
      int mode = field(bits, 7 + 21 * i, 2);
      int micros = field(bits, 12 + 21 * i, 9);
      int milliamps = field(bits, 21 + 21 * i, 7);
      // Of the document's "npg ts2 + 1.5 ms": its own example of a triplet has two intervals to go.
      boolean fits =
          mainLengthNs == 0 || mainLengthNs >= mode * groupLengthNs + ChannelListOutput.SLOT_NS;
      if (mode > 2 || !fits || !isWidth(micros)) {
        return false;
      }
      sum += mode + micros + milliamps;
      settings[i] = new ChannelListOutput.Setting(mode, micros, milliamps);
    }
    boolean good = initialised && field(bits, 2, 5) == sum % 32;
    if (good) {
      list.update(settings, nowNs);
    }
    return good;
  }

  private boolean single(String bits, long nowNs) {
    int channel = field(bits, 7, 3);
    int micros = field(bits, 12, 9);
    int milliamps = field(bits, 21, 7);
    boolean good =
        field(bits, 2, 5) == (channel + micros + milliamps) % 32
            && field(bits, 10, 2) == 0
            && isWidth(micros)
            && !list.isRunning();
    return good && give(channel + 1, milliamps, micros, nowNs);
  }

  private static boolean isWidth(int micros) {
    return micros == 0 || (micros >= 10 && micros <= 500);
  }

  /** In steps of 2 mA; false where it could not be given. */
  private boolean give(int channel, int milliamps, int micros, long nowNs) {
    boolean fails =
        failures.of(DeviceFailure.Kind.ELECTRODE, channel, nowNs)
            || failures.of(DeviceFailure.Kind.LOW_CURRENT, channel, nowNs);
    if (fails && milliamps > 0) {
      list.stop();
      return false;
    }
    if (micros > 0) {
      out.pulse(channel, milliamps / 2 * 2, micros, 0, nowNs);
    }
    return true;
  }

  private void answer(int ident, boolean good, long nowNs) {
    out.note(nowNs, LogEvent.of("ack").with("command", NAMES[ident]).with("result", good ? 0 : 1));
    int said = failures.is(DeviceFailure.Kind.WRONG_NUMBER, nowNs) ? ident ^ 1 : ident;
    out.send(new byte[] {(byte) (said << 6 | (good ? 1 : 0))}, nowNs);
  }
}
