/**
 * What the frames of ScienceMode 2, 3 and 4 have in common: a start byte, a stop byte, and an
 * escape byte that takes both out of the data (stimulators.md, sections 1.2 and 2.1).
 *
 * <p>Pure bytes: no clock, no I/O; depends on {@code java.base} only. One thread at a time.
 */
@NullMarked
package org.dorsi.controller.stimulator.framing;

import org.jspecify.annotations.NullMarked;
