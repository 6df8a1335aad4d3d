package org.dorsi.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Another implementation: the platform's own. */
class DecimalNumberTest {

  private static void assertSame(String text) {
    String line = "9," + text + ",8";
    assertEquals(
        Double.parseDouble(text), DecimalNumber.parse(line, 2, 2 + text.length()), 0.0, text);
  }

  @Test
  void readsWhatThePlatformReads() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      double value = random.nextGaussian() * StrictMath.pow(10, random.nextInt(9) - 3);
      assertSame(String.format(Locale.ROOT, "%." + random.nextInt(9) + "f", value));
      assertSame(String.valueOf(value));
    }
    List.of("0", "-0", "-0.0", ".5", "5.", "1e3", "-2.6E6", "123456789012345678", "+4", "NaN")
        .forEach(DecimalNumberTest::assertSame);
  }

  @Test
  void refusesWhatIsNone() {
    for (String text : List.of("-", ".", "1.2.3", "1,5", "x", "")) {
      assertThrows(
          NumberFormatException.class, () -> DecimalNumber.parse(text, 0, text.length()), text);
    }
  }
}
