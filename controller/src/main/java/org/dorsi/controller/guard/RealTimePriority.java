package org.dorsi.controller.guard;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;

/**
 * Asks the operating system to run a thread as soon as it can, before everything that is not about
 * pulses. Linux grants it to an administrator and where the limit {@code rtprio} allows it;
 * anywhere else the thread keeps the place it has, and a busy computer makes pulses late sooner.
 *
 * <p>Only for threads that wait nearly all of the time: nothing else runs on their core meanwhile.
 */
final class RealTimePriority {

  /** {@code SCHED_RR} of {@code sched.h}, not inherited by processes that a thread starts. */
  private static final int ROUND_ROBIN = 2 | 0x4000_0000;

  /** The lowest of the real-time priorities: before all that has none, behind the kernel's own. */
  private static final int LOWEST_PRIORITY = 1;

  private RealTimePriority() {}

  /** The part of the C library that this takes. A process id of 0 is the calling thread. */
  interface CLibrary extends Library {
    int sched_setscheduler(int pid, int policy, IntByReference priority);
  }

  /** Asks for the calling thread. */
  static void ask() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      Native.load(Platform.C_LIBRARY_NAME, CLibrary.class)
          .sched_setscheduler(0, ROUND_ROBIN, new IntByReference(LOWEST_PRIORITY));
    } catch (LinkageError e) {
      // The thread keeps its place.
    }
  }
}
