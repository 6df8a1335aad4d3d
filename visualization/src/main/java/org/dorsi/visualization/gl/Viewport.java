package org.dorsi.visualization.gl;

/**
 * How design pixels map to the framebuffer. Screens are designed for 1920 x 1080; a smaller or
 * larger window scales everything alike, and an unusual aspect gains width or height.
 *
 * @param framebufferWidth pixels across
 * @param framebufferHeight pixels down
 */
public record Viewport(int framebufferWidth, int framebufferHeight) {

  /** Width that screens are designed for. */
  public static final int DESIGN_WIDTH = 1920;

  /** Height that screens are designed for. */
  public static final int DESIGN_HEIGHT = 1080;

  public Viewport {
    if (framebufferWidth < 1 || framebufferHeight < 1) {
      throw new IllegalArgumentException(
          "framebuffer must be at least 1 x 1 px, got "
              + framebufferWidth
              + " x "
              + framebufferHeight);
    }
  }

  /** Framebuffer pixels in one design pixel. */
  public float scale() {
    return Math.min(
        framebufferWidth / (float) DESIGN_WIDTH, framebufferHeight / (float) DESIGN_HEIGHT);
  }

  /** Width in design pixels, at least {@link #DESIGN_WIDTH}. */
  public float width() {
    return framebufferWidth / scale();
  }

  /** Height in design pixels, at least {@link #DESIGN_HEIGHT}. */
  public float height() {
    return framebufferHeight / scale();
  }
}
