/**
 * The rules that the shape of the program rests on, and the proof that each of them bites. Test
 * scope only.
 */
@NullMarked
package org.dorsi.app.architecture;

import org.jspecify.annotations.NullMarked;
