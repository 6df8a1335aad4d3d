package org.dorsi.controller.guard;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A process that is none: two pipes, and whether it leaves when it is waited for. */
final class ScriptedProcess extends Process {

  final MemoryPipe permits = new MemoryPipe();
  final MemoryPipe acks = new MemoryPipe();

  /** What was done to it: waits in ms, and -1 for its violent end. */
  final List<Long> done = new CopyOnWriteArrayList<>();

  boolean leaves = true;

  @Override
  public OutputStream getOutputStream() {
    return permits.out;
  }

  @Override
  public InputStream getInputStream() {
    return acks.in;
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() {
    throw new AssertionError("nobody waits for ever");
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    done.add(unit.toMillis(timeout));
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return leaves;
  }

  @Override
  public int exitValue() {
    return 0;
  }

  @Override
  public void destroy() {
    throw new AssertionError("a guard that hangs does not listen");
  }

  @Override
  public Process destroyForcibly() {
    done.add(-1L);
    return this;
  }
}
