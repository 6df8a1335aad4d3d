package org.dorsi.app.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.app.score.EventScore;
import org.dorsi.app.score.EventTimes;
import org.dorsi.app.score.Scorer;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heel off begins the drop-foot program: a foot's unit alone must not tell it late. */
class HeelOffTest {

  private static final double LATEST_MS = 80;

  /** H03's and P05's insoles say heel off while the unit shows a foot at rest, or long turning. */
  @ParameterizedTest
  @ValueSource(strings = {"H01_trial2", "H02_trial2", "P02_trial1", "P08_trial2"})
  void isToldWithinATenthOfASecondOfTheInsoles(String trial) {
    Recordings.require("agora_treadmill_foot_imu_fsr/" + trial + ".csv.gz");
    RecordedWalk walk =
        RecordedWalk.agora(
            Recordings.folder(), Recordings.reactorRoot().resolve("app/examples"), trial);
    EventTimes told = EventTimes.of(new LegsRun().events(walk.readings(), "FOOT_IMU", 0));
    List<EventScore> scores =
        Scorer.score(walk.reference(), told, walk.leftOut()).stream()
            .filter(score -> score.event().equals("HO"))
            .toList();
    assertTrue(scores.get(1).f1() >= 0.9, trial + ": " + scores.get(1));
    assertTrue(scores.get(2).medianMs() <= LATEST_MS, trial + ": " + scores.get(2));
  }
}
