package org.dorsi.controller.safety;

/**
 * One reduction that the limiter made, with its reason.
 *
 * @param channel stimulator channel, 1 to 8; 0 where all are meant
 * @param quantity what was reduced, with its unit, for example {@code amplitude mA}
 * @param requested the value asked for
 * @param delivered the value that remained
 * @param reason the limit that did it, for example {@code patient limit}
 */
public record Limitation(
    int channel, String quantity, double requested, double delivered, String reason) {}
