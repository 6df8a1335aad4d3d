package org.dorsi.visualization.gl;

import static org.lwjgl.glfw.GLFW.*;

import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.Callbacks;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.system.MemoryStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One window: events on the thread that opened it, drawing on a thread of its own.
 *
 * <p>Main thread only, but for the methods that say otherwise. While the render thread hangs or is
 * gone, input still reaches {@link WindowInput}.
 */
public final class GlWindow implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GlWindow.class);

  /** How long the main thread waits for an event before it looks around. */
  private static final double EVENT_WAIT_SECONDS = 0.1;

  /** How long closing waits for the frame being drawn. */
  private static final long RENDER_END_MILLIS = 3_000;

  private static final int SMALLEST_WIDTH = 960;
  private static final int SMALLEST_HEIGHT = 540;

  private final long window;
  private final WindowInput input;
  private volatile Viewport viewport;
  private final RenderLoop renderLoop;
  private final Thread renderThread;
  private final String title;

  private GlWindow(
      long window, String title, FramePainter painter, WindowInput input, Runnable beforeFrame) {
    this.window = window;
    this.title = title;
    this.input = input;
    this.viewport = framebuffer(window);
    this.renderLoop = new RenderLoop(window, painter, beforeFrame, () -> viewport);
    this.renderThread = new Thread(renderLoop, "render");
    renderThread.setDaemon(true);
    renderThread.setUncaughtExceptionHandler(
        (thread, failure) -> LOG.error("drawing has ended; STOP still works", failure));
  }

  /**
   * Opens a window and starts to draw it.
   *
   * @param title in the window's frame
   * @param width pixels across, in the window system's units
   * @param height pixels down
   * @param painter draws each frame, on the render thread
   * @param input hears keys and clicks, on this thread
   * @param beforeFrame called on the render thread at the start of each frame
   * @throws WindowUnavailableException if there is no display or it cannot do OpenGL 3.2
   */
  public static GlWindow open(
      String title,
      int width,
      int height,
      FramePainter painter,
      WindowInput input,
      Runnable beforeFrame)
      throws WindowUnavailableException {
    String reason = Display.whyUnavailable().orElse(null);
    if (reason != null) {
      throw new WindowUnavailableException(reason);
    }
    AtomicReference<@Nullable String> complaint = new AtomicReference<>();
    GLFWErrorCallback onError =
        GLFWErrorCallback.create(
            (code, text) -> complaint.set(GLFWErrorCallback.getDescription(text)));
    GLFWErrorCallback previous = glfwSetErrorCallback(onError);
    if (previous != null) {
      previous.free();
    }
    if (!glfwInit()) {
      throw new WindowUnavailableException("the display cannot be used: " + complaint.get());
    }
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    long window = glfwCreateWindow(width, height, title, 0, 0);
    if (window == 0) {
      glfwTerminate();
      throw new WindowUnavailableException("no window with OpenGL 3.2: " + complaint.get());
    }
    GlWindow opened = new GlWindow(window, title, painter, input, beforeFrame);
    opened.listen();
    opened.renderThread.start();
    return opened;
  }

  /** Handles events until the window is closed by a person or by {@link #requestClose}. */
  public void runUntilClosed() {
    boolean reported = false;
    while (!glfwWindowShouldClose(window)) {
      glfwWaitEventsTimeout(EVENT_WAIT_SECONDS);
      input.timePasses();
      if (!reported && !renderThread.isAlive()) {
        glfwSetWindowTitle(window, title + ": PICTURE LOST, STOP still works");
        reported = true;
      }
    }
  }

  /** Where the window's contents stand on the screen: x, y, the window system's units. */
  public int[] position() {
    int[] x = new int[1];
    int[] y = new int[1];
    glfwGetWindowPos(window, x, y);
    return new int[] {x[0], y[0]};
  }

  /** Makes {@link #runUntilClosed} return. Any thread. */
  public void requestClose() {
    glfwSetWindowShouldClose(window, true);
    glfwPostEmptyEvent();
  }

  /**
   * Writes a picture of the frame being drawn, or of the next one, as PNG. Any thread.
   *
   * @param file where to; folders are made
   * @param written completed with the file, or with the reason why there is none
   */
  public void requestScreenshot(Path file, CompletableFuture<Path> written) {
    renderLoop.requestScreenshot(file, written);
  }

  /** Ends drawing and takes the window from the screen. */
  @Override
  public void close() {
    renderLoop.stop();
    boolean interrupted = false;
    try {
      renderThread.join(RENDER_END_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (renderThread.isAlive()) {
      LOG.warn("drawing does not end; the window is left to the end of the process");
    } else {
      Callbacks.glfwFreeCallbacks(window);
      glfwDestroyWindow(window);
      glfwTerminate();
      GLFWErrorCallback onError = glfwSetErrorCallback(null);
      if (onError != null) {
        onError.free();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    glfwSetWindowSizeLimits(
        window, SMALLEST_WIDTH, SMALLEST_HEIGHT, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwSetKeyCallback(
        window,
        (handle, code, scancode, action, modifiers) -> {
          Key key = GlfwKeys.key(code);
          if (action == GLFW_PRESS && key != null) {
            input.keyPressed(key);
          } else if (action == GLFW_RELEASE && key != null) {
            input.keyReleased(key);
          }
        });
    glfwSetMouseButtonCallback(
        window,
        (handle, button, action, modifiers) -> {
          if (button == GLFW_MOUSE_BUTTON_LEFT && action == GLFW_PRESS) {
            pressed();
          }
        });
    glfwSetFramebufferSizeCallback(
        window,
        (handle, width, height) -> {
          if (width > 0 && height > 0) {
            viewport = new Viewport(width, height);
          }
        });
  }

  private void pressed() {
    Viewport now = viewport;
    double[] x = new double[1];
    double[] y = new double[1];
    int[] width = new int[1];
    int[] height = new int[1];
    glfwGetCursorPos(window, x, y);
    glfwGetWindowSize(window, width, height);
    if (width[0] > 0 && height[0] > 0) {
      input.mousePressed(
          (float) (x[0] / width[0] * now.width()), (float) (y[0] / height[0] * now.height()), now);
    }
  }

  private static Viewport framebuffer(long window) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer width = stack.mallocInt(1);
      IntBuffer height = stack.mallocInt(1);
      glfwGetFramebufferSize(window, width, height);
      return new Viewport(Math.max(1, width.get(0)), Math.max(1, height.get(0)));
    }
  }
}
