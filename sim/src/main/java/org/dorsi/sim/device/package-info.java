/**
 * Emulated serial devices on pseudo-terminals: foot-switch board, Xsens MTi, ScienceMode 1 to 4
 * stimulators, and the players that feed a recording or a wearer's measurements into them.
 *
 * <p>The codecs here are written from the vendors' documents and share nothing with those of {@code
 * sensors} and {@code controller}, so that a mistake made on one side cannot hide on the other.
 * Each terminal has a thread, each device says which threads call it. Depends on {@code
 * org.dorsi.sensors} for sides, segments and readings only.
 */
@NullMarked
package org.dorsi.sim.device;

import org.jspecify.annotations.NullMarked;
