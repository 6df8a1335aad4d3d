package org.dorsi.visualization.gl;

import static org.lwjgl.opengl.GL11C.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL11C.GL_RENDERER;
import static org.lwjgl.opengl.GL11C.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL11C.glClear;
import static org.lwjgl.opengl.GL11C.glClearColor;
import static org.lwjgl.opengl.GL11C.glDisable;
import static org.lwjgl.opengl.GL11C.glEnable;
import static org.lwjgl.opengl.GL11C.glGetString;
import static org.lwjgl.opengl.GL11C.glScissor;
import static org.lwjgl.opengl.GL11C.glViewport;

import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.gl3.ImGuiImplGl3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.opengl.GL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws frames until told to stop. Owns the GL context and ImGui; ImGui gets no input, it only
 * draws. Render thread only, but for the methods that say otherwise.
 */
final class RenderLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(RenderLoop.class);

  /** A graphics card draws this often; the display's own rate may be lower. */
  private static final long HARDWARE_FRAME_NS = 1_000_000_000L / 30;

  /** Software rendering shares the processor with the control loop, so it draws less often. */
  private static final long SOFTWARE_FRAME_NS = 1_000_000_000L / 10;

  private record ScreenshotRequest(Path file, CompletableFuture<Path> written) {}

  private final long window;
  private final FramePainter painter;
  private final Runnable beforeFrame;
  private final Supplier<Viewport> viewport;
  private final AtomicReference<@Nullable ScreenshotRequest> screenshot = new AtomicReference<>();
  private final Fonts fonts = new Fonts();
  private volatile boolean running = true;
  private boolean failureReported;

  /**
   * @param window handle of the GLFW window
   * @param painter draws a frame
   * @param beforeFrame called at the start of each frame
   * @param viewport size of the framebuffer, kept up to date by the main thread
   */
  RenderLoop(long window, FramePainter painter, Runnable beforeFrame, Supplier<Viewport> viewport) {
    this.window = window;
    this.painter = painter;
    this.beforeFrame = beforeFrame;
    this.viewport = viewport;
  }

  /** Asks for the end after the frame being drawn. Any thread. */
  void stop() {
    running = false;
  }

  /** Asks for a picture of the frame being drawn, or of the next one. Any thread. */
  void requestScreenshot(Path file, CompletableFuture<Path> written) {
    ScreenshotRequest replaced = screenshot.getAndSet(new ScreenshotRequest(file, written));
    if (replaced != null) {
      replaced.written().cancel(false);
    }
  }

  @Override
  public void run() {
    GLFW.glfwMakeContextCurrent(window);
    GL.createCapabilities();
    try {
      drawFrames();
    } finally {
      running = false;
      ScreenshotRequest unanswered = screenshot.getAndSet(null);
      if (unanswered != null) {
        unanswered.written().cancel(false);
      }
      GLFW.glfwMakeContextCurrent(0);
      GL.setCapabilities(null);
    }
  }

  private void drawFrames() {
    boolean software = isSoftware(glGetString(GL_RENDERER));
    GLFW.glfwSwapInterval(software ? 0 : 1);
    Redraw redraw = new Redraw(software);
    long frameNs = software ? SOFTWARE_FRAME_NS : HARDWARE_FRAME_NS;
    ImGui.createContext();
    ImGuiImplGl3 backend = new ImGuiImplGl3();
    try {
      ImGuiIO io = ImGui.getIO();
      io.setIniFilename(null);
      io.setLogFilename(null);
      float bakedScale = viewport.get().scale();
      fonts.bake(io.getFonts(), bakedScale);
      backend.init("#version 150");
      while (running) {
        long startNs = System.nanoTime();
        beforeFrame.run();
        Viewport size = viewport.get();
        if (size.scale() != bakedScale) {
          bakedScale = size.scale();
          fonts.bake(io.getFonts(), bakedScale);
          backend.destroyFontsTexture();
          backend.createFontsTexture();
        }
        drawFrame(backend, io, redraw, size);
        answerScreenshot(size);
        redraw.swap(() -> GLFW.glfwSwapBuffers(window), size);
        LockSupport.parkNanos(startNs + frameNs - System.nanoTime());
      }
    } finally {
      backend.shutdown();
      ImGui.destroyContext();
    }
  }

  private void drawFrame(ImGuiImplGl3 backend, ImGuiIO io, Redraw redraw, Viewport size) {
    io.setDisplaySize(size.framebufferWidth(), size.framebufferHeight());
    io.setDisplayFramebufferScale(1, 1);
    io.setDeltaTime(1 / 30f);
    backend.newFrame();
    ImGui.newFrame();
    Drawing drawing = new Drawing(fonts, size);
    long nowNs = System.nanoTime();
    try {
      painter.paint(drawing, nowNs);
    } catch (RuntimeException e) {
      if (!failureReported) {
        LOG.error("a frame could not be drawn; STOP still works", e);
        failureReported = true;
      }
      drawing.sayPictureFailed();
    }
    for (Pixels area : redraw.areas(drawing, nowNs)) {
      draw(drawing, area);
    }
    ImGui.render();
    glViewport(0, 0, size.framebufferWidth(), size.framebufferHeight());
    backend.renderDrawData(ImGui.getDrawData());
  }

  private void draw(Drawing drawing, Pixels area) {
    Viewport size = drawing.viewport();
    ImGuiCanvas canvas = new ImGuiCanvas(ImGui.getBackgroundDrawList(), fonts, size, area);
    for (Drawing.Placed placed : drawing.shapes()) {
      if (placed.pixels().overlaps(area)) {
        placed.drawOn(canvas);
      }
    }
    canvas.end();
    glEnable(GL_SCISSOR_TEST);
    List<ImGuiCanvas.Ground> grounds = canvas.grounds();
    for (int i = 0; i < grounds.size(); i++) {
      List<Pixels> seen = List.of(grounds.get(i).area());
      for (ImGuiCanvas.Ground above : grounds.subList(i + 1, grounds.size())) {
        seen = seen.stream().flatMap(part -> part.without(above.area()).stream()).toList();
      }
      for (Pixels part : seen) {
        clear(part, grounds.get(i).rgba(), size.framebufferHeight());
      }
    }
    glDisable(GL_SCISSOR_TEST);
  }

  private static void clear(Pixels part, int rgba, int framebufferHeight) {
    // GL counts from the bottom.
    glScissor(
        part.left(),
        framebufferHeight - part.bottom(),
        part.right() - part.left(),
        part.bottom() - part.top());
    glClearColor((rgba >>> 24) / 255f, (rgba >>> 16 & 0xff) / 255f, (rgba >>> 8 & 0xff) / 255f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }

  private void answerScreenshot(Viewport size) {
    ScreenshotRequest request = screenshot.getAndSet(null);
    if (request == null) {
      return;
    }
    try {
      Screenshot.write(request.file(), size);
      request.written().complete(request.file());
    } catch (IOException e) {
      LOG.warn("screenshot failed: {}", e.getMessage());
      request.written().completeExceptionally(e);
    }
  }

  static boolean isSoftware(@Nullable String renderer) {
    return renderer == null
        || renderer.contains("llvmpipe")
        || renderer.contains("softpipe")
        || renderer.contains("SWR");
  }
}
