package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The guard as a real process, at ports that lead to no stimulator. */
class GuardLinkTest {

  private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
  private final long startNs = System.nanoTime();

  private String whyNotStarted(Path port) {
    GuardSettings settings =
        new GuardSettings(StimulatorModel.P24, StimulationLevel.LOW, port.toString(), List.of());
    return String.valueOf(
        assertThrows(
                IOException.class,
                () ->
                    GuardLink.launch(settings, () -> System.nanoTime() - startNs, faults::add)
                        .begin())
            .getMessage());
  }

  @Test
  @Timeout(60)
  void absentPortIsNamed(@TempDir Path folder) {
    Path port = folder.resolve("ttyNONE");
    assertEquals("no such port " + port, whyNotStarted(port));
    assertEquals(List.of(), faults);
  }

  @Test
  @Timeout(60)
  void fileThatIsNoPortIsNamed(@TempDir Path folder) throws IOException {
    Path port = Files.createFile(folder.resolve("notes.txt"));
    assertTrue(whyNotStarted(port).contains(port.toString()));
  }

  /** Java 22 and later warn of native code that nobody has announced. */
  @Test
  void javaIsToldOfNativeCodeWhereItWantsToKnow() {
    GuardSettings settings =
        new GuardSettings(StimulatorModel.P24, StimulationLevel.LOW, "COM3", List.of());
    String announced = "--enable-native-access=ALL-UNNAMED";
    assertFalse(GuardLink.commandLine(settings, 7, 21).contains(announced));
    assertTrue(GuardLink.commandLine(settings, 7, 22).contains(announced));
  }
}
