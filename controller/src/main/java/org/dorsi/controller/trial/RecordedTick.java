package org.dorsi.controller.trial;

import org.dorsi.controller.loop.TickInputs;

/**
 * One tick of a trial.
 *
 * @param inputs exactly what the controller was given
 * @param outputs what it decided
 * @param afterLoss whether ticks right before this one are not in the file
 */
public record RecordedTick(TickInputs inputs, OutputBytes outputs, boolean afterLoss) {}
