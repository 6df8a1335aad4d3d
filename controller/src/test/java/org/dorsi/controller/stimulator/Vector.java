package org.dorsi.controller.stimulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A frame that a peer's encoder produced, with what it means (stimulators.md, 5.2). */
public record Vector(
    String id, String direction, String command, Map<String, String> params, String hex) {

  /** Those of one protocol, from the file beside its tests. */
  public static List<Vector> all(Class<?> test) {
    try (var in = Objects.requireNonNull(test.getResourceAsStream("vectors.csv"));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines.lines().skip(1).map(Vector::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of one direction. */
  public static Stream<Vector> inDirection(Class<?> test, String direction) {
    return all(test).stream().filter(v -> v.direction.equals(direction));
  }

  private static Vector parse(String line) {
    String[] fields = line.split(",", -1);
    Map<String, String> params =
        fields[3].isEmpty()
            ? Map.of()
            : Stream.of(fields[3].split(" ", -1))
                .map(p -> p.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> p[1]));
    return new Vector(fields[0], fields[1], fields[2], params, fields[4]);
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  public int number(String key) {
    return Integer.parseInt(param(key));
  }

  public String param(String key) {
    return Objects.requireNonNull(params.get(key), () -> id + " has no parameter " + key);
  }

  @Override
  public String toString() {
    return id + " " + command;
  }
}
