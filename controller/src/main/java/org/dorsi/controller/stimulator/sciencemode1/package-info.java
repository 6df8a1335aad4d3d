/**
 * Codec of HASOMED's ScienceMode 1 (RehaStim 1): commands of a few bytes, answers of one.
 *
 * <p>Source of every number: stimulators.md, section 2.4. There are no frames: the first byte of a
 * command has its highest bit set, all others have not. Pure bytes: no clock, no I/O; depends on
 * {@code java.base} only.
 */
@NullMarked
package org.dorsi.controller.stimulator.sciencemode1;

import org.jspecify.annotations.NullMarked;
