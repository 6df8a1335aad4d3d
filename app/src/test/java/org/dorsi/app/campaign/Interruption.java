package org.dorsi.app.campaign;

import java.util.List;
import java.util.function.Consumer;

/**
 * A fault that comes all at once and goes all at once; the legs are known as well as without it.
 *
 * @param overNs when nothing is wrong any more
 * @param effect breaks the session, and mends it
 */
record Interruption(Hazard hazard, Span span, long overNs, List<Ban> bans, Effect effect)
    implements Injection {

  /** What a session suffers from the beginning of the fault to its end. */
  @FunctionalInterface
  interface Effect {
    void on(VirtualSession session, boolean broken);
  }

  /** One that nothing mends. */
  static Interruption forGood(
      Hazard hazard, Span span, long boundNs, Consumer<VirtualSession> effect) {
    return new Interruption(
        hazard,
        span,
        Span.FOREVER,
        span.banForGood(hazard, boundNs),
        (session, broken) -> {
          if (broken) {
            effect.accept(session);
          }
        });
  }

  @Override
  public boolean keepsPhase() {
    return true;
  }

  @Override
  public void tick(long nowNs, VirtualSession session) {
    if (nowNs == span.fromNs()) {
      effect.on(session, true);
    } else if (nowNs == span.untilNs()) {
      effect.on(session, false);
    }
  }
}
