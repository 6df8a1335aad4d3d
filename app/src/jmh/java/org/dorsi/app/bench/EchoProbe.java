package org.dorsi.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dorsi.sim.device.EmulatedDevice;
import org.dorsi.sim.device.PseudoTerminal;
import org.dorsi.sim.device.SerialLine;
import org.jspecify.annotations.Nullable;

/** The far end of a bare echo: how long a frame's way into another process and back takes. */
final class EchoProbe implements AutoCloseable {

  /** As many as a sample of the board with four analog channels. */
  private static final byte[] FRAME = new byte[23];

  private static final int WARM_UP = 3_000;
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch opened = new CountDownLatch(1);
  private final AtomicLong sentNs = new AtomicLong();
  private final Semaphore answered = new Semaphore(0);
  private final Durations durations = new Durations();
  private final PseudoTerminal port;
  private final ChildJava echo;
  private volatile @Nullable SerialLine line;

  private EchoProbe(Path folder) throws IOException {
    port = PseudoTerminal.serve(folder.resolve("echo"), new Device());
    echo = ChildJava.start(folder.resolve("echo.out"), EchoMain.class, port.link().toString());
  }

  /** Starts the echo and makes its code warm. */
  static EchoProbe start(Path folder) throws IOException, InterruptedException {
    EchoProbe probe = new EchoProbe(folder);
    boolean there = probe.opened.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (int i = 0; there && i < WARM_UP; i++) {
      probe.send();
      there = probe.answered.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    if (!there) {
      throw new IllegalStateException("no echo; its process said " + probe.echo.lines());
    }
    probe.durations.clear();
    return probe;
  }

  /** Sends one frame, whose echo is measured when it comes. One thread; does not wait. */
  void send() {
    SerialLine to = line;
    if (to != null) {
      sentNs.set(System.nanoTime());
      to.send(FRAME);
    }
  }

  Durations durations() {
    return durations;
  }

  @Override
  public void close() {
    echo.close();
    port.close();
  }

  private final class Device implements EmulatedDevice {

    @Override
    public void opened(SerialLine client, long nowNs) {
      line = client;
      opened.countDown();
    }

    @Override
    public void received(byte[] bytes, int length, long nowNs) {
      long sent = sentNs.getAndSet(0);
      if (sent != 0) {
        durations.add(nowNs - sent);
        answered.release();
      }
    }

    @Override
    public void closed(long nowNs) {}

    @Override
    public void close() {}
  }
}
