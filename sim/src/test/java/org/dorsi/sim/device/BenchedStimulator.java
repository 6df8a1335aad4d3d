package org.dorsi.sim.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A stimulator's core in virtual time, its words and pulses kept. */
final class BenchedStimulator implements StimulatorCore.Outlet {

  static final long MS = 1_000_000;

  final List<String> replies = new ArrayList<>();
  final List<Long> repliesNs = new ArrayList<>();
  final List<String> pulses = new ArrayList<>();
  final List<Long> pulsesNs = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  private final StimulatorCore core;
  private long nowNs;

  BenchedStimulator(EmulatedBench.Kind kind, String... failures) {
    core =
        StimulatorCore.of(
            kind, Arrays.stream(failures).map(DeviceFailure::parse).toList(), 0, this);
  }

  /** Sends bytes and says what the device has answered within 30 ms. */
  String ask(String hex) {
    replies.clear();
    send(Hex.bytes(hex));
    runFor(30);
    return String.join(" ", replies);
  }

  void send(byte[] bytes) {
    core.receive(bytes, bytes.length, nowNs);
  }

  /** Lets time pass, from one thing to do to the next. */
  void runFor(long millis) {
    long endNs = nowNs + millis * MS;
    while (core.nextNs() <= endNs) {
      nowNs = Math.max(nowNs, core.nextNs());
      core.advance(nowNs);
    }
    nowNs = endNs;
  }

  @Override
  public void send(byte[] frame, long atNs) {
    replies.add(Hex.of(frame));
    repliesNs.add(atNs);
  }

  @Override
  public void note(long atNs, LogEvent event) {
    notes.add(event.toString());
  }

  @Override
  public void pulse(
      int channel, double milliamps, long micros, double netChargeNanocoulombs, long atNs) {
    pulses.add(channel + ": " + milliamps + " mA " + micros + " us");
    pulsesNs.add(atNs);
  }
}
