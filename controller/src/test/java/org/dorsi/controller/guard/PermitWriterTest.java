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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PermitWriterTest {

  /** A pipe whose reader a test can stop. */
  private static final class Pipe extends OutputStream {

    final List<Permit.Type> written = new CopyOnWriteArrayList<>();
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
