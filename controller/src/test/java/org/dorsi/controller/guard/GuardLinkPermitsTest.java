package org.dorsi.controller.guard;

import static org.dorsi.controller.guard.ProcessBench.EPOCH;
import static org.dorsi.controller.guard.ProcessBench.MS;
import static org.dorsi.controller.guard.ProcessBench.PULSES;
import static org.dorsi.controller.guard.ProcessBench.burst;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.PulseParameters;
import org.junit.jupiter.api.Test;

/** When a permit leaves for the guard, in virtual time. */
class GuardLinkPermitsTest {

  private final LinkBench bench = new LinkBench();
  private final GuardLink link = bench.link;

  private void applied(SafeCommand command) {
    link.apply(command);
    assertEquals(GuardLink.REFRESH_NS, link.writePermit());
  }

  @Test
  void aChangedCommandIsPermittedAtOnce() {
    link.apply(burst());
    assertTrue(link.writeThread.isWoken());
    assertEquals(GuardLink.REFRESH_NS, link.writePermit());
    List<Permit> permits = bench.permits();
    assertEquals(1, permits.size());
    assertEquals(Permit.Type.PERMIT, permits.get(0).type);
    assertEquals(EPOCH, permits.get(0).sessionEpoch);
    assertEquals(40, permits.get(0).numbers.halfMilliamps[0]);
    assertEquals(2_500, permits.get(0).numbers.areaSquareMillimetres[0]);
  }

  @Test
  void anUnchangedCommandIsPermittedAnewAfterFiveMillisecondsAndNoSooner() {
    applied(burst());
    bench.permits();
    bench.nowNs += GuardLink.REFRESH_NS - 1;
    applied(burst());
    assertEquals(List.of(), bench.permits());
    bench.nowNs += 1;
    applied(burst());
    assertEquals(1, bench.permits().size());
  }

  @Test
  void anUnchangedCommandWakesNobodyBeforeItsTime() {
    link.apply(SafeCommand.off());
    assertTrue(link.writeThread.isWoken(), "nothing was ever permitted");
    LinkBench another = new LinkBench();
    another.nowNs = 0;
    another.link.apply(SafeCommand.off());
    assertFalse(another.link.writeThread.isWoken());
  }

  @Test
  void everyDifferenceOfACommandIsAChange() {
    PulseParameters stronger = new PulseParameters(20.5, 250, 40);
    PulseParameters[] eight = new PulseParameters[8];
    Arrays.fill(eight, PULSES);
    PulseParameters[] otherEighth = eight.clone();
    otherEighth[7] = stronger;
    PulseParameters[] otherFirst = otherEighth.clone();
    otherFirst[0] = stronger;
    for (SafeCommand command :
        List.of(
            TestCommands.armed(1),
            TestCommands.armed(2),
            SafeCommand.off(),
            TestCommands.armed(0),
            TestCommands.armed(0, eight),
            TestCommands.armed(0, otherEighth),
            TestCommands.armed(0, otherFirst))) {
      applied(command);
      assertEquals(1, bench.permits().size(), command.toString());
    }
  }

  /** A control thread that is dead permits nothing. */
  @Test
  void nothingIsPermittedThatWasNotAskedForSince() {
    applied(burst());
    assertEquals(1, bench.permits().size());
    for (int i = 0; i < 20; i++) {
      bench.nowNs += 50 * MS;
      bench.hear(bench.word());
      assertEquals(GuardLink.REFRESH_NS, link.writePermit());
    }
    assertEquals(List.of(), bench.permits());
  }

  @Test
  void whatFoundNoCreditIsPermittedWhenTheGuardHasAnswered() {
    for (int i = 0; i < PermitWriter.CREDIT; i++) {
      applied(TestCommands.armed(i + 1));
    }
    applied(burst());
    assertEquals(PermitWriter.CREDIT, bench.permits().size());
    Ack word = bench.word();
    word.sequence = 1;
    bench.hear(word);
    assertEquals(GuardLink.REFRESH_NS, link.writePermit());
    List<Permit> permits = bench.permits();
    assertEquals(1, permits.size());
    assertEquals(40, permits.get(0).numbers.halfMilliamps[0]);
  }

  @Test
  void stopLeavesAtOnceAndFindsNoFaultInAGuardThatIsGone() {
    link.emergencyStop();
    assertEquals(Permit.Type.STOP, bench.permits().get(0).type);
    bench.process.permits.broken = true;
    link.emergencyStop();
  }
}
