package org.dorsi.controller.stimulation;

/**
 * How far a program by the clock has come.
 *
 * <p>Immutable; any thread.
 *
 * @param part what it does now
 * @param secondsLeft whole seconds until that ends, rounded up; 0 where nothing is counted down
 * @param repetition the contraction that is done or comes next, from 1
 * @param repetitions contractions of a set
 * @param set the set, from 1
 * @param sets how many there are
 */
public record ProgramProgress(
    Part part, int secondsLeft, int repetition, int repetitions, int set, int sets) {

  /** Nothing to tell: a program that follows gait or the operator's hand, or does not run. */
  public static final ProgramProgress NONE = new ProgramProgress(Part.NONE, 0, 0, 0, 0, 0);

  /** What a program by the clock does. */
  public enum Part {
    NONE(""),
    COUNTDOWN("get ready"),
    ON("stimulating"),
    OFF("relax"),
    REST("rest"),
    DONE("done");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    /** The part as a person reads it. */
    public String words() {
      return words;
    }
  }

  /** For people, for example {@code relax 12 s, repetition 4 of 15, set 1 of 2}; empty for none. */
  public String words() {
    if (part == Part.NONE) {
      return "";
    }
    StringBuilder words = new StringBuilder(part.words());
    if (secondsLeft > 0) {
      words.append(' ').append(secondsLeft).append(" s");
    }
    if (repetitions > 1) {
      words.append(", repetition ").append(repetition).append(" of ").append(repetitions);
    }
    if (sets > 1) {
      words.append(", set ").append(set).append(" of ").append(sets);
    }
    return words.toString();
  }
}
