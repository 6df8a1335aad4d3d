package org.dorsi.sim.device;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The emulated P24 in virtual time, with the troubles that it can be told to have. One thread.
 *
 * <p>As the device does, it executes commands in order and answers each when it is done.
 */
public final class VirtualP24 {

  /** Takes bytes to the host. */
  @FunctionalInterface
  public interface Host {
    void receive(byte[] bytes, int length, long nowNs);
  }

  /** What may be wrong with a stimulator. */
  public enum Trouble {
    NONE,
    /** It executes and says nothing. */
    SILENT,
    /** Its answers come after {@link #LATE_NS}. */
    LATE,
    /** It refuses pulses: electrode error. */
    ELECTRODE,
    /** It refuses pulses: high voltage error. */
    HIGH_VOLTAGE,
    /** It refuses pulses: low current. */
    LOW_CURRENT,
    /** Its answers bear another packet number. */
    WRONG_NUMBER,
    /** It says that it has left low level. */
    OTHER_LEVEL,
    /** It is no P24 at all: it answers with bytes that mean nothing. */
    OTHER_DEVICE
  }

  /** Beyond all that the driver waits for: a question after 60 ms, 60 ms more (row H17). */
  public static final long LATE_NS = 200_000_000;

  private static final int ELECTRODE_ERROR = 10;
  private static final int HIGH_VOLTAGE_ERROR = 8;

  private record Command(ScienceMode4Frame frame, long receivedNs) {}

  private static final class Answer {
    private final long dueNs;
    private final byte[] bytes;

    Answer(long dueNs, byte[] bytes) {
      this.dueNs = dueNs;
      this.bytes = bytes;
    }
  }

  private final P24Model model;
  private final ScienceMode4Receiver receiver;
  private final Queue<Command> commands = new ArrayDeque<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private Trouble trouble = Trouble.NONE;
  private long nowNs;
  private long freeNs;
  private long lastCommandNs = Long.MIN_VALUE;
  private long lastPulseNs = Long.MIN_VALUE;
  private long lastInitNs = Long.MIN_VALUE;
  private boolean on;
  private long toldOtherLevelNs = Long.MAX_VALUE;

  public VirtualP24() {
    model =
        new P24Model(
            ScienceMode4Variant.P24,
            DeviceFailures.none(),
            (channel, waveform, scale, startNs) -> {});
    receiver =
        new ScienceMode4Receiver(
            new ScienceMode4Receiver.Sink() {
              @Override
              public void frame(ScienceMode4Frame frame) {
                commands.add(new Command(frame, nowNs));
                lastCommandNs = nowNs;
                if (frame.command() == P24Command.LL_CHANNEL_CONFIG.number) {
                  lastPulseNs = nowNs;
                } else if (frame.command() == P24Command.LL_INIT.number) {
                  lastInitNs = nowNs;
                  on = true;
                } else if (frame.command() == P24Command.LL_STOP.number) {
                  on = false;
                }
              }

              @Override
              public void damaged(int packetNumber, String why) {
                byte[] error = {P24Result.TRANSFER};
                answers.add(
                    new Answer(
                        nowNs,
                        new ScienceMode4Frame(packetNumber, P24Command.GENERAL_ERROR, error)
                            .encode()));
              }
            });
  }

  public void have(Trouble next) {
    trouble = next;
  }

  /** Takes bytes of the host. */
  public void write(byte[] bytes, int length, long atNs) {
    nowNs = atNs;
    receiver.receive(bytes, length);
  }

  /** When the last command came; {@link Long#MIN_VALUE} before the first. */
  public long lastCommandNs() {
    return lastCommandNs;
  }

  /** When the last pulse was asked for; {@link Long#MIN_VALUE} before the first. */
  public long lastPulseNs() {
    return lastPulseNs;
  }

  /** When it was last switched on; {@link Long#MIN_VALUE} before the first time. */
  public long lastInitNs() {
    return lastInitNs;
  }

  /** Whether it was switched on last, not off. */
  public boolean isOn() {
    return on;
  }

  /** When it first denied a level that it was in; {@link Long#MAX_VALUE} for never. */
  public long toldOtherLevelNs() {
    return toldOtherLevelNs;
  }

  /** An answer to nothing that was asked: another program uses the port. */
  public void stray(int packetNumber, long atNs) {
    byte[] data = {0, 0, 0};
    answers.add(
        new Answer(
            atNs,
            new ScienceMode4Frame(packetNumber, P24Command.LL_CHANNEL_CONFIG.number + 1, data)
                .encode()));
  }

  /** When it has something to do next; {@link Long#MAX_VALUE} for never. */
  public long nextNs() {
    Command next = commands.peek();
    Answer answer = answers.peek();
    long executesNs = next == null ? Long.MAX_VALUE : Math.max(next.receivedNs(), freeNs);
    return Math.min(executesNs, answer == null ? Long.MAX_VALUE : answer.dueNs);
  }

  /** Does what is due. */
  public void advance(long atNs, Host host) {
    nowNs = atNs;
    for (Command next = commands.peek();
        next != null && Math.max(next.receivedNs(), freeNs) <= atNs;
        next = commands.peek()) {
      commands.remove();
      execute(next.frame(), Math.max(next.receivedNs(), freeNs));
    }
    for (Answer next = answers.peek(); next != null && next.dueNs <= atNs; next = answers.peek()) {
      answers.remove();
      host.receive(next.bytes, next.bytes.length, atNs);
    }
  }

  private void execute(ScienceMode4Frame frame, long startNs) {
    if (trouble == Trouble.OTHER_DEVICE) {
      answers.add(new Answer(startNs, new byte[] {(byte) 0xFA, (byte) 0xFF, 0x42, 0x00, 0x00}));
      return;
    }
    P24Model.Reply reply = model.execute(frame, startNs);
    freeNs = startNs + reply.busyNs();
    byte[] data = reply.data();
    int number = frame.packetNumber();
    boolean pulse = frame.command() == P24Command.LL_CHANNEL_CONFIG.number;
    switch (trouble) {
      case SILENT -> {
        return;
      }
      case ELECTRODE -> data[0] = pulse ? ELECTRODE_ERROR : data[0];
      case HIGH_VOLTAGE -> data[0] = pulse ? HIGH_VOLTAGE_ERROR : data[0];
      case LOW_CURRENT -> data[0] = pulse ? P24Result.PULSE_LOW_CURRENT : data[0];
      case WRONG_NUMBER -> number = (number + 29) % 64;
      case OTHER_LEVEL -> {
        if (frame.command() == P24Command.GET_STIM_STATUS.number) {
          toldOtherLevelNs = data[1] == 0 ? toldOtherLevelNs : Math.min(toldOtherLevelNs, startNs);
          data[1] = 0;
        }
      }
      case LATE, NONE, OTHER_DEVICE -> {}
    }
    long dueNs = freeNs + (trouble == Trouble.LATE ? LATE_NS : 0);
    answers.add(new Answer(dueNs, new ScienceMode4Frame(number, reply.command(), data).encode()));
  }
}
