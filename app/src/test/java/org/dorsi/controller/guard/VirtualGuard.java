package org.dorsi.controller.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.dorsi.controller.rig.GuardPort;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.StimulatorDriver;

/**
 * The guard process and the way to it, in virtual time: permits and acks are bytes, the guard's
 * clock is another one than the controller's. One thread.
 *
 * <p>Stands for {@link GuardLink} and {@link GuardProcess}, whose threads need real time; decides
 * nothing by itself.
 */
public final class VirtualGuard implements GuardPort {

  private static final long EPOCH = 0x1234_5678_9ABCL;

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  /** The guard was started before the session's clock. */
  private static final long AHEAD_NS = 7_000_000_000_123L;

  private final LongSupplier clock;
  private final Consumer<? super Fault> faults;
  private final GuardCore core;
  private final ByteArrayOutputStream pipe = new ByteArrayOutputStream();
  private final PermitWriter writer;
  private final Permit permit = new Permit();
  private final Ack ack = new Ack();
  private final Ack heard = new Ack();
  private final ByteBuffer ackFrame = ByteBuffer.allocate(Ack.SIZE);

  private GuardStatus status = GuardStatus.absent();
  private SafeCommand posted = SafeCommand.off();
  private SafeCommand permitted = SafeCommand.off();
  private boolean linkRuns = true;
  private boolean guardRuns = true;
  private boolean silent;
  private long permittedNs;
  private long ackedNs;

  /**
   * @param clock session time
   * @param line where the driver's bytes go
   * @param faults takes what the link would report
   * @param channels what the guard is told of them
   */
  public VirtualGuard(
      LongSupplier clock,
      StimulatorDriver.Line line,
      Consumer<? super Fault> faults,
      List<GuardedChannel> channels) {
    this.clock = clock;
    this.faults = faults;
    writer = new PermitWriter(pipe, EPOCH, channels);
    core =
        new GuardCore(
            EPOCH, StimulatorDriver.of(StimulatorModel.P24, StimulationLevel.LOW, "p24", line));
    core.open(now());
  }

  /** Whether the thread runs that writes permits. */
  public void linkRuns(boolean runs) {
    linkRuns = runs;
  }

  /** Whether permits are written. */
  public boolean linkRuns() {
    return linkRuns;
  }

  /** Whether the guard process runs; what is written to it meanwhile waits in the pipe. */
  public void guardRuns(boolean runs) {
    guardRuns = runs;
  }

  /** The controller's process is gone: the pipe ends. */
  public void endOfFile() {
    core.onEnd(now());
  }

  /** The port to the stimulator is gone. */
  public void portFailed() {
    core.onPortFailed("p24 is gone", now());
  }

  /**
   * Writes a frame to the guard that no limiter has seen: a controller gone mad. It does not even
   * know its electrodes: they are said to be as large, and to bear as much, as can be said.
   */
  public void forge(int armingEpoch, int[] halfMilliamps, int[] widthMicros, int[] periodMicros) {
    Permit forged = new Permit();
    forged.sessionEpoch = EPOCH;
    forged.echoedCounter = ack.counter;
    forged.sequence = ack.sequence + 1;
    forged.armingEpoch = armingEpoch;
    forged.outputEnabled = true;
    System.arraycopy(halfMilliamps, 0, forged.numbers.halfMilliamps, 0, CHANNELS);
    System.arraycopy(widthMicros, 0, forged.numbers.widthMicros, 0, CHANNELS);
    System.arraycopy(periodMicros, 0, forged.numbers.periodMicros, 0, CHANNELS);
    Arrays.fill(forged.numbers.areaSquareMillimetres, Short.MAX_VALUE);
    Arrays.fill(forged.numbers.maximumHalfMilliamps, Short.MAX_VALUE);
    ByteBuffer frame = ByteBuffer.allocate(Permit.SIZE);
    forged.encode(frame);
    pipe.writeBytes(frame.array());
    takePermits();
    sendAck();
  }

  @Override
  public void apply(SafeCommand command) {
    posted = command;
    long nowNs = clock.getAsLong();
    if (!linkRuns) {
      return;
    }
    boolean late = nowNs - status.timeNs() > GuardLink.SILENCE_NS;
    if (late && !silent) {
      report(Fault.Kind.GUARD_LOST, "no word from the guard for 100 ms");
    }
    silent = late;
    if (!posted.equals(permitted) || nowNs - permittedNs >= GuardLink.REFRESH_NS) {
      try {
        if (writer.permit(command)) {
          permitted = command;
          permittedNs = nowNs;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    takePermits();
  }

  /** STOP, straight to the guard. */
  public void emergencyStop() {
    try {
      writer.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    takePermits();
  }

  @Override
  public GuardStatus status() {
    return status;
  }

  /** How often the guard itself stopped for want of fresh permits, as far as it has told. */
  public int bites() {
    return heard.bites;
  }

  /** When the guard has a pulse to give, session time; {@link Long#MAX_VALUE} for never. */
  public long nextPulseNs() {
    long nextNs = core.nextPulseNs();
    return !guardRuns || nextNs == Long.MAX_VALUE ? Long.MAX_VALUE : nextNs - AHEAD_NS;
  }

  /** Lets the guard look after everything. */
  public void advance() {
    if (guardRuns) {
      takePermits();
      core.onTick(now());
      if (clock.getAsLong() - ackedNs >= GuardProcess.ACK_NS) {
        sendAck();
      }
    }
  }

  /** Takes bytes of the device. */
  public void onDeviceBytes(byte[] bytes, int length) {
    if (guardRuns) {
      core.onDeviceBytes(bytes, length, now());
    }
  }

  @Override
  public void close() {
    core.onEnd(now());
  }

  private long now() {
    return clock.getAsLong() + AHEAD_NS;
  }

  private void takePermits() {
    if (!guardRuns || pipe.size() == 0) {
      return;
    }
    byte[] bytes = pipe.toByteArray();
    pipe.reset();
    for (int at = 0; at < bytes.length; at += Permit.SIZE) {
      ByteBuffer frame = ByteBuffer.wrap(Arrays.copyOfRange(bytes, at, at + Permit.SIZE));
      if (!permit.decode(frame)) {
        core.onDamagedPermit(now());
        continue;
      }
      if (permit.type == Permit.Type.STOP || permit.type == Permit.Type.END) {
        core.inhibit();
      }
      core.onPermit(permit, now());
    }
    sendAck();
  }

  private void sendAck() {
    core.fill(ack, now());
    ack.encode(ackFrame);
    ackedNs = clock.getAsLong();
    if (!heard.decode(ackFrame)) {
      throw new IllegalStateException("an ack that cannot be read");
    }
    writer.acked(heard.counter, heard.sequence);
    GuardStatus.Stimulator before = status.stimulator();
    status =
        new GuardStatus(
            ackedNs,
            heard.stimulator,
            heard.stopLatched,
            heard.detail(),
            heard.pulses,
            heard.chargeNanocoulombs);
    if (heard.stimulator == GuardStatus.Stimulator.FAULT
        && before != GuardStatus.Stimulator.FAULT) {
      report(Fault.Kind.STIMULATOR_FAULT, heard.detail());
    }
  }

  private void report(Fault.Kind kind, String detail) {
    faults.accept(new Fault(clock.getAsLong(), kind, "guard", detail));
  }
}
