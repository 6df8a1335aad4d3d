package org.dorsi.visualization.gl;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFW;

/** GLFW's key codes as the keys that screens use. */
final class GlfwKeys {

  private static final Map<Integer, Key> KEYS =
      Map.ofEntries(
          entry(GLFW.GLFW_KEY_SPACE, Key.SPACE),
          entry(GLFW.GLFW_KEY_ESCAPE, Key.ESCAPE),
          entry(GLFW.GLFW_KEY_F1, Key.F1),
          entry(GLFW.GLFW_KEY_F2, Key.F2),
          entry(GLFW.GLFW_KEY_F3, Key.F3),
          entry(GLFW.GLFW_KEY_F4, Key.F4),
          entry(GLFW.GLFW_KEY_F5, Key.F5),
          entry(GLFW.GLFW_KEY_F6, Key.F6),
          entry(GLFW.GLFW_KEY_F7, Key.F7),
          entry(GLFW.GLFW_KEY_F8, Key.F8),
          entry(GLFW.GLFW_KEY_F9, Key.F9),
          entry(GLFW.GLFW_KEY_UP, Key.UP),
          entry(GLFW.GLFW_KEY_DOWN, Key.DOWN),
          entry(GLFW.GLFW_KEY_LEFT, Key.LEFT),
          entry(GLFW.GLFW_KEY_RIGHT, Key.RIGHT),
          entry(GLFW.GLFW_KEY_EQUAL, Key.PLUS),
          entry(GLFW.GLFW_KEY_KP_ADD, Key.PLUS),
          entry(GLFW.GLFW_KEY_MINUS, Key.MINUS),
          entry(GLFW.GLFW_KEY_KP_SUBTRACT, Key.MINUS),
          entry(GLFW.GLFW_KEY_C, Key.C),
          entry(GLFW.GLFW_KEY_E, Key.E),
          entry(GLFW.GLFW_KEY_T, Key.T),
          entry(GLFW.GLFW_KEY_1, Key.DIGIT_1),
          entry(GLFW.GLFW_KEY_2, Key.DIGIT_2),
          entry(GLFW.GLFW_KEY_3, Key.DIGIT_3),
          entry(GLFW.GLFW_KEY_4, Key.DIGIT_4),
          entry(GLFW.GLFW_KEY_5, Key.DIGIT_5),
          entry(GLFW.GLFW_KEY_6, Key.DIGIT_6),
          entry(GLFW.GLFW_KEY_7, Key.DIGIT_7),
          entry(GLFW.GLFW_KEY_8, Key.DIGIT_8),
          entry(GLFW.GLFW_KEY_9, Key.DIGIT_9));

  private GlfwKeys() {}

  /** The key, or null where no screen uses it. */
  static @Nullable Key key(int code) {
    return KEYS.get(code);
  }
}
