package org.dorsi.app.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.stimulation.ChannelProgram;

/** What operators do: rows H25, H26, H47. */
final class OperatorFaults {

  private static final long STOP_NS = 50 * Span.MS;
  private static final int FLOOD = 20_000;

  private OperatorFaults() {}

  /** H26: stops and pauses, each taken back after a while, with senseless commands in between. */
  static final class Storm implements Injection {
    private final List<Ban> bans = new ArrayList<>();
    private final TreeMap<Long, List<OperatorCommand>> commands = new TreeMap<>();

    Storm(Span span, World world, Random random) {
      long atNs = span.fromNs();
      while (atNs < span.untilNs()) {
        long againNs = atNs + (100 + random.nextInt(500)) * Span.MS;
        boolean stop = random.nextBoolean();
        put(atNs, stop ? new OperatorCommand.EmergencyStop() : new OperatorCommand.Pause());
        put(atNs + 30 * Span.MS, any(random));
        if (stop) {
          put(againNs, new OperatorCommand.Acknowledge());
          put(againNs, new OperatorCommand.Arm());
          put(againNs, new OperatorCommand.Start());
        } else {
          put(againNs, new OperatorCommand.Resume());
        }
        bans.add(new Ban(Hazard.H26, null, atNs + (stop ? STOP_NS : 2 * STOP_NS), againNs));
        atNs = againNs + (50 + random.nextInt(3000)) * Span.MS;
      }
    }

    private static OperatorCommand any(Random random) {
      return switch (random.nextInt(5)) {
        case 0 -> new OperatorCommand.Pause();
        case 1 -> new OperatorCommand.Start();
        case 2 -> new OperatorCommand.Attest("nonsense");
        case 3 -> new OperatorCommand.Belt(1);
        default -> new OperatorCommand.Marker("storm");
      };
    }

    private void put(long atNs, OperatorCommand command) {
      commands.computeIfAbsent(atNs / Span.MS * Span.MS, unused -> new ArrayList<>()).add(command);
    }

    @Override
    public Hazard hazard() {
      return Hazard.H26;
    }

    @Override
    public List<Ban> bans() {
      return bans;
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      commands.getOrDefault(nowNs, List.of()).forEach(session::operate);
    }
  }

  /** H25: up, up, up, by any step. The envelope's slope and ceiling are the judge's. */
  record Raises(Span span, World world, Random random) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H25;
    }

    @Override
    public List<Ban> bans() {
      return List.of();
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (span.holds(nowNs) && random.nextInt(20) == 0) {
        List<ChannelProgram> channels = world.channels();
        double[] steps = {1, 2, 50, -1, 1e9, Double.NaN, Double.POSITIVE_INFINITY};
        session.operate(
            new OperatorCommand.Intensity(
                channels.get(random.nextInt(channels.size())).channel().name(),
                steps[random.nextInt(steps.length)]));
      }
    }
  }

  /** H47: more commands than the queue can hold, and a STOP among them that has no other way. */
  record Flood(Span span) implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H47;
    }

    @Override
    public List<Ban> bans() {
      return span.banForGood(hazard(), STOP_NS);
    }

    /** Stopped is stopped: who arms again may, at once. */
    @Override
    public long overNs() {
      return span.fromNs();
    }

    @Override
    public boolean keepsPhase() {
      return true;
    }

    @Override
    public void tick(long nowNs, VirtualSession session) {
      if (nowNs == span.fromNs()) {
        OperatorCommand marker = new OperatorCommand.Marker("flood");
        for (int i = 0; i < FLOOD; i++) {
          session.queue(marker);
        }
        session.queue(new OperatorCommand.EmergencyStop());
      }
    }
  }

  /** H48: nobody arms. */
  record Nobody() implements Injection {

    @Override
    public Hazard hazard() {
      return Hazard.H48;
    }

    @Override
    public List<Ban> bans() {
      return new Span(0, Span.FOREVER).banForGood(hazard(), 0);
    }
  }
}
