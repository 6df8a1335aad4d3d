package org.dorsi.controller.trial;

import java.util.Arrays;
import java.util.List;
import org.dorsi.controller.loop.TickOutputs;
import org.jspecify.annotations.Nullable;

/**
 * The canonical bytes of one tick's outputs, section by section; tick number and time are not among
 * them. Equal bytes are equal outputs, to the last bit. Immutable; any thread.
 */
public final class OutputBytes {

  private static final byte[] NONE = {0, 0};

  private final byte[][] sections;

  private OutputBytes(byte[][] sections) {
    this.sections = sections;
  }

  /** Encodes outputs; shares the sections that are as they were {@code before}. */
  static OutputBytes of(TickOutputs outputs, @Nullable OutputBytes before, PayloadWriter scratch) {
    List<OutputSection> all = OutputSection.ALL;
    byte[][] sections = new byte[all.size()][];
    for (int i = 0; i < sections.length; i++) {
      scratch.clear();
      OutputEncoding.write(all.get(i), outputs, scratch);
      sections[i] =
          before != null && scratch.equalTo(before.sections[i])
              ? before.sections[i]
              : scratch.copy();
    }
    return new OutputBytes(sections);
  }

  /** Which sections a record must hold for a reader that knows {@code before}: bit i, section i. */
  int newsSince(@Nullable OutputBytes before) {
    int news = 0;
    for (int i = 0; i < sections.length; i++) {
      byte[] known =
          !OutputSection.ALL.get(i).isRetained()
              ? NONE
              : before == null ? null : before.sections[i];
      if (known == null || !Arrays.equals(sections[i], known)) {
        news |= 1 << i;
      }
    }
    return news;
  }

  /** Writes the sections of a set. */
  void write(int news, PayloadWriter to) {
    for (int i = 0; i < sections.length; i++) {
      if ((news & 1 << i) != 0) {
        to.raw(sections[i], 0, sections[i].length);
      }
    }
  }

  /** What outputs are when a record with these sections follows {@code before}. */
  static OutputBytes read(
      int news, PayloadReader from, byte[] payload, @Nullable OutputBytes before) {
    byte[][] sections = new byte[OutputSection.ALL.size()][];
    for (int i = 0; i < sections.length; i++) {
      if ((news & 1 << i) != 0) {
        int start = from.position();
        OutputDecoding.skip(OutputSection.ALL.get(i), from);
        sections[i] = Arrays.copyOfRange(payload, start, from.position());
      } else if (!OutputSection.ALL.get(i).isRetained()) {
        sections[i] = NONE;
      } else if (before != null) {
        sections[i] = before.sections[i];
      } else {
        throw new IllegalArgumentException(
            "the first output must hold section " + OutputSection.ALL.get(i));
      }
    }
    return new OutputBytes(sections);
  }

  /** The same, without the events and notes that belonged to its tick alone. */
  OutputBytes carriedOn() {
    byte[][] carried = sections.clone();
    for (int i = 0; i < carried.length; i++) {
      if (!OutputSection.ALL.get(i).isRetained()) {
        carried[i] = NONE;
      }
    }
    return new OutputBytes(carried);
  }

  /** The outputs as values. */
  public RecordedOutputs decode() {
    return new RecordedOutputs(
        OutputDecoding.leg(reader(OutputSection.LEFT), reader(OutputSection.LEFT_CYCLE).f64()),
        OutputDecoding.leg(reader(OutputSection.RIGHT), reader(OutputSection.RIGHT_CYCLE).f64()),
        OutputDecoding.safety(reader(OutputSection.SAFETY)),
        OutputDecoding.channels(reader(OutputSection.CHANNELS)),
        OutputDecoding.command(reader(OutputSection.COMMAND)),
        OutputDecoding.events(reader(OutputSection.EVENTS)),
        OutputDecoding.notes(reader(OutputSection.NOTES)),
        OutputDecoding.progress(reader(OutputSection.PROGRESS)));
  }

  private PayloadReader reader(OutputSection section) {
    return new PayloadReader(sections[OutputSection.ALL.indexOf(section)]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutputBytes that && Arrays.deepEquals(sections, that.sections);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(sections);
  }
}
