package org.dorsi.app.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What {@code ./dorsi campaign} says, and what it refuses. */
class CampaignMainTest {

  private static final int USAGE = 1;

  @Test
  void printsEveryFailureButThoseThatItInjectsItself() {
    assertEquals(FilterReply.DENY, reply(new ProcessFaults.Injected()));
    assertEquals(FilterReply.NEUTRAL, reply(new IllegalStateException("a mistake")));
    assertEquals(
        FilterReply.NEUTRAL,
        reply(new IllegalStateException("a mistake after it", new ProcessFaults.Injected())));
    assertEquals(FilterReply.NEUTRAL, reply(null));
  }

  private static FilterReply reply(@Nullable Throwable failure) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    return root.getAppender("STDERR")
        .getFilterChainDecision(
            new LoggingEvent("here", root, Level.ERROR, "control loop failed", failure, null));
  }

  /** Nothing found in no runs is no result. */
  @Test
  void refusesToRunNothing() {
    StringWriter said = new StringWriter();
    for (String runs : new String[] {"0", "-5"}) {
      CommandLine line = CampaignMain.commandLine().setErr(new PrintWriter(said, true));
      assertEquals(USAGE, line.execute("--runs", runs));
    }
    assertEquals(
        """
        dorsi campaign: --runs must be at least 1, got 0
        dorsi campaign: --runs must be at least 1, got -5
        """,
        said.toString());
  }
}
