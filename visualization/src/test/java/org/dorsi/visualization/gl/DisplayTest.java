package org.dorsi.visualization.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayTest {

  @Test
  void saysWhyThereIsNoDisplay() {
    String reason = Display.whyUnavailable("Linux", Map.of("DISPLAY", "")).orElseThrow();
    assertTrue(reason.contains("DISPLAY"), reason);
  }

  @Test
  void triesWhereThereMayBeOne() {
    assertEquals(Optional.empty(), Display.whyUnavailable("Linux", Map.of("DISPLAY", ":0")));
    assertEquals(
        Optional.empty(), Display.whyUnavailable("Linux", Map.of("WAYLAND_DISPLAY", "w-0")));
    assertEquals(Optional.empty(), Display.whyUnavailable("Windows 11", Map.of()));
  }
}
