package org.dorsi.controller.telemetry;

import org.dorsi.sensors.health.SourceHealth;

/**
 * One sensor and how well it is heard.
 *
 * @param name the sensor's name in the configuration
 * @param health its counters
 */
public record SensorStatus(String name, SourceHealth health) {}
