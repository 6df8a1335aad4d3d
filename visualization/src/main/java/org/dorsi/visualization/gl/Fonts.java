package org.dorsi.visualization.gl;

import imgui.ImFont;
import imgui.ImFontAtlas;
import imgui.ImFontConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The text styles baked at the pixel size they are shown at, so that digits are sharp. */
final class Fonts {

  /** Latin-1, punctuation, the minus sign and comparison signs: pairs of first and last, then 0. */
  private static final short[] GLYPHS = {
    0x20, 0xff, 0x2010, 0x2027, 0x2212, 0x2212, 0x2260, 0x2265, 0
  };

  private final byte[] regular = load("Roboto-Regular.ttf");
  private final byte[] bold = load("Roboto-Bold.ttf");
  private final Map<TextStyle, ImFont> byStyle = new EnumMap<>(TextStyle.class);

  /** Fills the atlas for one scale; the texture must be uploaded afterwards. */
  void bake(ImFontAtlas atlas, float scale) {
    atlas.clear();
    for (TextStyle style : TextStyle.values()) {
      ImFontConfig config = new ImFontConfig();
      config.setFontDataOwnedByAtlas(false);
      config.setOversampleH(1);
      config.setOversampleV(1);
      config.setPixelSnapH(true);
      byte[] face = style.bold() ? bold : regular;
      byStyle.put(style, atlas.addFontFromMemoryTTF(face, pixels(style, scale), config, GLYPHS));
      config.destroy();
    }
    atlas.build();
  }

  ImFont font(TextStyle style) {
    return Objects.requireNonNull(byStyle.get(style), "fonts not baked");
  }

  /** Width of one line in design pixels. */
  float textWidth(String text, TextStyle style, float scale) {
    return font(style).calcTextSizeAX(pixels(style, scale), Float.MAX_VALUE, 0, text) / scale;
  }

  static int pixels(TextStyle style, float scale) {
    return Math.max(6, Math.round(style.linePixels() * scale));
  }

  private static byte[] load(String file) {
    String resource = "/com/formdev/flatlaf/fonts/roboto/" + file;
    try (InputStream in = Fonts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("font missing from the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the font " + resource, e);
    }
  }
}
