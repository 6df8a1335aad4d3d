package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The guard says what is wrong for the first time in the moment in which it has to stop. Words that
 * the virtual machine puts together by code that it makes at the first use hold up that stop: 20 to
 * 30 ms were measured between an electrode error and Ll_stop, and 1 ms where the compiler has
 * written the code.
 */
class FirstWordsTest {

  @Test
  void needNoCodeThatIsMadeInTheMomentOfAFault() throws IOException, URISyntaxException {
    URL guard = Objects.requireNonNull(GuardMain.class.getResource("GuardMain.class"));
    try (Stream<Path> files = Files.walk(Path.of(guard.toURI()).resolve("../..").normalize())) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertTrue(all.size() > 100, () -> "too few classes: " + all);
      assertEquals(List.of(), all.stream().filter(FirstWordsTest::makesWordsLater).toList());
    }
  }

  private static boolean makesWordsLater(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .contains("java/lang/invoke/StringConcatFactory");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
