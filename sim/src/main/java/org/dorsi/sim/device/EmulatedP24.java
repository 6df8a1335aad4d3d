package org.dorsi.sim.device;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An emulated P24 Science or RehaMove 3 stimulator, low and mid level.
 *
 * <p>Frames are read on the terminal's thread; a thread of its own executes them in order,
 * acknowledges each when it is done, and gives out mid-level trains. Every frame, acknowledge and
 * pulse is logged. As on the device, state outlives a client that closes the port.
 */
public final class EmulatedP24 implements EmulatedDevice {

  /** Low-level commands that wait for execution (P24 Instructions for Use). */
  private static final int BUFFERED_PULSES = 10;

  private record LateAnswer(ScienceMode4Frame frame, long dueNs) {}

  private record Pending(ScienceMode4Frame frame, boolean refused) {}

  private static final Pending END = new Pending(new ScienceMode4Frame(0, 0, new byte[0]), true);

  private final String name;
  private final DeviceFailures failures;
  private final DeviceLog log;
  private final P24Model model;
  private final ScienceMode4Receiver receiver;
  private final LinkedBlockingQueue<Pending> pending = new LinkedBlockingQueue<>();
  private final AtomicInteger bufferedPulses = new AtomicInteger();
  private final Thread worker;
  private volatile @Nullable SerialLine line;
  private long receivedNs;

  /** Answers that come too late. */
  private final Queue<LateAnswer> lateAnswers = new ConcurrentLinkedQueue<>();

  private long deafUntilNs = System.nanoTime();

  /**
   * A P24 with which nothing goes wrong.
   *
   * @param name the device's name in the log
   * @param log gets commands, acknowledges and pulses
   */
  public EmulatedP24(String name, DeviceLog log) {
    this(name, ScienceMode4Variant.P24, DeviceFailures.none(), log);
  }

  /**
   * @param name the device's name in the log
   * @param variant which of the two it is
   * @param failures what goes wrong with it
   * @param log gets commands, acknowledges and pulses
   */
  EmulatedP24(String name, ScienceMode4Variant variant, DeviceFailures failures, DeviceLog log) {
    this.name = name;
    this.failures = failures;
    this.log = log;
    this.model = new P24Model(variant, failures, this::logPulse);
    this.receiver =
        new ScienceMode4Receiver(
            new ScienceMode4Receiver.Sink() {
              @Override
              public void frame(ScienceMode4Frame frame) {
                accept(frame);
              }

              @Override
              public void damaged(int packetNumber, String why) {
                refuse(packetNumber, why);
              }
            });
    this.worker = new Thread(this::work, "p24-" + name);
    worker.setDaemon(true);
    worker.start();
  }

  @Override
  public void opened(SerialLine client, long nowNs) {
    line = client;
    log.note(name, nowNs, LogEvent.of("opened"));
  }

  @Override
  public void received(byte[] bytes, int length, long nowNs) {
    receivedNs = nowNs;
    receiver.receive(bytes, length);
  }

  @Override
  public void closed(long nowNs) {
    log.note(name, nowNs, LogEvent.of("closed"));
  }

