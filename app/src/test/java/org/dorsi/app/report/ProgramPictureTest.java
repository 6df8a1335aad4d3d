package org.dorsi.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dorsi.controller.config.ProgramLibrary;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ProgramPictureTest {

  private static final double LEFT = 190;
  private static final double WIDTH = 720;

  static List<String> supplied() {
    return ProgramLibrary.NAMES;
  }

  private static NodeList bursts(StimulationProgram program) throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(ProgramPicture.svg(program))));
    return svg.getElementsByTagName("polygon");
  }

  private static double beginsAt(NodeList bursts, int i) {
    String points = ((Element) bursts.item(i)).getAttribute("points");
    return (Double.parseDouble(points.substring(0, points.indexOf(','))) - LEFT) / WIDTH;
  }

  @ParameterizedTest
  @MethodSource("supplied")
  void drawsABurstOfEveryChannelWhereItsWindowBegins(String name) throws Exception {
    StimulationProgram program = ProgramLibrary.read(name, Path.of(""));
    NodeList bursts = bursts(program);
    assertTrue(bursts.getLength() >= program.channels().size());
    if (name.equals("drop-foot")) {
      assertEquals(2, bursts.getLength(), "once more where the tail goes on after contact");
      assertEquals(0.31, beginsAt(bursts, 0), 1e-3);
      assertEquals(-0.69, beginsAt(bursts, 1), 1e-3);
    }
  }
}
