package org.dorsi.controller.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.KeptCalibration;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.telemetry.SessionMode;

/**
 * Where a trial comes from: what stands at the head of its file.
 *
 * <p>Immutable; any thread.
 *
 * @param build version and commit of the program that recorded it
 * @param mode what sort of session it was
 * @param patient the patient's code
 * @param start wall-clock time of the session's start, ISO 8601 in UTC
 * @param config the whole effective configuration, as text
 * @param detectorState the habits that the detectors began with; empty where they began anew
 * @param calibrations what kept calibrations the controller began with, a line each; empty where
 *     there was none
 * @param seed seed of whatever was random; 0 where nothing was
 * @param before what the patient had had before, and counts
 */
public record TrialHeader(
    String build,
    SessionMode mode,
    String patient,
    String start,
    String config,
    String detectorState,
    String calibrations,
    long seed,
    SessionSoFar before) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** SHA-256 of the configuration's UTF-8 bytes, in hexadecimal. */
  public String configSha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(config.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * What the controller of this trial was told before its first tick.
   *
   * @throws ConfigException when the configuration, or what it began with, cannot be read
   */
  public ControllerSettings controllerSettings() {
    try {
      Instant began = Instant.parse(start);
      return SessionConfigReader.parse("the trial's configuration", config)
          .controllerSettings(began, before)
          .startingFrom(WearerHabits.parse(detectorState))
          .calibrated(
              calibrations.lines().map(line -> KeptCalibration.parse(line).from(began)).toList());
    } catch (IllegalArgumentException e) {
      throw new ConfigException("what the trial's controller began with: " + e.getMessage());
    }
  }

  /** The header as the file's extra string holds it: everything but the configuration's text. */
  String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("format", TrialFormat.NAME);
    json.put("formatVersion", TrialFormat.VERSION);
    json.put("build", build);
    json.put("mode", mode.words());
    json.put("patient", patient);
    json.put("start", start);
    json.put("configSha256", configSha256());
    json.put("detectorState", detectorState);
    json.put("calibrations", calibrations);
    json.put("seed", seed);
    json.set("before", DoseRecord.toJson(before));
    return json.toString();
  }

  /**
   * Reads a header.
   *
   * @param name the file, for messages
   * @throws TrialFormatException when it is of another format or version, or the configuration is
   *     not the one it was made with
   */
  static TrialHeader parse(String name, String text, String config) throws TrialFormatException {
    JsonNode json = tree(name, text);
    TrialHeader header =
        new TrialHeader(
            json.path("build").asText(),
            mode(name, json.path("mode").asText()),
            json.path("patient").asText(),
            json.path("start").asText(),
            config,
            json.path("detectorState").asText(),
            json.path("calibrations").asText(),
            json.path("seed").asLong(),
            DoseRecord.parse(json.path("before")));
    if (!header.configSha256().equals(json.path("configSha256").asText())) {
      throw new TrialFormatException(
          name + ": the configuration in it is not the one it was recorded with");
    }
    return header;
  }

  /** Checks that a header's text is that of a trial this program can read. */
  static JsonNode tree(String name, String text) throws TrialFormatException {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new TrialFormatException(name + ": a WPILOG file, but no trial: " + text);
    }
    if (!json.path("format").asText().equals(TrialFormat.NAME)) {
      throw new TrialFormatException(name + ": a WPILOG file, but no trial: " + text);
    }
    int version = json.path("formatVersion").asInt();
    if (version != TrialFormat.VERSION) {
      throw new TrialFormatException(
          name + ": trial format must be " + TrialFormat.VERSION + ", got " + version);
    }
    return json;
  }

  private static SessionMode mode(String name, String words) throws TrialFormatException {
    for (SessionMode mode : SessionMode.values()) {
      if (mode.words().equals(words)) {
        return mode;
      }
    }
    throw new TrialFormatException(name + ": no sort of session is called " + words);
  }
}
