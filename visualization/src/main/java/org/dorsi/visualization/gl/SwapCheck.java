package org.dorsi.visualization.gl;

import static org.lwjgl.opengl.GL11C.GL_RGBA;
import static org.lwjgl.opengl.GL11C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL11C.glReadPixels;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lwjgl.system.MemoryUtil;

/**
 * Finds out whether the back buffer still holds its frame after the swap. OpenGL leaves it open;
 * where the processor draws, a swap is a copy. Asked with the first frame: a driver that exchanges
 * its buffers then comes up with one on which nothing was ever drawn. Render thread only.
 */
final class SwapCheck {

  private static final int BYTES_PER_PIXEL = 4;

  private final Viewport viewport;
  private final byte[] drawn;

  /** Remembers the frame; before the swap. */
  SwapCheck(Viewport viewport) {
    this.viewport = viewport;
    this.drawn = read();
  }

  /** Whether the frame is still there; after the swap. */
  boolean framesAreKept() {
    return Arrays.equals(drawn, read());
  }

  private byte[] read() {
    int width = viewport.framebufferWidth();
    int height = viewport.framebufferHeight();
    byte[] read = new byte[width * height * BYTES_PER_PIXEL];
    ByteBuffer pixels = MemoryUtil.memAlloc(read.length);
    try {
      glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
      pixels.get(read);
      return read;
    } finally {
      MemoryUtil.memFree(pixels);
    }
  }
}
