package org.dorsi.controller.safety.check;

import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.sensors.Side;

/**
 * Left and right that do not land in turn (H4): a leg that lands twice while the other, which is
 * heard and walks, does not land at all. Twice among the last six contacts means that one of them
 * is not what it seems. Control thread only.
 */
final class Alternation implements SafetyCheck {

  /** Safety requirements, H4. */
  private static final int TOLERATED_BREAKS = 1;

  /** Breaks that lie further back than so many contacts are forgotten. */
  private static final int REMEMBERED_CONTACTS = 6;

  private static final int REMEMBERED_BITS = (1 << REMEMBERED_CONTACTS) - 1;

  private boolean begun;
  private boolean lastLeft;

  /** One bit a contact, the newest lowest: whether the same foot had landed before. */
  private int breaks;

  @Override
  public void look(Sight sight, Findings findings) {
    LegTracker left = sight.legs().leg(Side.LEFT);
    LegTracker right = sight.legs().leg(Side.RIGHT);
    if (left == null
        || right == null
        || !left.phase().isPhase()
        || !right.phase().isPhase()
        || (sight.used(Side.LEFT) == null && sight.used(Side.RIGHT) == null)) {
      begun = false;
      breaks = 0;
      return;
    }
    List<GaitEvent> events = sight.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof GaitEvent.InitialContact contact) {
        boolean isLeft = contact.side() == Side.LEFT;
        breaks = (breaks << 1 | (begun && isLeft == lastLeft ? 1 : 0)) & REMEMBERED_BITS;
        lastLeft = isLeft;
        begun = true;
      }
    }
    if (Integer.bitCount(breaks) > TOLERATED_BREAKS) {
      findings.suspend("left and right do not alternate");
    }
  }
}
