package org.dorsi.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The detectors with some constants changed: their sources are copied, changed and compiled, and
 * loaded beside those of the program. So the program itself has no switch that only a study needs.
 */
final class Variation {

  private Variation() {}

  /**
   * Compiles a variation.
   *
   * @param sources the package {@code controller.gait}
   * @param factors how much greater each constant is
   * @param scratch a folder of its own
   */
  static Run compiled(Path sources, Map<Constant, Double> factors, Path scratch)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "-d",
                scratch.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String source = Files.readString(file);
        for (Map.Entry<Constant, Double> factor : factors.entrySet()) {
          if (file.endsWith(factor.getKey().file() + ".java")) {
            source = factor.getKey().scaled(source, factor.getValue());
          }
        }
        Path copy = scratch.resolve(String.valueOf(file.getFileName()));
        Files.writeString(copy, source);
        arguments.add(copy.toString());
      }
    }
    int outcome =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (outcome != 0) {
      throw new IllegalStateException("does not compile: " + factors);
    }
    return load(scratch);
  }

  private static Run load(Path classes) throws IOException {
    Loader loader = new Loader(new URL[] {classes.toUri().toURL()});
    try {
      return (Run) loader.loadClass(LegsRun.class.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot load the variation in " + classes, e);
    }
  }

  /** Takes the detectors and who runs them from the variation, all else from the program. */
  private static final class Loader extends URLClassLoader {

    Loader(URL[] classes) {
      super(classes, Variation.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean own = name.startsWith("org.dorsi.controller.gait.");
      if (!own && !name.equals(LegsRun.class.getName())) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : own ? findClass(name) : redefined(name);
      }
    }

    private Class<?> redefined(String name) {
      try (var stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = stream == null ? new byte[0] : stream.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
