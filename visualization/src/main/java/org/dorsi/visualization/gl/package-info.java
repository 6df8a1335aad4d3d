/**
 * The window, the drawing surface and the keyboard: the only package that knows LWJGL and ImGui.
 *
 * <p>GLFW and input on the main thread, OpenGL and ImGui on the render thread; each class says
 * which. Depends on nothing of ours.
 */
@NullMarked
package org.dorsi.visualization.gl;

import org.jspecify.annotations.NullMarked;
