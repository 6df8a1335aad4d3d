package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the kernel says of the thread that asked (proc(5)). */
@EnabledOnOs(OS.LINUX)
class RealTimePriorityTest {

  /** SCHED_RR of sched.h. */
  private static final int ROUND_ROBIN = 2;

  private static final Executor OWN_THREAD = task -> new Thread(task, "asking").start();

  /** Field 41 of the thread's line; the second one, its name, may have spaces. */
  private static int policy() {
    try {
      String line = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(line.substring(line.lastIndexOf(')') + 2).split(" ")[41 - 3]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isGranted() {
    return Native.load(Platform.C_LIBRARY_NAME, RealTimePriority.CLibrary.class)
            .sched_setscheduler(0, ROUND_ROBIN, new IntByReference(1))
        == 0;
  }

  @Test
  void theThreadThatAsksRunsBeforeOthersWhereThatIsGranted() {
    assumeTrue(
        CompletableFuture.supplyAsync(RealTimePriorityTest::isGranted, OWN_THREAD).join(),
        "no right to real-time priority here");
    int asked =
        CompletableFuture.supplyAsync(
                () -> {
                  RealTimePriority.ask();
                  return policy();
                },
                OWN_THREAD)
            .join();
    assertEquals(ROUND_ROBIN, asked);
    assertNotEquals(ROUND_ROBIN, policy(), "nobody else does");
  }
}
