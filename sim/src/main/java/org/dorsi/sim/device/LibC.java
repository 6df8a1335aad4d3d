package org.dorsi.sim.device;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The calls of the C library that a pseudo-terminal needs, with the constants of Linux.
 *
 * <p>Loaded on first use: nothing may touch this class where there is no Linux. Any thread.
 */
final class LibC {

  // <fcntl.h>, <poll.h>, <termios.h>, <sys/ioctl.h>, <sys/inotify.h> of Linux on x86 and ARM.
  static final int O_RDWR = 2;
  static final int O_NOCTTY = 0x100;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final short POLLIN = 1;
  static final int TCSANOW = 0;
  static final int TCIFLUSH = 0;
  static final NativeLong TIOCNXCL = new NativeLong(0x540DL);
  static final int IN_CLOSE_WRITE = 0x08;
  static final int IN_CLOSE_NOWRITE = 0x10;
  static final int IN_OPEN = 0x20;
  static final int EINTR = 4;

  static {
    Native.register("c");
  }

  private LibC() {}

  static native int posix_openpt(int flags);

  static native int grantpt(int fd);

  static native int unlockpt(int fd);

  static native int ptsname_r(int fd, byte[] name, NativeLong size);

  static native int open(String path, int flags);

  static native int close(int fd);

  static native NativeLong read(int fd, Pointer buffer, NativeLong size);

  static native NativeLong write(int fd, Pointer buffer, NativeLong size);

  static native int poll(Pointer polls, NativeLong count, int timeoutMillis);

  static native int tcgetattr(int fd, Pointer termios);

  static native void cfmakeraw(Pointer termios);

  static native int tcsetattr(int fd, int actions, Pointer termios);

  static native int tcflush(int fd, int queue);

  static native int ioctl(int fd, NativeLong request);

  static native int inotify_init1(int flags);

  static native int inotify_add_watch(int fd, String path, int mask);

  static native int inotify_rm_watch(int fd, int watch);
}
