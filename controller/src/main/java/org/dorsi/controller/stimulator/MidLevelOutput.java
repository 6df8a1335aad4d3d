package org.dorsi.controller.stimulator;

import java.util.Arrays;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.device.Capabilities;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.dorsi.controller.stimulator.sciencemode4.FrameWriter;
import org.dorsi.controller.stimulator.sciencemode4.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The device repeats each channel's pulse by itself (stimulators.md, section 1.5).
 *
 * <p>Whenever the command in force differs from what the device was told last, it is told again:
 * one update at a time, the newest command wins; but a channel that must fall silent is told at
 * once, whatever is unanswered. Ramps are the program's, both ways: the device's own goes up only.
 * An error of one channel stops all.
 */
final class MidLevelOutput implements ScienceMode4Output {

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;
  private static final int STOP_ALL_ON_ERROR = 1;

  /** Three points, no ramp. */
  private static final int SHAPE = 2 << 4;

  private static final String[] CHANNEL_ERRORS = {
    "", "electrode error", "pulse time-out", "low current"
  };

  private final ScienceMode4Exchange exchange;
  private final int currentData;
  private final Capabilities capabilities;
  private final DeliveredPulses delivered;

  private final int[] halfMilliamps = new int[CHANNELS];
  private final int[] widthMicros = new int[CHANNELS];
  private final int[] periodQuarterMillis = new int[CHANNELS];
  private final int[] wanted = new int[3 * CHANNELS];
  private final boolean[] owed = new boolean[CHANNELS];
  private int unanswered;
  private boolean unknown;

  MidLevelOutput(
      ScienceMode4Exchange exchange,
      ScienceMode4Dialect dialect,
      Capabilities capabilities,
      DeliveredPulses delivered) {
    this.exchange = exchange;
    this.currentData = dialect.currentData;
    this.capabilities = capabilities;
    this.delivered = delivered;
  }

  @Override
  public void start(long nowNs) {
    forget();
    exchange.begin(Command.ML_INIT).put(STOP_ALL_ON_ERROR);
    exchange.send(Command.ML_INIT, nowNs);
  }

  @Override
  public int startCommand() {
    return Command.ML_INIT;
  }

  /** No channel any more, which is quick; then the stop, which takes the high voltage away. */
  @Override
  public void stop(long nowNs) {
    forget();
    exchange.begin(Command.ML_UPDATE).put(0);
    exchange.send(Command.ML_UPDATE, nowNs);
    exchange.ask(Command.ML_STOP, nowNs);
  }

  @Override
  public int stopCommand() {
    return Command.ML_STOP;
  }

  @Override
  public boolean isLevel(int status) {
    return status == Reply.StimStatus.MID_LEVEL || status == Reply.StimStatus.MID_LEVEL_RUNNING;
  }

  @Override
  public boolean keepAlive(long nowNs) {
    exchange.begin(Command.ML_GET_CURRENT_DATA).put(currentData);
    exchange.send(Command.ML_GET_CURRENT_DATA, nowNs);
    return true;
  }

  @Override
  public void command(SafeCommand inForce, boolean inDoubt, long nowNs) {
    boolean changed = unknown;
    boolean silences = false;
    for (int i = 0; i < CHANNELS; i++) {
      PulseParameters pulses = inForce.pulses(i + 1);
      int half =
          pulses.isOn()
              ? capabilities.givenHalfMilliamps((int) (pulses.amplitudeMilliamps() * 2))
              : 0;
      int width = half == 0 ? 0 : capabilities.givenWidthMicros((int) pulses.pulseWidthMicros());
      int period =
          half == 0
              ? 0
              : (int) Math.round(4e3 / capabilities.givenFrequencyHz(pulses.frequencyHz()));
      silences |= half == 0 && halfMilliamps[i] != 0;
      changed |=
          half != halfMilliamps[i] || width != widthMicros[i] || period != periodQuarterMillis[i];
      wanted[i] = half;
      wanted[CHANNELS + i] = width;
      wanted[2 * CHANNELS + i] = period;
    }
    if (silences || (changed && unanswered == 0 && !inDoubt)) {
      System.arraycopy(wanted, 0, halfMilliamps, 0, CHANNELS);
      System.arraycopy(wanted, CHANNELS, widthMicros, 0, CHANNELS);
      System.arraycopy(wanted, 2 * CHANNELS, periodQuarterMillis, 0, CHANNELS);
      update(nowNs);
    }
  }

