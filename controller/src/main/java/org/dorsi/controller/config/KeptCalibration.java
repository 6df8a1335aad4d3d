package org.dorsi.controller.config;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.dorsi.controller.safety.ArmingSequence;
import org.dorsi.controller.safety.ProgramLimiter;
import org.dorsi.controller.safety.SafetyLimits;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.Calibration;
import org.dorsi.controller.stimulation.ChannelProgram;

/**
 * What a calibration by hand has found of one channel, as it is kept with the patient and in the
 * trial: a line of text, from which the next session gets the same numbers to the bit.
 *
 * <p>It holds for the electrodes and the pulses that it was found with and for no others.
 * Immutable; any thread.
 *
 * @param channel the channel's name: muscle and side
 * @param number socket of the stimulator
 * @param electrodeAreaCm2 area of the smaller electrode
 * @param pulseWidthMicros duration of one phase, within the limits
 * @param frequencyHz pulses per second, within the limits
 * @param sensoryMilliamps where the patient begins to feel it; NaN where it was not marked
 * @param motorMilliamps where the muscle begins to twitch; NaN where it was not marked
 * @param toleratedMilliamps the most that the patient tolerates
 * @param found when
 */
public record KeptCalibration(
    String channel,
    int number,
    double electrodeAreaCm2,
    double pulseWidthMicros,
    double frequencyHz,
    double sensoryMilliamps,
    double motorMilliamps,
    double toleratedMilliamps,
    Instant found) {

  private static final List<String> KEYS =
      List.of(
          "number",
          "electrodeAreaCm2",
          "pulseWidthMicros",
          "frequencyHz",
          "sensoryMilliamps",
          "motorMilliamps",
          "toleratedMilliamps",
          "found");

  public KeptCalibration {
    if (!(toleratedMilliamps > 0)) {
      throw new IllegalArgumentException(
          "toleratedMilliamps must be above 0, got " + toleratedMilliamps);
    }
    atMost("motorMilliamps", motorMilliamps, "toleratedMilliamps", toleratedMilliamps);
    atMost("sensoryMilliamps", sensoryMilliamps, "toleratedMilliamps", toleratedMilliamps);
    atMost("sensoryMilliamps", sensoryMilliamps, "motorMilliamps", motorMilliamps);
  }

  private static void atMost(String name, double milliamps, String most, double mostMilliamps) {
    if (milliamps > mostMilliamps) {
      throw new IllegalArgumentException(
          name + " must be at most " + most + ", " + mostMilliamps + ", got " + milliamps);
    }
  }

  /**
   * What a session has found.
   *
   * @param start the wall clock's time at the session's time 0
   */
  public static KeptCalibration of(Calibration calibration, SessionConfig config, Instant start) {
    ChannelProgram program = program(config, calibration.channel()).orElseThrow();
    CalibratedCurrents currents = calibration.currents();
    return new KeptCalibration(
        calibration.channel(),
        program.channel().number(),
        program.channel().electrodeAreaCm2(),
        program.pulseWidthMicros(),
        program.frequencyHz(),
        currents.sensoryMilliamps(),
        currents.motorMilliamps(),
        currents.maximumMilliamps(),
        start.plusNanos(calibration.timeNs()));
  }

  /**
   * The same for the controller.
   *
   * @param start the wall clock's time at the session's time 0
   */
  public Calibration from(Instant start) {
    return new Calibration(
        channel,
        new CalibratedCurrents(
            toleratedMilliamps, sensoryMilliamps, motorMilliamps, toleratedMilliamps),
        Duration.between(start, found).toNanos());
  }

  /** Why it holds for a session no more, or never did; empty where it holds. */
  public Optional<String> obstacle(SessionConfig config, Instant now) {
    ChannelProgram program = program(config, channel).orElse(null);
    if (program == null) {
      return Optional.of("the program has no such channel");
    }
    Duration age = Duration.between(found, now);
    if (age.isNegative()) {
      return Optional.of("found at " + found + ", which is still to come: it is " + now);
    }
    if (age.toNanos() >= ArmingSequence.CALIBRATION_HOLDS_NS) {
      return Optional.of("must be of the last 12 hours, found at " + found);
    }
    if (config.preparation().calibrated().filter(found::isBefore).isPresent()) {
      return Optional.of("found at " + found + ", before the configuration's currents");
    }
    return other("socket", number, program.channel().number(), "")
        .or(
            () ->
                other("electrode", electrodeAreaCm2, program.channel().electrodeAreaCm2(), " cm2"))
        .or(() -> other("pulse width", pulseWidthMicros, program.pulseWidthMicros(), " us"))
        .or(() -> other("frequency", frequencyHz, program.frequencyHz(), " Hz"))
        .or(
            () ->
                toleratedMilliamps <= program.maximumMilliamps()
                    ? Optional.empty()
                    : other("tolerated", toleratedMilliamps, program.maximumMilliamps(), " mA"));
  }

  private static Optional<String> other(String what, double was, double is, String unit) {
    return was == is
        ? Optional.empty()
        : Optional.of(what + " of " + was + unit + ", the session has " + is + unit);
  }

  /** The channel's program within the limits: what it was, or will be, calibrated with. */
  private static Optional<ChannelProgram> program(SessionConfig config, String channel) {
    return config.channels().stream()
        .filter(program -> program.channel().name().equals(channel))
        .map(new ProgramLimiter(SafetyLimits.of(config.profile()))::limit)
        .findFirst();
  }

  /** As a line of text. */
  public String line() {
    List<Object> values =
        List.of(
            number,
            electrodeAreaCm2,
            pulseWidthMicros,
            frequencyHz,
            sensoryMilliamps,
            motorMilliamps,
            toleratedMilliamps,
            found);
    StringBuilder line = new StringBuilder(channel);
    for (int i = 0; i < KEYS.size(); i++) {
      line.append(' ').append(KEYS.get(i)).append(' ').append(values.get(i));
    }
    return line.toString();
  }

  /**
   * From a line of text.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static KeptCalibration parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 1 + 2 * KEYS.size()) {
      throw new IllegalArgumentException("must be a channel, then each of " + KEYS + ": " + line);
    }
    String[] values = new String[KEYS.size()];
    for (int i = 0; i < values.length; i++) {
      if (!words[1 + 2 * i].equals(KEYS.get(i))) {
        throw new IllegalArgumentException(
            KEYS.get(i) + " must stand in place of " + words[1 + 2 * i] + ": " + line);
      }
      values[i] = words[2 + 2 * i];
    }
    try {
      return new KeptCalibration(
          words[0],
          Integer.parseInt(values[0]),
          Double.parseDouble(values[1]),
          Double.parseDouble(values[2]),
          Double.parseDouble(values[3]),
          Double.parseDouble(values[4]),
          Double.parseDouble(values[5]),
          Double.parseDouble(values[6]),
          Instant.parse(values[7]));
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + line, e);
    }
  }
}
