package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.telemetry.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the limits take from a program is said to the operator, not only kept in the trial. */
class LimitsOnTheScreenTest {

  private static final double SECONDS = 0.5;

  /** Each of them is within the hard limits, and none within an adult's. */
  private static final String CHANNEL =
      Lab.CHANNEL + "pulseWidthMicros = 450\nfrequencyHz = 60\nrampUpMs = 20\n";

  /** Shows nothing; keeps what there was to be shown at the end. */
  private static final class LastLook implements Screen {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Notice> notices = new ArrayList<>();

    @Override
    public void show(Session session) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      notices.addAll(Objects.requireNonNull(session.snapshots().get()).notices());
    }

    @Override
    public void end() {
      ended.countDown();
    }
  }

  @Test
  void saysWhatTheProfileLowersByWhichLimit(@TempDir Path folder) {
    LastLook screen = new LastLook();
    new PatientSession(
            SessionConfigReader.parse(
                "lab.toml", Lab.text("program = \"drop-foot\"", Lab.SWITCHES, CHANNEL)),
            folder,
            Instant.EPOCH,
            List.of())
        .run(SECONDS, 1, screen);
    assertEquals(
        List.of(
            "channel 1: pulse width 450 -> 400 us: profile limit",
            "channel 1: frequency 60 -> 50 Hz: profile limit",
            "channel 1: rise 0.02 -> 0.1 s: profile limit"),
        screen.notices.stream().map(Notice::text).limit(3).toList());
  }
}
