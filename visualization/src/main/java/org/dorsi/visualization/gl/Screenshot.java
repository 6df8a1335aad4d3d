package org.dorsi.visualization.gl;

import static org.lwjgl.opengl.GL11C.GL_PACK_ALIGNMENT;
import static org.lwjgl.opengl.GL11C.GL_RGB;
import static org.lwjgl.opengl.GL11C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL11C.glPixelStorei;
import static org.lwjgl.opengl.GL11C.glReadPixels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lwjgl.stb.STBImageWrite;
import org.lwjgl.system.MemoryUtil;

/** Writes the framebuffer as PNG. Render thread only. */
final class Screenshot {

  private static final int BYTES_PER_PIXEL = 3;

  private Screenshot() {}

  /** Reads back what has been drawn since the last buffer swap, and writes it. */
  static void write(Path file, Viewport viewport) throws IOException {
    int width = viewport.framebufferWidth();
    int height = viewport.framebufferHeight();
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    ByteBuffer pixels = MemoryUtil.memAlloc(width * height * BYTES_PER_PIXEL);
    try {
      glPixelStorei(GL_PACK_ALIGNMENT, 1);
      glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels);
      STBImageWrite.stbi_flip_vertically_on_write(true);
      if (!STBImageWrite.stbi_write_png(
          absolute.toString(), width, height, BYTES_PER_PIXEL, pixels, width * BYTES_PER_PIXEL)) {
        throw new IOException("cannot write the screenshot " + absolute);
      }
    } finally {
      MemoryUtil.memFree(pixels);
    }
  }
}
