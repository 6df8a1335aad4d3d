package org.dorsi.visualization.gl;

/**
 * What a person does to the window. Called on the main thread, which never waits for drawing: a
 * STOP works while the renderer hangs. Implementations must return at once.
 */
public interface WindowInput {

  /** A key went down; a key held down does not repeat. */
  void keyPressed(Key key);

  /** A key went up, or the window is no longer the one that hears the keys. */
  void keyReleased(Key key);

  /** Time passes; told at least ten times a second while the window lives. */
  void timePasses();

  /**
   * The left mouse button went down.
   *
   * @param x design pixels from the left
   * @param y design pixels from the top
   * @param viewport the framebuffer at that moment
   */
  void mousePressed(float x, float y, Viewport viewport);
}
