package org.dorsi.controller.telemetry;

/**
 * One line for the operator.
 *
 * @param timeNs when it was said, session time
 * @param alarm whether something went wrong, as against a mere note
 * @param text the line
 */
public record Notice(long timeNs, boolean alarm, String text) {}
