package org.dorsi.visualization.gl;

/**
 * What a person does to the window. Called on the main thread, which never waits for drawing: a
 * STOP works while the renderer hangs. Implementations must return at once.
 */
public interface WindowInput {

  /** A key went down; a key held down does not repeat. */
  void keyPressed(Key key);

  /**
   * The left mouse button went down.
   *
   * @param x design pixels from the left
   * @param y design pixels from the top
   * @param viewport the framebuffer at that moment
   */
  void mousePressed(float x, float y, Viewport viewport);
}
