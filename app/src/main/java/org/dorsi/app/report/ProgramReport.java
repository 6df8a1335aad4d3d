package org.dorsi.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationProgram;

/** A program for people and for programs, without a patient's currents. Any thread. */
public final class ProgramReport {

  private final StimulationProgram program;

  public ProgramReport(StimulationProgram program) {
    this.program = program;
  }

  /** As a table. */
  public void print(PrintWriter out) {
    out.printf("%s (%s)%n", program.title(), program.schedule().mode().word());
    out.printf("source: %s%n", program.source());
    out.printf("%s%n%n", schedule(program.schedule()));
    out.printf(
        "%-3s %-18s %-6s %6s %6s %13s %8s  %s%n",
        "no",
        "muscle",
        "side",
        "us",
        "Hz",
        "ramps ms",
        "max s",
        program.schedule() instanceof Schedule.Gait ? "window" : "");
    for (ChannelProgram channel : program.channels()) {
      out.printf(
          Locale.ROOT,
          "%-3d %-18s %-6s %6.0f %6.0f %6.0f /%5.0f %8.1f  %s%n",
          channel.channel().number(),
          channel.channel().muscle().words(),
          channel.channel().side().name().toLowerCase(Locale.ROOT),
          channel.pulseWidthMicros(),
          channel.frequencyHz(),
          channel.rampUpSeconds() * 1000,
          channel.rampDownSeconds() * 1000,
          channel.maximumOnSeconds(),
          window(channel));
    }
  }

  /** As one JSON object; times in ms as in program files. */
  public ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", program.name());
    root.put("title", program.title());
    root.put("source", program.source());
    root.put("mode", program.schedule().mode().word());
    Schedule schedule = program.schedule();
    if (schedule instanceof Schedule.Exercise exercise) {
      root.put("countdownSeconds", exercise.countdownSeconds());
      root.put("onSeconds", exercise.onSeconds());
      root.put("offSeconds", exercise.offSeconds());
      root.put("repetitions", exercise.repetitions());
      root.put("sets", exercise.sets());
      root.put("restSeconds", exercise.restSeconds());
    } else if (schedule instanceof Schedule.Sensory sensory) {
      root.put("durationSeconds", sensory.durationSeconds());
    }
    ArrayNode channels = root.putArray("channels");
    for (ChannelProgram channel : program.channels()) {
      ObjectNode node = channels.addObject();
      node.put("channel", channel.channel().number());
      node.put("muscle", channel.channel().muscle().words());
      node.put("side", channel.channel().side().name().toLowerCase(Locale.ROOT));
      node.put("pulseWidthMicros", channel.pulseWidthMicros());
      node.put("frequencyHz", channel.frequencyHz());
      node.put("rampUpMs", Math.round(channel.rampUpSeconds() * 1000));
      node.put("rampDownMs", Math.round(channel.rampDownSeconds() * 1000));
      node.put("maximumOnMs", Math.round(channel.maximumOnSeconds() * 1000));
      GaitWindow window = channel.window();
      if (window != null) {
        node.put("from", window.from().words());
        node.put("until", window.until().words());
        node.put("extensionMs", Math.round(window.extensionSeconds() * 1000));
      }
    }
    return root;
  }

  /** What a program's bursts follow, in one line. */
  static String schedule(Schedule schedule) {
    if (schedule instanceof Schedule.Exercise exercise) {
      String one =
          String.format(
              Locale.ROOT,
              "countdown %.0f s, then %d contractions of %.0f s with %.0f s between",
              exercise.countdownSeconds(),
              exercise.repetitions(),
              exercise.onSeconds(),
              exercise.offSeconds());
      return exercise.sets() == 1
          ? one
          : String.format(
              Locale.ROOT,
              "%s; %d sets, %.0f s of rest between them",
              one,
              exercise.sets(),
              exercise.restSeconds());
    }
    if (schedule instanceof Schedule.Sensory sensory) {
      return String.format(
          Locale.ROOT,
          "continuous for %.0f min, below 80 %% of the motor threshold",
          sensory.durationSeconds() / 60);
    }
    return schedule instanceof Schedule.Manual
        ? "while the operator holds the trigger"
        : "by the gait cycle of each channel's own leg";
  }

  /** A channel's window as program files write it; empty away from gait. */
  static String window(ChannelProgram channel) {
    GaitWindow window = channel.window();
    if (window == null) {
      return "";
    }
    String extension =
        window.extensionSeconds() > 0
            ? String.format(Locale.ROOT, " + %.0f ms", window.extensionSeconds() * 1000)
            : "";
    return window.from().words() + " to " + window.until().words() + extension;
  }
}
