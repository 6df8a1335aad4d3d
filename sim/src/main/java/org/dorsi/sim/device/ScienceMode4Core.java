package org.dorsi.sim.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A P24 Science or RehaMove 3: takes frames, executes them in order, acknowledges each when it is
 * done, and gives out mid-level trains. What a command does is {@link P24Model}'s.
 */
final class ScienceMode4Core implements StimulatorCore {

  /** Low-level commands that wait for execution (P24 Instructions for Use). */
  private static final int BUFFERED_PULSES = 10;

  private record Job(ScienceMode4Frame frame, boolean refused) {
    boolean isPulse() {
      return frame.command() == P24Command.LL_CHANNEL_CONFIG.number;
    }
  }

  private final Outlet out;
  private final DeviceFailures failures;
  private final P24Model model;
  private final ScienceMode4Receiver receiver;
  private final Deque<Job> jobs = new ArrayDeque<>();
  private long receivedNs;

  /** The command that is being executed, and its answer. */
  private @Nullable Job underWay;

  private P24Model.@Nullable Reply reply;
  private long doneNs;

  ScienceMode4Core(ScienceMode4Variant variant, Outlet out, DeviceFailures failures) {
    this.out = out;
    this.failures = failures;
    this.model =
        new P24Model(
            variant,
            failures,
            (channel, waveform, scale, startNs) ->
                out.pulse(
                    channel,
                    waveform.currentMilliamps() * scale,
                    waveform.phaseMicros(),
                    waveform.netChargeNanocoulombs() * scale,
                    startNs));
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
  }

  @Override
  public void receive(byte[] bytes, int length, long nowNs) {
    receivedNs = nowNs;
    receiver.receive(bytes, length);
  }

  @Override
  public void advance(long nowNs) {
    while (nextJobNs() <= nowNs) {
      if (underWay == null) {
        begin(jobs.remove(), nowNs);
      } else {
        finish(nowNs);
      }
    }
    boolean running = model.trains().isRunning();
    model.trains().advance(nowNs, model::midLevelPulse);
    if (running && model.trains().hasDied()) {
      out.note(nowNs, LogEvent.of("keepAliveStop"));
    }
  }

  @Override
  public long nextNs() {
    return Math.min(model.trains().nextNs(), nextJobNs());
  }

  @Override
  public void startAnew(long nowNs) {
    model.off();
    jobs.clear();
    underWay = null;
    reply = null;
  }

  private long nextJobNs() {
    if (underWay != null) {
      return doneNs;
    }
    return jobs.isEmpty() ? Long.MAX_VALUE : receivedNs;
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
      event.with("data", HexFormat.of().formatHex(data));
    }
    out.note(receivedNs, event);
    long waiting = jobs.stream().filter(job -> job.isPulse() && !job.refused()).count();
    jobs.add(new Job(frame, pulse && waiting >= BUFFERED_PULSES));
  }

  private void refuse(int packetNumber, String why) {
    out.note(receivedNs, LogEvent.of("damaged").with("why", why));
    answer(
        packetNumber,
        P24Command.GENERAL_ERROR,
        new byte[] {P24Result.TRANSFER},
        "frame",
        receivedNs);
  }

  private void begin(Job job, long nowNs) {
    underWay = job;
    reply =
        job.refused()
            ? new P24Model.Reply(job.frame().command() + 1, new byte[] {P24Result.BUSY, 0, 0}, 0)
            : model.execute(job.frame(), nowNs);
    doneNs = nowNs + reply.busyNs();
  }

  private void finish(long nowNs) {
    Job job = underWay;
    P24Model.Reply done = reply;
    underWay = null;
    reply = null;
    if (job != null && done != null) {
      ScienceMode4Frame frame = job.frame();
      String what = P24Command.nameOf(frame.command());
      answer(frame.packetNumber(), done.command(), done.data(), what, nowNs);
    }
  }

  private void answer(int packetNumber, int command, byte[] data, String what, long nowNs) {
    int off = failures.argument(DeviceFailure.Kind.WRONG_NUMBER, 0, nowNs);
    out.send(new ScienceMode4Frame((packetNumber + off) & 63, command, data).encode(), nowNs);
    out.note(
        nowNs,
        LogEvent.of("ack")
            .with("command", what)
            .with("packetNumber", packetNumber)
            .with("result", data[0]));
  }
}
