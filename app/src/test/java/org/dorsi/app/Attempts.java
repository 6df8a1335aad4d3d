package org.dorsi.app;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Attempts at a session that stimulates, each on a bench of its own: on a computer that stalls
 * while programs start, a session may rightly refuse to.
 *
 * @param folder where the benches are; made where it is missing
 */
record Attempts(Path folder) {

  /** Then it is not the computer. */
  private static final int MOST = 8;

  /** What is done with a session; throws {@link PulseTail.NoPulse} where it refuses. */
  interface Attempt {
    void on(Bench bench) throws Exception;
  }

  /** Until one has gone through. */
  void untilOneStimulates(Attempt attempt) throws Exception {
    for (int i = 1; ; i++) {
      try {
        attempt.on(new Bench(Files.createDirectories(folder.resolve("attempt-" + i))));
        return;
      } catch (PulseTail.NoPulse e) {
        if (i == MOST) {
          throw e;
        }
        System.err.println("repeated: " + e.getMessage());
      }
    }
  }
}
