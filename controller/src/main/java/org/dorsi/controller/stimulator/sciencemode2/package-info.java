/**
 * Codec of HASOMED's ScienceMode 2 (RehaStim 2): frames, requests and replies as pure bytes.
 *
 * <p>Source of every number: stimulators.md, sections 2.1 to 2.3. No clock, no I/O; depends on
 * {@code stimulator.framing} only.
 */
@NullMarked
package org.dorsi.controller.stimulator.sciencemode2;

import org.jspecify.annotations.NullMarked;
