package org.dorsi.controller.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.SafeCommand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ControlLoopTest {

  /** Gives a fixed number of ticks, a millisecond apart, and keeps a diary. */
  private static final class ScriptedRig implements Rig {
    private final List<String> diary;
    private final long ticks;
    private long next;

    ScriptedRig(long ticks, List<String> diary) {
      this.ticks = ticks;
      this.diary = diary;
    }

    @Override
    public @Nullable TickInputs awaitTick() {
      if (next == ticks) {
        return null;
      }
      diary.add("await");
      return Ticks.inputs(next, next++ * 1_000_000);
    }

    @Override
    public long latenessNs() {
      return next * 1000;
    }

    @Override
    public void apply(SafeCommand command) {
      diary.add(command.equals(SafeCommand.off()) ? "off" : "apply");
    }

    @Override
    public void close() {}
  }

  private final List<String> diary = new ArrayList<>();
  private final TickTiming timing = new TickTiming();

  @Test
  void readsDecidesWritesAndOnlyThenTellsTheListeners() {
    Controller controller =
        in -> {
          diary.add("decide");
          return Ticks.outputs(in);
        };
    TickListener listener = (in, out) -> diary.add("tell " + in.tick());
    new ControlLoop(new ScriptedRig(2, diary), controller, timing, List.of(listener)).run();
    assertEquals(
        List.of("await", "decide", "off", "tell 0", "await", "decide", "off", "tell 1"), diary);
    assertEquals(2, timing.ticks());
    assertEquals(2000.0, (double) timing.worstNs(), 2.0);
  }

  @Test
  void switchesTheOutputOffWhenADecisionThrowsAndNeverTicksAgain() {
    RuntimeException bug = new IllegalArgumentException("a bug");
    Controller controller =
        in -> {
          throw bug;
        };
    ControlLoop loop = new ControlLoop(new ScriptedRig(2, diary), controller, timing, List.of());
    assertSame(bug, assertThrows(IllegalArgumentException.class, loop::step));
    assertEquals(List.of("await", "off"), diary);
    assertSame(bug, loop.failure());
    assertThrows(IllegalStateException.class, loop::step);
    assertEquals(List.of("await", "off"), diary);
  }

  @Test
  void switchesTheOutputOffWhenAListenerThrows() {
    TickListener broken =
        (in, out) -> {
          throw new IllegalStateException("a broken screen");
        };
    ControlLoop loop =
        new ControlLoop(new ScriptedRig(2, diary), Ticks::outputs, timing, List.of(broken));
    assertThrows(IllegalStateException.class, loop::run);
    assertEquals(List.of("await", "off", "off"), diary);
  }

  @Test
  void endsItsThreadWithTheSession() throws InterruptedException {
    ControlLoop loop =
        new ControlLoop(new ScriptedRig(3, diary), Ticks::outputs, timing, List.of());
    Thread thread = loop.start("control");
    thread.join(10_000);
    assertFalse(thread.isAlive());
    assertEquals(3, timing.ticks());
    assertTrue(loop.failure() == null);
  }
}
