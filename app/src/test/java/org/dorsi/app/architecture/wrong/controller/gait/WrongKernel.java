package org.dorsi.app.architecture.wrong.controller.gait;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dorsi.app.architecture.wrong.sensors.WrongSensors;
import org.dorsi.app.architecture.wrong.sim.WrongSim;

/** Deciders that do everything a decider must not. */
public final class WrongKernel {
  static final class KnowsTheSimulator {
    final Class<?> known = WrongSim.class;
  }

  static final class BelongsToACycle {
    final Class<?> known = WrongSensors.class;
  }

  static final class ReadsTheSystemClock {
    long now() {
      return System.nanoTime();
    }
  }

  static final class ReadsTheCalendar {
    Instant now() {
      return Instant.now();
    }
  }

  static final class ReadsAFile {
    boolean read() {
      return Files.exists(Path.of("trial"));
    }
  }

  static final class StartsAThread {
    Thread start() {
      return new Thread(() -> {});
    }
  }

  static final class WaitsForAnother {
    final ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
  }

  static final class ThrowsDice {
    double dice() {
      return Math.random();
    }
  }

  static final class DrawsWithoutSeed {
    final Random random = new Random();
  }

  static final class KeepsAHashMap {
    final Map<String, String> map = new HashMap<>();
  }

  static final class KeepsASaltedSet {
    final Set<String> set = Set.of("left", "right");
  }

  static final class UsesThePlatformsSine {
    double sine(double angleRad) {
      return Math.sin(angleRad);
    }
  }

  record HidesItsUnit(double rate) {}

  record HidesItsClock(long time) {}
}
