package org.dorsi.controller.safety;

/** Why the limiter reduced a value. Later ones hide earlier ones of the same channel. */
enum Reason {
  NONE("", ""),
  NOT_A_NUMBER("amplitude mA", "no positive number"),
  UNKNOWN_CHANNEL("amplitude mA", "channel not configured"),
  WIDTH("pulse width us", "profile limit"),
  WIDTH_TOO_SHORT("amplitude mA", "pulse width below the hard minimum"),
  FREQUENCY("frequency Hz", "profile limit"),
  FREQUENCY_TOO_LOW("amplitude mA", "frequency below the profile's minimum"),
  PATIENT("amplitude mA", "patient limit"),
  PROFILE("amplitude mA", "profile limit"),
  CHARGE("amplitude mA", "charge per phase"),
  RMS("amplitude mA", "rms current"),
  DENSITY("amplitude mA", "rms density on half the electrode"),
  CALIBRATION("amplitude mA", "2 mA a second in a calibration"),
  SENSORY("amplitude mA", "80 % of the motor threshold"),
  RISE("amplitude mA", "rise time"),
  ON_TIME("amplitude mA", "on-time of one activation"),
  DUTY("amplitude mA", "duty in ten seconds"),
  GAP("amplitude mA", "gap between activations"),
  RATE("amplitude mA", "activations per second"),
  REST("amplitude mA", "rest between activations of an exercise"),
  TOGETHER("amplitude mA", "channels on together"),
  ANTAGONIST("amplitude mA", "antagonist asked for, too"),
  GAIT_AGE("amplitude mA", "no recent gait event"),
  SESSION_ON_TIME("amplitude mA", "time on in this session"),
  SESSION_CHARGE("amplitude mA", "charge in this session");

  private final String quantity;
  private final String words;

  Reason(String quantity, String words) {
    this.quantity = quantity;
    this.words = words;
  }

  Limitation on(int channel, double requested, double delivered) {
    return new Limitation(channel, quantity, requested, delivered, words);
  }
}
