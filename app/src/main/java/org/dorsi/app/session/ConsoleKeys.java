package org.dorsi.app.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.dorsi.controller.safety.OperatorCommand;

/**
 * Reads operator commands that are typed, one a line; Enter alone is STOP.
 *
 * <p>Reads on a thread of its own, which ends with the input or the program.
 */
final class ConsoleKeys {

  private final InputStream input;
  private final Consumer<OperatorCommand> operator;
  private final Consumer<String> complaints;
  private final Runnable lost;

  /**
   * @param operator takes the commands
   * @param complaints told why a line is no command
   * @param lost called when the input has ended
   */
  ConsoleKeys(
      InputStream input,
      Consumer<OperatorCommand> operator,
      Consumer<String> complaints,
      Runnable lost) {
    this.input = input;
    this.operator = operator;
    this.complaints = complaints;
    this.lost = lost;
  }

  void start() {
    Thread thread = new Thread(this::read, "console");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line.trim());
      }
    } catch (IOException e) {
      complaints.accept("the console cannot be read: " + e.getMessage());
    }
    lost.run();
  }

  private void take(String line) {
    if (line.isEmpty()) {
      operator.accept(new OperatorCommand.EmergencyStop());
      return;
    }
    try {
      operator.accept(OperatorLine.parse(line));
    } catch (IllegalArgumentException e) {
      complaints.accept(e.getMessage());
    }
  }
}
