package org.dorsi.controller.stimulator;

import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.dorsi.controller.stimulator.sciencemode4.Reply;
import org.jspecify.annotations.Nullable;

/** One command is one pulse (stimulators.md, section 1.6). */
final class LowLevelOutput implements ScienceMode4Output {

  /** Pause between the phases, as in the vendor's examples (stimulators.md, section 1.2). */
  static final int INTERPHASE_MICROS = 100;

  private static final int EXECUTE = 0x80;
  private static final int SOCKETS = 4;

  private final ScienceMode4Exchange exchange;
  private final boolean namesChannel;
  private final DeliveredPulses delivered;

  LowLevelOutput(
      ScienceMode4Exchange exchange, ScienceMode4Dialect dialect, DeliveredPulses delivered) {
    this.exchange = exchange;
    this.namesChannel = dialect.namesChannel;
    this.delivered = delivered;
  }

  @Override
  public void start(long nowNs) {
    exchange.begin(Command.LL_INIT).put(0);
    exchange.send(Command.LL_INIT, nowNs);
  }

  @Override
  public int startCommand() {
    return Command.LL_INIT;
  }

  @Override
  public void stop(long nowNs) {
    exchange.ask(Command.LL_STOP, nowNs);
  }

  @Override
  public int stopCommand() {
    return Command.LL_STOP;
  }

  @Override
  public boolean isLevel(int status) {
    return status == Reply.StimStatus.LOW_LEVEL;
  }

  @Override
  public boolean keepAlive(long nowNs) {
    return false;
  }

  @Override
  public void command(SafeCommand inForce, boolean inDoubt, long nowNs) {}

  @Override
  public boolean pulse(
      int channel, int halfMilliamps, int widthMicros, boolean inDoubt, long nowNs) {
    PendingRequests pending = exchange.pending();
    if (inDoubt || pending.hasPulse(channel)) {
      return false;
    }
    exchange
        .begin(Command.LL_CHANNEL_CONFIG)
        .put(EXECUTE | (channel - 1) % SOCKETS << 5 | ((channel - 1) / SOCKETS) << 4 | 2)
        .putPoint(widthMicros, halfMilliamps)
        .putPoint(INTERPHASE_MICROS, 0)
        .putPoint(widthMicros, -halfMilliamps);
    pending.pulse(channel, (long) halfMilliamps * widthMicros);
    exchange.send(Command.LL_CHANNEL_CONFIG, nowNs);
    return true;
  }

  @Override
  public @Nullable String answered(int request, int channel, long chargeHalfNanocoulombs) {
    if (channel == 0) {
      return null;
    }
    int expected = ((channel - 1) / SOCKETS) << 4 | (channel - 1) % SOCKETS;
    if (namesChannel
        && exchange.reader().dataLength() > 1
        && exchange.reader().data(1) != expected) {
      return "a pulse of channel " + channel + " was answered for another";
    }
    delivered.count(channel, chargeHalfNanocoulombs);
    return null;
  }

  @Override
  public void resolved() {
    // It answers in order: pulses asked for before this question will not be answered.
    exchange.pending().retirePulses();
  }
}
