package org.dorsi.sensors.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The recordings of real walks that tests rest on; they are not part of the project.
 *
 * <p>They are looked for in the folder named by the system property {@code dorsi.data}, else by the
 * environment variable {@code DORSI_DATA}, else in {@code ../shared/data} beside the reactor root.
 * A test whose recording is absent is skipped with a message that starts with {@value #NO_DATA};
 * {@code ./dorsi test} counts these and fails on a build server. Any thread.
 */
public final class Recordings {
  /** How the message of every test that was skipped for want of data begins. */
  public static final String NO_DATA = "no data:";

  private Recordings() {}

  /**
   * The recording, or the folder of recordings, at this path; skips the running test where there is
   * none. To be called in a test or in {@code @BeforeEach}: what {@code @BeforeAll} or the source
   * of a parameterised test skips is not counted by the reports.
   *
   * @param path relative to the data folder, with forward slashes
   */
  public static Path require(String path) {
    Path recording = folder().resolve(path).normalize();
    Assumptions.assumeTrue(
        Files.exists(recording),
        () -> NO_DATA + " " + recording + " (set DORSI_DATA or -Ddorsi.data)");
    return recording;
  }

  /** The folder that recordings are looked for in, present or not. */
  public static Path folder() {
    return setting(System.getProperty("dorsi.data"))
        .or(() -> setting(System.getenv("DORSI_DATA")))
        .map(Path::of)
        .orElseGet(() -> reactorRoot().resolve("../shared/data"))
        .toAbsolutePath()
        .normalize();
  }

  /** The folder with the launcher and the parent {@code pom.xml}. */
  public static Path reactorRoot() {
    return setting(System.getProperty("dorsi.root"))
        .map(Path::of)
        .orElseGet(Recordings::rootAboveWorkingFolder);
  }

  private static Path rootAboveWorkingFolder() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no reactor root (a folder with .mvn) above " + start);
  }

  private static Optional<String> setting(@Nullable String value) {
    return Optional.ofNullable(value).filter(v -> !v.isBlank());
  }
}
