package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.telemetry.LegSummary;
import org.dorsi.controller.telemetry.SessionSummary;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

class SummaryReportTest {

  @Test
  void writesTheKeysThatProgramsReadAndNullForWhatIsNotKnown() {
    SessionSummary summary =
        new SessionSummary(
            LegSummary.NONE,
            new LegSummary(20, 17, 92.31, 62.04, 85),
            92.31,
            List.of(
                new SessionSummary.Delivered(
                    new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
                    400,
                    2400)),
            1_234_567,
            List.of(new SessionSummary.Suspension(31_500_000_000L, "operator pause")));
    assertEquals(
        "{\"seconds\":60.0,\"strides\":{\"left\":0,\"right\":20},"
            + "\"stimulated\":{\"left\":0,\"right\":17},"
            + "\"stance\":{\"left\":null,\"right\":62.0},\"cadence\":92.3,"
            + "\"channels\":[{\"channel\":1,\"muscle\":\"tibialis anterior\",\"side\":\"right\","
            + "\"pulses\":400,\"chargeMicrocoulombs\":2400.0}],\"worstTickLatenessMs\":1.235,"
            + "\"trial\":\"walk.wpilog\","
            + "\"suspensions\":[{\"atSeconds\":31.5,\"cause\":\"operator pause\"}]}",
        new SummaryReport(summary, 60, Path.of("walk.wpilog"), false, Optional.empty())
            .json()
            .toString());
  }
}
