package org.dorsi.controller.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One direction of the way between controller and guard; its reader waits for what is written. */
final class MemoryPipe {

  private static final int END = -1;

  private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();

  /** Whether the other end is gone: writing and reading fail. */
  volatile boolean broken;

  final OutputStream out =
      new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          if (broken) {
            throw new IOException("broken pipe");
          }
          bytes.add(b & 0xFF);
        }

        @Override
        public void close() {
          bytes.add(END);
        }
      };

  final InputStream in =
      new InputStream() {
        @Override
        public int read() throws IOException {
          if (broken) {
            throw new IOException("broken pipe");
          }
          try {
            Integer next = bytes.poll(5, TimeUnit.SECONDS);
            if (next == null) {
              throw new IOException("nothing was written for 5 s");
            }
            if (next == END) {
              bytes.add(END);
            }
            return next;
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        }

        /** One byte at a time, as the worst of pipes. */
        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
          if (length == 0) {
            return 0;
          }
          int next = read();
          if (next == END) {
            return END;
          }
          to[offset] = (byte) next;
          return 1;
        }
      };

  int available() {
    return bytes.size();
  }
}
