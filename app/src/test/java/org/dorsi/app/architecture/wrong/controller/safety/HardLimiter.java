package org.dorsi.app.architecture.wrong.controller.safety;

/** Rebuilds commands. */
public final class HardLimiter {}