  private void update(long nowNs) {
    int mask = 0;
    for (int i = 0; i < CHANNELS; i++) {
      mask |= halfMilliamps[i] == 0 ? 0 : 1 << i;
    }
    FrameWriter frame = exchange.begin(Command.ML_UPDATE).put(mask);
    for (int i = 0; i < CHANNELS; i++) {
      if (halfMilliamps[i] != 0) {
        boolean fine = periodQuarterMillis[i] % 2 != 0;
        int code = fine ? periodQuarterMillis[i] : periodQuarterMillis[i] / 2;
        frame.put(SHAPE).putShort(code << 1 | (fine ? 1 : 0));
        frame.putPoint(widthMicros[i], halfMilliamps[i]);
        frame.putPoint(LowLevelOutput.INTERPHASE_MICROS, 0);
        frame.putPoint(widthMicros[i], -halfMilliamps[i]);
      }
    }
    exchange.send(Command.ML_UPDATE, nowNs);
    unanswered++;
    unknown = false;
  }

  /** The pulse that the device gives by itself about now. */
  @Override
  public boolean pulse(
      int channel, int askedHalfMilliamps, int askedWidthMicros, boolean inDoubt, long nowNs) {
    if (halfMilliamps[channel - 1] == 0) {
      return false;
    }
    if (unanswered > 0) {
      owed[channel - 1] = true;
    } else {
      count(channel);
    }
    return true;
  }

  @Override
  public @Nullable String answered(int request, int channel, long chargeHalfNanocoulombs) {
    if (request == Command.ML_UPDATE) {
      unanswered = Math.max(0, unanswered - 1);
      for (int i = 0; i < CHANNELS && unanswered == 0; i++) {
        if (owed[i]) {
          owed[i] = false;
          count(i + 1);
        }
      }
      return null;
    }
    if (request != Command.ML_GET_CURRENT_DATA) {
      return null;
    }
    Reply reply = Reply.of(exchange.reader());
    if (reply instanceof Reply.MidLevelCurrentData data) {
      @Nullable String error = error(data.channelStates());
      return error == null && data.activeBits() == 0 ? stoppedByItself() : error;
    }
    if (reply instanceof Reply.MidLevelErrors errors) {
      int bits = errors.electrodeErrorBits();
      return bits != 0
          ? "channel " + (1 + Integer.numberOfTrailingZeros(bits)) + ": electrode error"
          : errors.runningBits() == 0 ? stoppedByItself() : null;
    }
    return "an answer about the channels that cannot be read";
  }

  /** A RehaMove 3 says no more than this of a current that it cannot reach. */
  private @Nullable String stoppedByItself() {
    boolean told = unanswered == 0 && Arrays.stream(halfMilliamps).anyMatch(half -> half != 0);
    return told ? "the device has stopped its channels by itself" : null;
  }

  private static @Nullable String error(int channelStates) {
    for (int channel = 1; channel <= CHANNELS; channel++) {
      int state = (channelStates >>> (4 * (channel - 1))) & 0xF;
      if (state != 0) {
        String words = state < CHANNEL_ERRORS.length ? CHANNEL_ERRORS[state] : "error " + state;
        return "channel " + channel + ": " + words;
      }
    }
    return null;
  }

  @Override
  public void resolved() {
    unanswered = 0;
    unknown = true;
  }

  private void count(int channel) {
    delivered.count(channel, (long) halfMilliamps[channel - 1] * widthMicros[channel - 1]);
  }

  private void forget() {
    Arrays.fill(halfMilliamps, 0);
    Arrays.fill(widthMicros, 0);
    Arrays.fill(periodQuarterMillis, 0);
    Arrays.fill(owed, false);
    unanswered = 0;
    unknown = false;
  }
}
