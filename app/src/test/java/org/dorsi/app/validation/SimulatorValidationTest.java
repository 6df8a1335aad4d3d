package org.dorsi.app.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Truth: the normative curves of Camargo et al. 2021 and the bars of the validation page, here over
 * shorter walks than the page's five minutes.
 */
class SimulatorValidationTest {

  private static final double SECONDS = 40;

  @TempDir private Path folder;

  @Test
  void everyBarHoldsAndThePageTellsAlsoOfFalls() throws Exception {
    Path data = Recordings.require("normative").getParent();
    int missed = new SimulatorValidation(data, folder, SECONDS).write();
    String page = Files.readString(folder.resolve("simulator-validation.md"));
    assertEquals(0, missed, () -> String.join("\n", page.lines().filter(l -> l.contains("not met")).toList()));
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
