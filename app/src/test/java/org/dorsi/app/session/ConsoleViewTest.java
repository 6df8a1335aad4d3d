package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.LegSummary;
import org.dorsi.controller.telemetry.RecordingStatus;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/** What the console says of a session. */
class ConsoleViewTest {

  private static final long MS = 1_000_000;
  private static final PulseParameters ASKED_FOR = new PulseParameters(12, 200, 40);

  private final StringWriter said = new StringWriter();
  private final ConsoleView view = new ConsoleView(new PrintWriter(said));

  @Test
  void saysOnWhereTheStimulatorAcknowledgesPulsesAndNotWhereTheyAreAskedForAlone() {
    assertFalse(lineAt(1_000, 0).contains(" ON"));
    // The stimulator answers until 1.9 s; what is asked for stays.
    lineAt(1_900, 30);
    assertTrue(lineAt(2_000, 30).contains("12.0 mA ON"));
    String silent = lineAt(3_000, 30);
    assertTrue(silent.contains("12.0 mA"), silent);
    assertFalse(silent.contains(" ON"), silent);
  }

  /** What is new on the console for a picture with so many pulses acknowledged. */
  private String lineAt(long millis, long pulses) {
    said.getBuffer().setLength(0);
    StimulationChannel channel =
        new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25);
    view.show(
        new ControlSnapshot(
            millis * MS,
            SessionMode.LIVE,
            "AB-123",
            new SafetyState.Stimulating(),
            LegState.UNOBSERVED,
            LegState.UNOBSERVED,
            LegSummary.NONE,
            LegSummary.NONE,
            List.of(new ChannelState(channel, true, 12, 30, true, ASKED_FOR, 0, 0)),
            ProgramProgress.NONE,
            new GuardStatus(
                millis * MS,
                GuardStatus.Stimulator.ON,
                false,
                "",
                new long[] {pulses},
                new long[] {0}),
            List.of(),
            1_000,
            0,
            0,
            RecordingStatus.NONE,
            List.of()));
    return said.toString();
  }
}
