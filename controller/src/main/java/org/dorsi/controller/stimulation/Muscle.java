package org.dorsi.controller.stimulation;

/** The muscles that surface electrodes of a gait programme reach. */
public enum Muscle {
  TIBIALIS_ANTERIOR("ta", "tibialis anterior"),
  GASTROCNEMIUS("gas", "gastrocnemius"),
  SOLEUS("sol", "soleus"),
  PERONEUS_LONGUS("per", "peroneus longus"),
  QUADRICEPS("quad", "quadriceps"),
  HAMSTRINGS("ham", "hamstrings"),
  GLUTEUS_MAXIMUS("glut", "gluteus maximus"),
  GLUTEUS_MEDIUS("gmed", "gluteus medius");

  private final String abbreviation;
  private final String words;

  Muscle(String abbreviation, String words) {
    this.abbreviation = abbreviation;
    this.words = words;
  }

  /** Short name used in channel names, as in {@code ta-right}. */
  public String abbreviation() {
    return abbreviation;
  }

  /** The name as a person reads it, also the spelling that configurations use. */
  public String words() {
    return words;
  }
}
