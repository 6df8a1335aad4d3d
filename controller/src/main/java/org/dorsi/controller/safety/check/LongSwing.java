package org.dorsi.controller.safety.check;

import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.sensors.Side;

/** A swing that does not end (H2, H21). Control thread only. */
final class LongSwing implements SafetyCheck {

  /** Safety requirements, H2 and H21. */
  private static final long LONGEST_NS = 1_500_000_000L;

  private final long[] toeOffNs = new long[2];

  @Override
  public void look(Sight sight, Findings findings) {
    List<GaitEvent> events = sight.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof GaitEvent.ToeOff toeOff) {
        toeOffNs[Slots.of(toeOff.side())] = sight.nowNs();
      }
    }
    for (Side side : Slots.SIDES) {
      LegTracker leg = sight.used(side);
      if (leg != null
          && leg.phase().isSwing()
          && sight.nowNs() - toeOffNs[Slots.of(side)] > LONGEST_NS) {
        findings.suspend(Slots.words(side) + " swing too long");
      }
    }
  }
}
