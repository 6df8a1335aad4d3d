package org.dorsi.app.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.sim.patient.WalkSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Faults thrown into whole sessions in virtual time: no pulse beyond the envelope, none after the
 * bound of its row, and no suspension of a walk in which nothing is wrong.
 */
@Timeout(900)
class FaultCampaignTest {

  private static final int RUNS = 1_000;
  private static final int SHOWN = 30;

  /** Walks of all kinds that make half an hour together. */
  private static final int CLEAN_WALKS = 10;

  private static final long CLEAN_NS = 180_000_000_000L;

  @Test
  void aThousandFaultyRunsHaveNoPulseBeyondTheEnvelopeAndNoneAfterItsBound() {
    Campaign campaign = Campaign.run(1, RUNS, done -> {}, finding -> {});
    List<Finding> findings = campaign.findings();
    assertTrue(findings.isEmpty(), () -> words(findings));
    assertEquals(EnumSet.allOf(Hazard.class), campaign.rows());
    // All but those who are never stimulated: another device on the port, nobody who arms.
    assertTrue(campaign.stimulated() >= 0.9 * RUNS, campaign::table);
  }

  private static String words(List<Finding> findings) {
    StringBuilder words = new StringBuilder(findings.size() + " findings\n");
    findings.stream().limit(SHOWN).forEach(each -> words.append(each).append('\n'));
    return words.toString();
  }

  @Test
  void halfAnHourOfCleanWalkingIsSuspendedOnceAtTheMost() {
    int suspensions = 0;
    StringBuilder causes = new StringBuilder();
    for (int i = 0; i < CLEAN_WALKS; i++) {
      World world = clean(i);
      Judge judge = new Judge(world, List::of, true, Span.FOREVER, false);
      VirtualSession session =
          new VirtualSession(world, new GaitController(world.settings()), List.of(), judge);
      session.runUntil(FaultyRun.ARM_NS);
      FaultyRun.arm(session);
      session.runUntil(CLEAN_NS);
      assertEquals(List.of(), judge.findings());
      assertTrue(judge.pulses() > 1_000, () -> "too few pulses: " + judge.pulses());
      suspensions += session.reactions().size();
      session.reactions().forEach(each -> causes.append(world).append(each).append('\n'));
    }
    assertTrue(suspensions <= 1, causes::toString);
  }

  /** From 0.7 s a stride to 1.8 s, from even to as lame as a spastic gait is, children too. */
  private static World clean(int i) {
    World world = World.of(1_000 + i);
    WalkSettings walk =
        new WalkSettings(
            World.STANDING_SECONDS,
            0.7 + 1.1 * i / (CLEAN_WALKS - 1),
            0.58 + 0.01 * (i % 8),
            0.02,
            0.02 * (i - CLEAN_WALKS / 2),
            Optional.empty(),
            !world.imu(),
            world.seed());
    PatientProfile profile = i % 2 == 0 ? PatientProfile.CHILD : PatientProfile.ADULT;
    return new World(world.seed(), profile, world.imu(), walk, world.channels());
  }
}
