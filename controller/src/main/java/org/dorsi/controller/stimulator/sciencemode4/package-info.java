/**
 * Codec of HASOMED's ScienceMode 4 (P24) and 3 (RehaMove 3), which share the frame and most
 * commands: frames, requests and replies as pure bytes.
 *
 * <p>Source of every number: stimulators.md, section 1. No clock, no I/O; depends on {@code
 * stimulator.framing} only.
 */
@NullMarked
package org.dorsi.controller.stimulator.sciencemode4;

import org.jspecify.annotations.NullMarked;
