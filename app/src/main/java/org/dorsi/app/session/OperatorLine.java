package org.dorsi.app.session;

import java.util.Locale;
import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StrideModulation;

/** Reads operator commands as people write them, in operator files and on the console. */
public final class OperatorLine {

  private OperatorLine() {}

  /**
   * One command, for example {@code intensity ta-right +1}.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static OperatorCommand parse(String line) {
    String[] words = line.trim().split("\\s+", 2);
    String rest = words.length == 2 ? words[1].trim() : "";
    String word = words[0].toLowerCase(Locale.ROOT);
    return switch (word) {
      case "attest" -> new OperatorCommand.Attest(argument(word, rest, "a step, as in self-test"));
      case "arm" -> alone(word, rest, new OperatorCommand.Arm());
      case "start" -> alone(word, rest, new OperatorCommand.Start());
      case "pause" -> alone(word, rest, new OperatorCommand.Pause());
      case "resume" -> alone(word, rest, new OperatorCommand.Resume());
      case "acknowledge" -> alone(word, rest, new OperatorCommand.Acknowledge());
      case "stop" -> alone(word, rest, new OperatorCommand.EmergencyStop());
      case "intensity" -> intensity(rest);
      case "channel" -> {
        Switched channel = switched(word, rest, "off");
        yield new OperatorCommand.ChannelEnable(channel.name(), channel.on());
      }
      case "modulate" -> modulate(rest);
      case "mode" -> new OperatorCommand.ChooseMode(mode(rest));
      case "confirm" -> alone(word, rest, new OperatorCommand.Confirm());
      case "test" -> {
        Switched channel = switched(word, rest, "on");
        yield new OperatorCommand.TestBurst(channel.name(), channel.on());
      }
      case "calibrate" -> calibrate(rest);
      case "mark" -> mark(rest);
      case "trigger" -> {
        Switched channel = switched(word, rest, "on");
        yield new OperatorCommand.Trigger(channel.name(), channel.on());
      }
      case "deadman" -> new OperatorCommand.DeadMan(isHeld(word, rest));
      case "belt" -> new OperatorCommand.Belt(number(argument(word, rest, "a speed in m/s")));
      case "marker" -> new OperatorCommand.Marker(argument(word, rest, "a text"));
      default ->
          throw new IllegalArgumentException(
              "unknown command \""
                  + word
                  + "\"; known are attest, arm, start, pause, resume, acknowledge, stop, intensity,"
                  + " channel, modulate, mode, confirm, test, calibrate, mark, trigger,"
                  + " deadman, belt, marker");
    };
  }

  private static OperatorCommand intensity(String rest) {
    String[] words = rest.split("\\s+");
    if (words.length != 2) {
      throw new IllegalArgumentException(
          "intensity needs a channel and a step in mA, as in: intensity ta-right +1");
    }
    return new OperatorCommand.Intensity(words[0], number(words[1]));
  }

  private static OperatorCommand modulate(String rest) {
    String[] words = rest.split("\\s+");
    if (words.length != 3) {
      throw new IllegalArgumentException(
          "modulate needs a channel and factors of current and pulse width, as in: modulate"
              + " ta-right 0.8 1");
    }
    return new OperatorCommand.Modulate(
        words[0], new StrideModulation(number(words[1]), number(words[2])));
  }

  private static OperatorCommand calibrate(String rest) {
    String[] words = rest.split("\\s+");
    if (words.length != 2) {
      throw new IllegalArgumentException(
          "calibrate needs a channel and hold or release, as in: calibrate ta-right hold");
    }
    return new OperatorCommand.Calibrate(words[0], isHeld("calibrate", words[1]));
  }

  private static OperatorCommand mark(String rest) {
    String[] words = rest.split("\\s+");
    for (CalibrationMark mark : CalibrationMark.values()) {
      if (words.length == 2 && mark.word().equals(words[1])) {
        return new OperatorCommand.Mark(words[0], mark);
      }
    }
    throw new IllegalArgumentException(
        "mark needs a channel and sensory, motor or tolerated, as in: mark ta-right motor");
  }

  private record Switched(String name, boolean on) {}

  private static Switched switched(String word, String rest, String example) {
    String[] words = rest.split("\\s+");
    if (words.length != 2 || !(words[1].equals("on") || words[1].equals("off"))) {
      throw new IllegalArgumentException(
          word + " needs a channel and on or off, as in: " + word + " ta-right " + example);
    }
    return new Switched(words[0], words[1].equals("on"));
  }

  private static StimulationMode mode(String rest) {
    for (StimulationMode mode : StimulationMode.values()) {
      if (mode.word().equals(rest)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "mode must be gait, exercise or sensory, got \"" + rest + "\"");
  }

  private static boolean isHeld(String word, String rest) {
    if (rest.equals("hold") || rest.equals("release")) {
      return rest.equals("hold");
    }
    throw new IllegalArgumentException(word + " needs hold or release, got \"" + rest + "\"");
  }

  private static OperatorCommand alone(String word, String rest, OperatorCommand command) {
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(word + " takes no argument, got \"" + rest + "\"");
    }
    return command;
  }

  private static String argument(String word, String rest, String what) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(word + " needs " + what);
    }
    return rest;
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through to the one complaint below
    }
    throw new IllegalArgumentException("must be a finite number, got \"" + text + "\"");
  }
}
