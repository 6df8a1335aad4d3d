package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.PulseParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PermitWriterTest {

  /** A pipe whose reader a test can stop. */
  private static final class Pipe extends OutputStream {

    final List<Permit.Type> written = new CopyOnWriteArrayList<>();
    final Permit last = new Permit();
    int flushes;
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    volatile boolean blocking;

    @Override
    public void write(int b) {
      throw new AssertionError("frames must be written whole");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      assertEquals(Permit.SIZE, length);
      if (blocking) {
        entered.countDown();
        try {
          assertTrue(released.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      Permit permit = new Permit();
      assertTrue(permit.decode(ByteBuffer.wrap(bytes.clone(), offset, length)));
      written.add(permit.type);
      last.decode(ByteBuffer.wrap(bytes.clone(), offset, length));
    }

    @Override
    public void flush() {
      flushes++;
    }
  }

  private final Pipe pipe = new Pipe();
  private final PermitWriter writer = new PermitWriter(pipe, 1, List.of());

  @Test
  void writesNoMoreThanSixteenUnansweredPermits() throws IOException {
    for (int i = 0; i < 16; i++) {
      assertTrue(writer.permit(SafeCommand.off()));
    }
    assertFalse(writer.permit(SafeCommand.off()));
    assertEquals(16, pipe.written.size());
    writer.acked(5, 1);
    assertTrue(writer.permit(SafeCommand.off()));
    assertFalse(writer.permit(SafeCommand.off()));
  }

  @Test
  void eachFrameSaysWhatItIsAndGoesOutAtOnce() throws IOException {
    PermitWriter of = new PermitWriter(pipe, 7, List.of(new GuardedChannel(2, 12.5, 40)));
    of.acked(9, 0);
    assertTrue(of.permit(TestCommands.armed(3, new PulseParameters(20, 250, 40))));
    assertEquals(1, pipe.flushes);
    assertEquals(7, pipe.last.sessionEpoch);
    assertEquals(9, pipe.last.echoedCounter);
    assertEquals(1, pipe.last.sequence);
    assertEquals(40, pipe.last.numbers.halfMilliamps[0]);
    assertEquals(1_250, pipe.last.numbers.areaSquareMillimetres[1]);
    assertEquals(80, pipe.last.numbers.maximumHalfMilliamps[1]);
    of.stop();
    assertEquals(Permit.Type.STOP, pipe.last.type);
    assertEquals(3, pipe.last.armingEpoch, "of the arming that it ends");
    assertEquals(0, pipe.last.numbers.halfMilliamps[0]);
    assertFalse(pipe.last.outputEnabled);
    assertTrue(of.biteTest());
    assertEquals(Permit.Type.BITE_TEST, pipe.last.type);
    for (int i = 2; i < PermitWriter.CREDIT; i++) {
      assertTrue(of.biteTest());
    }
    assertFalse(of.biteTest());
    of.end();
    assertEquals(Permit.Type.END, pipe.last.type);
  }

  @Test
  @Timeout(20)
  void nobodyIsLockedOutAfterAFrame() throws Exception {
    writer.permit(SafeCommand.off());
    writer.stop();
    writer.end();
    Thread other =
        new Thread(
            () -> {
              try {
                writer.permit(SafeCommand.off());
                writer.stop();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    other.setDaemon(true);
    other.start();
    other.join(10_000);
    assertFalse(other.isAlive());
    writer.stop();
    assertEquals(
        List.of(
            Permit.Type.PERMIT,
            Permit.Type.STOP,
            Permit.Type.END,
            Permit.Type.PERMIT,
            Permit.Type.STOP,
            Permit.Type.STOP),
        pipe.written);
  }

  @Test
  void stopNeedsNoCredit() throws IOException {
    while (writer.permit(SafeCommand.off())) {
      assertTrue(pipe.written.size() < 100);
    }
    writer.stop();
    assertEquals(Permit.Type.STOP, pipe.written.get(16));
  }

  @Test
  @Timeout(20)
  void stopDoesNotWaitForAWriterThatIsBlockedAndIsWrittenRightAfterIt() throws Exception {
    pipe.blocking = true;
    Thread blocked =
        new Thread(
            () -> {
              try {
                writer.permit(SafeCommand.off());
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    blocked.start();
    assertTrue(pipe.entered.await(10, TimeUnit.SECONDS));
    writer.stop(); // returns though the pipe is blocked
    assertEquals(List.of(), pipe.written);
    pipe.blocking = false;
    pipe.released.countDown();
    blocked.join();
    assertEquals(List.of(Permit.Type.PERMIT, Permit.Type.STOP), pipe.written);
  }
}
