package org.dorsi.controller.guard;

/**
 * What the guard must know of a channel to judge its pulses.
 *
 * @param number socket of the stimulator, 1 to 8
 * @param electrodeAreaCm2 area of the smaller electrode
 * @param maximumMilliamps the patient's calibrated maximum
 */
public record GuardedChannel(int number, double electrodeAreaCm2, double maximumMilliamps) {}
