package org.dorsi.controller.stimulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.stimulation.ProgramProgress.Part;
import org.junit.jupiter.api.Test;

class ProgramTimerTest {

  private static final Schedule.Exercise EXERCISE = new Schedule.Exercise(3, 4, 6, 2, 2, 20);

  /** Every new word of the progress with its time in seconds, ticked every {@code tickMs}. */
  private static List<String> told(ProgramTimer timer, long untilMs, long tickMs) {
    List<String> told = new ArrayList<>();
    Part before = Part.NONE;
    for (long ms = 0; ms <= untilMs; ms += tickMs) {
      timer.follow(ms * 1_000_000L, true, 1);
      if (timer.progress().part() != before) {
        before = timer.progress().part();
        told.add(ms / 1000 + " " + timer.progress().words());
      }
    }
    return told;
  }

  @Test
  void countsDownContractsAndRestsInTheOrderOfTheProgram() {
    assertEquals(
        List.of(
            "0 get ready 3 s, repetition 1 of 2, set 1 of 2",
            "3 stimulating 4 s, repetition 1 of 2, set 1 of 2",
            "7 relax 6 s, repetition 2 of 2, set 1 of 2",
            "13 stimulating 4 s, repetition 2 of 2, set 1 of 2",
            "17 rest 20 s, repetition 1 of 2, set 2 of 2",
            "37 stimulating 4 s, repetition 1 of 2, set 2 of 2",
            "41 relax 6 s, repetition 2 of 2, set 2 of 2",
            "47 stimulating 4 s, repetition 2 of 2, set 2 of 2",
            "51 done, repetition 2 of 2, set 2 of 2"),
        told(new ProgramTimer(EXERCISE), 60_000, 1));
  }

  @Test
  void losesNoTimeByCoarseTicks() {
    assertEquals(
        told(new ProgramTimer(EXERCISE), 60_000, 1), told(new ProgramTimer(EXERCISE), 60_000, 250));
  }

  @Test
  void repeatsTheContractionThatAPauseCutShortAfterANewCountdown() {
    ProgramTimer timer = new ProgramTimer(EXERCISE);
    timer.follow(0, true, 1);
    timer.follow(14_000_000_000L, true, 1);
    assertEquals("stimulating 3 s, repetition 2 of 2, set 1 of 2", timer.progress().words());
    timer.follow(14_500_000_000L, false, 1);
    assertEquals(false, timer.isOn());
    timer.follow(90_000_000_000L, true, 1);
    assertEquals("get ready 3 s, repetition 2 of 2, set 1 of 2", timer.progress().words());
    timer.follow(93_000_000_000L, true, 1);
    assertEquals("stimulating 4 s, repetition 2 of 2, set 1 of 2", timer.progress().words());
  }

  @Test
  void beginsAnewWithANewArmingOnly() {
    ProgramTimer timer = new ProgramTimer(EXERCISE);
    timer.follow(0, true, 1);
    timer.follow(60_000_000_000L, true, 1);
    timer.follow(61_000_000_000L, false, 1);
    timer.follow(62_000_000_000L, true, 1);
    assertEquals(Part.DONE, timer.progress().part());
    timer.follow(63_000_000_000L, true, 2);
    assertEquals("get ready 3 s, repetition 1 of 2, set 1 of 2", timer.progress().words());
  }

  @Test
  void sensoryStimulationLastsItsMinutesPausesNotCounted() {
    ProgramTimer timer = new ProgramTimer(new Schedule.Sensory(600));
    timer.follow(0, true, 1);
    timer.follow(400_000_000_000L, true, 1);
    timer.follow(401_000_000_000L, false, 1);
    timer.follow(500_000_000_000L, true, 1);
    assertEquals("stimulating 200 s", timer.progress().words());
    timer.follow(699_900_000_000L, true, 1);
    assertEquals(true, timer.isOn());
    timer.follow(700_000_000_000L, true, 1);
    assertEquals("done", timer.progress().words());
    assertEquals(false, timer.isOn());
  }

  @Test
  void refusesAnExerciseBeyondItsHardLimits() {
    assertThrows(IllegalArgumentException.class, () -> new Schedule.Exercise(0, 16, 20, 1, 1, 20));
    assertThrows(IllegalArgumentException.class, () -> new Schedule.Exercise(0, 10, 9, 1, 1, 20));
    assertThrows(IllegalArgumentException.class, () -> new Schedule.Sensory(1801));
  }
}
