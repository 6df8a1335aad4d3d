package org.dorsi.sim.device;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A pseudo-terminal under a name of one's choice, with an emulated device at its far end.
 *
 * <p>The line is raw before anybody opens it. The kernel tells when a client opens and closes it
 * (inotify on the terminal's node), so neither waiting for a client nor for bytes needs a timer.
 * After the last client has gone the line is made ready for the next: unread output is thrown away,
 * exclusive use ended, raw mode set again. Linux only.
 */
public final class PseudoTerminal implements AutoCloseable, SerialLine {

  // struct termios has 60 bytes with glibc, fewer elsewhere.
  private static final int TERMIOS_BYTES = 256;
  private static final int BUFFER_BYTES = 4096;
  private static final int EVENT_BYTES = 16;

  private final Path link;
  private final Path terminal;
  private final int master;
  // Held so that the master does not report a hang-up while no client is there.
  private final int slave;
  private final int inotify;
  private final int watch;
  private final EmulatedDevice device;
  private final Thread thread;
  private final Object writing = new Object();
  private final Memory output = new Memory(BUFFER_BYTES);
  private final Memory events = new Memory(64 * EVENT_BYTES);
  private volatile int clients;
  private boolean lastHasLeft;
  private volatile boolean closing;
  private long droppedFrames;

  private PseudoTerminal(Path link, EmulatedDevice device) throws IOException {
    this.link = link;
    this.device = device;
    this.master =
        check(
            LibC.posix_openpt(LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK | LibC.O_CLOEXEC),
            "posix_openpt");
    check(LibC.grantpt(master), "grantpt");
    check(LibC.unlockpt(master), "unlockpt");
    byte[] name = new byte[128];
    if (LibC.ptsname_r(master, name, new NativeLong(name.length)) != 0) {
      throw new IOException("ptsname_r failed");
    }
    String path = Native.toString(name, StandardCharsets.UTF_8);
    this.terminal = Path.of(path);
    this.slave = check(LibC.open(path, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC), path);
    makeRaw();
    this.inotify =
        check(LibC.inotify_init1(LibC.O_NONBLOCK | LibC.O_CLOEXEC), "inotify (all in use?)");
    this.watch =
        check(
            LibC.inotify_add_watch(
                inotify, path, LibC.IN_OPEN | LibC.IN_CLOSE_WRITE | LibC.IN_CLOSE_NOWRITE),
            "inotify_add_watch");
    placeLink();
    this.thread = new Thread(this::serve, "pty-" + link.getFileName());
    this.thread.setDaemon(true);
  }

  /**
   * Makes a terminal and serves the device on it.
   *
   * @param link the path that clients open; a left-over link to a terminal is replaced
   * @throws IOException when there are no pseudo-terminals here, or something else has that path
   */
  public static PseudoTerminal serve(Path link, EmulatedDevice device) throws IOException {
    if (!Platform.isLinux()) {
      throw new IOException(
          "emulated devices need pseudo-terminals as Linux has them; this is "
              + System.getProperty("os.name"));
    }
    PseudoTerminal terminal = new PseudoTerminal(link, device);
    terminal.thread.start();
    return terminal;
  }

  /** The path that clients open. */
  public Path link() {
    return link;
  }

  /** Whether a client has the terminal open. */
  public boolean isOpen() {
    return clients > 0;
  }

  /** Frames that did not fit because the client did not read. */
  public long droppedFrames() {
    synchronized (writing) {
      return droppedFrames;
    }
  }

  @Override
  public void send(byte[] frame) {
    synchronized (writing) {
      if (clients == 0 || closing) {
        return;
      }
      output.write(0, frame, 0, frame.length);
      if (LibC.write(master, output, new NativeLong(frame.length)).longValue() != frame.length) {
        droppedFrames++;
      }
    }
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    // Taking the watch away is itself an event, which wakes the serving thread.
    LibC.inotify_rm_watch(inotify, watch);
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    device.close();
    try {
      if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(terminal)) {
        Files.delete(link);
      }
    } catch (IOException e) {
      // A link that stays behind is replaced by the next run.
    }
    synchronized (writing) {
      LibC.close(inotify);
      LibC.close(slave);
      LibC.close(master);
    }
  }

  private void serve() {
    Memory polls = new Memory(16);
    Memory input = new Memory(BUFFER_BYTES);
    byte[] bytes = new byte[BUFFER_BYTES];
    while (!closing) {
      poll(polls, 0, master);
      poll(polls, 8, inotify);
      if (LibC.poll(polls, new NativeLong(2), -1) < 0) {
        if (Native.getLastError() == LibC.EINTR) {
          continue;
        }
        return;
      }
      takeIn(input, bytes);
    }
  }

  private static void poll(Memory polls, int offset, int fd) {
    polls.setInt(offset, fd);
    polls.setShort(offset + 4, LibC.POLLIN);
    polls.setShort(offset + 6, (short) 0);
  }

  /**
   * Reads what has been sent, then hears who came and went, then hands the bytes on: a client's
   * coming is known before its first bytes are answered, so that clearing up after the one before
   * cannot take the answer away.
   */
  private void takeIn(Memory input, byte[] bytes) {
    boolean left = false;
    int length;
    do {
      length = LibC.read(master, input, new NativeLong(BUFFER_BYTES)).intValue();
      long nowNs = System.nanoTime();
      boolean leftBefore = left;
      left = followClients();
      if (length > 0) {
        if (clients == 0 && !left && !leftBefore) {
          // The kernel merges equal events; bytes prove that somebody is there all the same.
          setClients(1);
          device.opened(this, nowNs);
        }
        input.read(0, bytes, 0, length);
        device.received(bytes, length, nowNs);
      }
    } while (left || length == BUFFER_BYTES);
  }

  /**
   * Brings the number of clients up to date, and makes the line ready for the next one when the
   * last has left.
   *
   * @return whether the last one has left, though another may have come since
   */
  private boolean followClients() {
    int before = clients;
    lastHasLeft = false;
    int now = count(before);
    if (before == 0 && (now > 0 || lastHasLeft)) {
      setClients(Math.max(1, now));
      device.opened(this, System.nanoTime());
    }
    if (lastHasLeft) {
      LibC.ioctl(slave, LibC.TIOCNXCL);
      LibC.tcflush(slave, LibC.TCIFLUSH);
      if (now == 0) {
        makeRaw();
      }
      setClients(now);
      device.closed(System.nanoTime());
      if (now > 0) {
        device.opened(this, System.nanoTime());
      }
    } else {
      setClients(now);
    }
    return lastHasLeft;
  }

  private void setClients(int number) {
    synchronized (writing) {
      clients = number;
    }
  }

  /** Counts on from {@code number} by what the kernel has told meanwhile. */
  private int count(int number) {
    // struct inotify_event: watch, mask, cookie, length of a name; no name when a file is watched.
    long size = LibC.read(inotify, events, new NativeLong(events.size())).longValue();
    int now = number;
    for (long at = 0; at + EVENT_BYTES <= size; at += EVENT_BYTES + events.getInt(at + 12)) {
      int mask = events.getInt(at + 4);
      if ((mask & LibC.IN_OPEN) != 0) {
        now++;
      } else if ((mask & (LibC.IN_CLOSE_WRITE | LibC.IN_CLOSE_NOWRITE)) != 0 && now > 0) {
        now--;
        lastHasLeft |= now == 0;
      }
    }
    return now;
  }

  private void makeRaw() {
    Memory termios = new Memory(TERMIOS_BYTES);
    termios.clear();
    if (LibC.tcgetattr(slave, termios) == 0) {
      LibC.cfmakeraw(termios);
      LibC.tcsetattr(slave, LibC.TCSANOW, termios);
    }
  }

  private void placeLink() throws IOException {
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      boolean ours =
          Files.isSymbolicLink(link)
              && (!Files.exists(link) || Files.readSymbolicLink(link).startsWith("/dev/pts"));
      if (!ours) {
        throw new IOException(link + ": exists and is no link to a terminal; will not be replaced");
      }
    }
    Path fresh = link.resolveSibling(link.getFileName() + "." + terminal.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, terminal);
    Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static int check(int result, String call) throws IOException {
    if (result < 0) {
      throw new IOException(call + " failed: error " + Native.getLastError());
    }
    return result;
  }
}
