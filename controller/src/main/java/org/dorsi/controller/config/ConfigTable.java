package org.dorsi.controller.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * One table of a TOML file, read key by key.
 *
 * <p>Each read names the key as taken; {@link #refuseUnknownKeys} then complains about whatever was
 * written and not read, so that a misspelt limit is an error and not a default. Single-threaded.
 */
public final class ConfigTable {

  private final String file;
  private final String path;
  private final TomlTable table;
  private final @Nullable TomlPosition position;
  private final @Nullable ConfigTable base;
  private final Set<String> read = new TreeSet<>();

  private ConfigTable(String file, String path, TomlTable table, @Nullable TomlPosition position) {
    this(file, path, table, position, null);
  }

  private ConfigTable(
      String file,
      String path,
      TomlTable table,
      @Nullable TomlPosition position,
      @Nullable ConfigTable base) {
    this.file = file;
    this.path = path;
    this.table = table;
    this.position = position;
    this.base = base;
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException when it is absent, unreadable or no TOML
   */
  public static ConfigTable read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file");
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a resource beside a class.
   *
   * @throws ConfigException when it is absent, unreadable or no TOML
   */
  public static ConfigTable resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new ConfigException(name + ": no such resource");
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ConfigException(name + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Parses text.
   *
   * @param name how messages call the text, usually a file name
   * @throws ConfigException with the line of the first syntax error
   */
  public static ConfigTable parse(String name, String text) {
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      var error = result.errors().get(0);
      throw new ConfigException(name + ":" + error.position().line() + ": " + error.getMessage());
    }
    return new ConfigTable(name, "", result, null);
  }

  /**
   * The same table, where a key that it leaves out is taken from another one; complaints name the
   * file that wrote the key.
   */
  public ConfigTable over(ConfigTable other) {
    return new ConfigTable(file, path, table, position, other);
  }

  /** Whether the key was written. */
  public boolean has(String key) {
    return value(key) != null;
  }

  /** Whether the key is an array, as of tables {@code [[key]]}. */
  public boolean isArray(String key) {
    return value(key) instanceof TomlArray;
  }

  /** A required text. */
  public String text(String key) {
    Object value = required(key);
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, "must be a text in quotes, got " + shown(value));
  }

  /** A required instant: a date and time that says its distance from UTC. */
  public Instant instant(String key) {
    Object value = required(key);
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    throw wrong(
        key,
        "must be a date and time with its distance from UTC, as in 2026-11-21T09:30:00+01:00, got "
            + shown(value));
  }

  /** A text, or {@code fallback} where the key is absent. */
  public String text(String key, String fallback) {
    return has(key) ? text(key) : taken(key, fallback);
  }

  /** A number within {@code [min, max]}; whole or not. */
  public double number(String key, double min, double max) {
    Object value = required(key);
    if (!(value instanceof Number number)) {
      throw wrong(key, "must be a number, got " + shown(value));
    }
    double d = number.doubleValue();
    if (!(d >= min && d <= max)) {
      throw wrong(key, "must be in [" + plain(min) + ", " + plain(max) + "], got " + plain(d));
    }
    return d;
  }

  /** A number within {@code [min, max]}, or {@code fallback} where the key is absent. */
  public double number(String key, double fallback, double min, double max) {
    return has(key) ? number(key, min, max) : taken(key, fallback);
  }

  /** A whole number within {@code [min, max]}. */
  public int integer(String key, int min, int max) {
    Object value = required(key);
    if (!(value instanceof Long whole)) {
      throw wrong(key, "must be a whole number, got " + shown(value));
    }
    if (whole < min || whole > max) {
      throw wrong(key, "must be in [" + min + ", " + max + "], got " + whole);
    }
    return whole.intValue();
  }

  /** A whole number within {@code [min, max]}, or {@code fallback} where the key is absent. */
  public int integer(String key, int fallback, int min, int max) {
    return has(key) ? integer(key, min, max) : taken(key, fallback);
  }

  /** One of the constants of an enum, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String value = text(key);
    for (E constant : type.getEnumConstants()) {
      if (spelling(constant).equals(value)) {
        return constant;
      }
    }
    throw wrong(
        key,
        "must be one of "
            + String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(ConfigTable::spelling).toList())
            + ", got \""
            + value
            + "\"");
  }

  /** A list of texts. */
  public List<String> texts(String key) {
    Object value = required(key);
    List<String> texts = new ArrayList<>();
    if (value instanceof TomlArray array) {
      for (Object item : array.toList()) {
        if (!(item instanceof String text)) {
          throw wrong(key, "must be a list of texts, got " + item + " in it");
        }
        texts.add(text);
      }
      return texts;
    }
    throw wrong(key, "must be a list of texts, got " + shown(value));
  }

  /** A list of whole numbers. */
  public List<Integer> integers(String key) {
    Object value = required(key);
    List<Integer> numbers = new ArrayList<>();
    if (value instanceof TomlArray array) {
      for (Object item : array.toList()) {
        if (!(item instanceof Long whole)) {
          throw wrong(key, "must be a list of whole numbers, got " + item + " in it");
        }
        numbers.add(Math.toIntExact(whole));
      }
      return numbers;
    }
    throw wrong(key, "must be a list of whole numbers, got " + shown(value));
  }

  /** A required sub-table {@code [key]}. */
  public ConfigTable table(String key) {
    Object value = required(key);
    if (value instanceof TomlTable sub) {
      return new ConfigTable(file, path + key + ".", sub, positionOf(key));
    }
    throw wrong(key, "must be a table [" + path + key + "], got " + shown(value));
  }

  /** The tables of an array of tables {@code [[key]]}; empty where there is none. */
  public List<ConfigTable> tables(String key) {
    read.add(key);
    List<ConfigTable> tables = new ArrayList<>();
    Object value = table.get(List.of(key));
    if (value == null) {
      return tables;
    }
    if (!(value instanceof TomlArray array)) {
      throw wrong(key, "must be an array of tables [[" + path + key + "]], got " + shown(value));
    }
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof TomlTable sub)) {
        throw wrong(key, "must be an array of tables [[" + path + key + "]]");
      }
      tables.add(new ConfigTable(file, path + key + ".", sub, array.inputPositionOf(i)));
    }
    return tables;
  }

  /**
   * Ends the reading of this table.
   *
   * @throws ConfigException naming the first key that nobody asked for
   */
  public void refuseUnknownKeys() {
    for (String key : table.keySet()) {
      if (!read.contains(key)) {
        throw wrong(key, "is not a key here; known are " + String.join(", ", new TreeSet<>(read)));
      }
    }
    if (base != null) {
      base.read.addAll(read);
      base.refuseUnknownKeys();
    }
  }

  /** A complaint about one key of this table, with file and line. */
  public ConfigException wrong(String key, String rule) {
    if (base != null && table.get(List.of(key)) == null && base.has(key)) {
      return base.wrong(key, rule);
    }
    TomlPosition at = positionOf(key);
    return new ConfigException(
        file + (at == null ? "" : ":" + at.line()) + ": " + path + key + " " + rule);
  }

  private Object required(String key) {
    read.add(key);
    Object value = value(key);
    if (value == null) {
      for (String written : table.keySet()) {
        if (!read.contains(written) && isMisspelling(written, key)) {
          throw wrong(written, "is not a key here; did you mean " + key + "?");
        }
      }
      throw new ConfigException(
          file
              + (position == null ? "" : ":" + position.line())
              + ": "
              + path
              + key
              + " is missing");
    }
    return value;
  }

  private @Nullable Object value(String key) {
    Object own = table.get(List.of(key));
    return own != null || base == null ? own : base.value(key);
  }

  /** Whether two edits, or the case of letters, turn one word into the other (Levenshtein). */
  private static boolean isMisspelling(String a, String b) {
    if (a.equalsIgnoreCase(b)) {
      return true;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()] <= 2;
  }

  private <T> T taken(String key, T value) {
    read.add(key);
    return value;
  }

  private @Nullable TomlPosition positionOf(String key) {
    TomlPosition at = table.inputPositionOf(List.of(key));
    return at == null ? position : at;
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A value of the wrong kind, so that its kind is seen. */
  private static String shown(Object value) {
    if (value instanceof String text) {
      return "\"" + text + "\"";
    }
    if (value instanceof TomlArray) {
      return "a list";
    }
    return value instanceof TomlTable ? "a table" : value.toString();
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
