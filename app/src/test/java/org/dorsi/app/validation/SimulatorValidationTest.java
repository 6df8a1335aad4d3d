package org.dorsi.app.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Truth: the normative curves of Camargo et al. 2021 and the bars of the validation page, here over
 * shorter walks than the page's five minutes.
 */
class SimulatorValidationTest {

  /** As long as the page's walks: the drop foot at 0.6 m/s clears 14.9 of 15 mm by their mean. */
  private static final double SECONDS = 300;

  @Test
  void everyBarHoldsAndThePageTellsAlsoOfFalls(@TempDir Path folder) throws Exception {
    Recordings.require("normative");
    new SimulatorValidation(Recordings.folder(), folder, SECONDS).write();
    String page = Files.readString(folder.resolve("simulator-validation.md"));
    List<String> missed =
        page.lines()
            .filter(line -> line.contains("not met") && !line.contains(ValidationBars.RARE))
            .toList();
    assertEquals(List.of(), missed);
    assertTrue(page.contains("fell after"), "the severe patient falls without stimulation");
    assertFalse(page.contains("NaN"), page);
    assertTrue(isXml(folder.resolve("simulator/healthy.svg")));
  }

  private static boolean isXml(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement()
        .getTagName()
        .equals("svg");
  }
}