  @Override
  public void close() {
    pending.add(END);
    try {
      worker.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ScienceMode4Frame frame) {
    LogEvent event =
        LogEvent.of("command")
            .with("command", P24Command.nameOf(frame.command()))
            .with("packetNumber", frame.packetNumber());
    boolean pulse = frame.command() == P24Command.LL_CHANNEL_CONFIG.number;
    byte[] data = frame.data();
    if (pulse && data.length >= 5 && data.length % 4 == 1) {
      event
          .with("channel", 1 + (data[0] >> 5 & 3) + 4 * (data[0] >> 4 & 1))
          .withJson("points", Waveform.read(data, 1, data.length / 4).json());
    } else if (data.length > 0) {
      event.with("data", hex(data));
    }
    log.note(name, receivedNs, event);
    boolean refused = pulse && bufferedPulses.incrementAndGet() > BUFFERED_PULSES;
    pending.add(new Pending(frame, refused));
  }

  private void refuse(int packetNumber, String why) {
    log.note(name, receivedNs, LogEvent.of("damaged").with("why", why));
    answer(packetNumber, P24Command.GENERAL_ERROR, new byte[] {P24Result.TRANSFER}, "frame");
  }

  private void work() {
    try {
      while (true) {
        long waitNs = Math.min(model.trains().nextNs(), failures.nextResetNs());
        if (!lateAnswers.isEmpty()) {
          waitNs = Math.min(waitNs, lateAnswers.element().dueNs());
        }
        if (waitNs != Long.MAX_VALUE) {
          waitNs = Math.max(0, waitNs - System.nanoTime());
        }
        Pending next = pending.poll(waitNs, TimeUnit.NANOSECONDS);
        if (END.equals(next)) {
          return;
        }
        resetIfDue();
        if (next != null && deafUntilNs - System.nanoTime() <= 0) {
          execute(next);
        } else if (next != null && next.frame().command() == P24Command.LL_CHANNEL_CONFIG.number) {
          bufferedPulses.decrementAndGet();
        }
        advanceTrains();
        sendLate();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void resetIfDue() {
    long nowNs = System.nanoTime();
    long resetNs = failures.takeResetNs(nowNs);
    if (resetNs > 0) {
      model.off();
      deafUntilNs = nowNs + resetNs;
      log.note(name, nowNs, LogEvent.of("reset"));
    }
  }

  private void sendLate() {
    while (!lateAnswers.isEmpty() && lateAnswers.element().dueNs() <= System.nanoTime()) {
      send(lateAnswers.remove().frame());
    }
  }

  private void send(ScienceMode4Frame frame) {
    SerialLine client = line;
    if (client != null) {
      client.send(frame.encode());
    }
  }

  private void execute(Pending next) {
    ScienceMode4Frame frame = next.frame();
    boolean pulse = frame.command() == P24Command.LL_CHANNEL_CONFIG.number;
    long startNs = System.nanoTime();
    P24Model.Reply reply =
        next.refused()
            ? new P24Model.Reply(frame.command() + 1, new byte[] {P24Result.BUSY, 0, 0}, 0)
            : model.execute(frame, startNs);
    while (System.nanoTime() - startNs < reply.busyNs()) {
      LockSupport.parkNanos(reply.busyNs() - (System.nanoTime() - startNs));
    }
    if (pulse) {
      bufferedPulses.decrementAndGet();
    }
    answer(frame.packetNumber(), reply.command(), reply.data(), P24Command.nameOf(frame.command()));
  }

  private void advanceTrains() {
    boolean running = model.trains().isRunning();
    long nowNs = System.nanoTime();
    model.trains().advance(nowNs, model::midLevelPulse);
    if (running && !model.trains().isRunning()) {
      log.note(name, nowNs, LogEvent.of("keepAliveStop"));
    }
  }

  private void answer(int packetNumber, int command, byte[] data, String what) {
    long nowNs = System.nanoTime();
    int off = failures.argument(DeviceFailure.Kind.WRONG_NUMBER, 0, nowNs);
    ScienceMode4Frame frame = new ScienceMode4Frame((packetNumber + off) & 63, command, data);
    if (failures.lateNs(nowNs) > 0) {
      lateAnswers.add(new LateAnswer(frame, nowNs + failures.lateNs(nowNs)));
    } else if (!failures.is(DeviceFailure.Kind.SILENT, nowNs)) {
      send(frame);
    }
    log.note(
        name,
        nowNs,
        LogEvent.of("ack")
            .with("command", what)
            .with("packetNumber", packetNumber)
            .with("result", data[0]));
  }

  private void logPulse(int channel, Waveform waveform, double scale, long startNs) {
    double milliamps = waveform.currentMilliamps() * scale;
    if (milliamps > 0) {
      log.pulse(
          name,
          startNs,
          channel,
          milliamps,
          waveform.phaseMicros(),
          waveform.netChargeNanocoulombs() * scale);
    }
  }

  private static String hex(byte[] data) {
    StringBuilder hex = new StringBuilder(2 * data.length);
    for (byte b : data) {
      hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return hex.toString();
  }
}
