package org.dorsi.controller.safety.check;

import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

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

  /** Which foot landed last; null where none has. */
  private @Nullable Side last;

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
      last = null;
      breaks = 0;
      return;
    }
    List<GaitEvent> events = sight.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof GaitEvent.InitialContact contact) {
        breaks = (breaks << 1 | (contact.side() == last ? 1 : 0)) & REMEMBERED_BITS;
        last = contact.side();
      }
    }
    if (Integer.bitCount(breaks) > TOLERATED_BREAKS) {
      findings.suspend("left and right do not alternate");
    }
  }
}
