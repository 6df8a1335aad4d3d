package org.dorsi.sim.rig;

import org.dorsi.controller.safety.OperatorCommand;

/**
 * A command that the operator gives at a known time.
 *
 * @param atNs when, session time
 * @param command what
 */
public record TimedCommand(long atNs, OperatorCommand command) {}
